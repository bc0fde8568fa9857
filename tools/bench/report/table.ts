import { GATEWAYS, type GatewayName } from '../gateways.ts';
import { timesLess } from './figures.ts';
import type { CacheBound, Result, Row, WholeRow } from './result.ts';

type Cells = readonly (string | number)[];

/** Rows as a table of Markdown, which is a table to read on a terminal too. @param words how many columns are no numbers */
export function table(head: Cells, rows: readonly Cells[], words = 2): string {
  const all = [head, ...rows].map((cells) => cells.map(String));
  const widths = all[0]!.map((_, column) => Math.max(...all.map((cells) => cells[column]!.length), 3));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, column) => (column < words ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column < words ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return `${[line(all[0]!), rule, ...all.slice(1).map(line)].join('\n')}\n`;
}

const number = (value: number | undefined, digits: number): string => (value === undefined ? '-' : value.toFixed(digits));
const times = (value: number | undefined): string => (value === undefined ? '-' : `${value.toFixed(value < 9.95 ? 1 : 0)}×`);

/** How many times less CPU a request than stock each gateway takes, by workload. */
export function ratioTable(rows: readonly Row[]): string {
  const names = GATEWAYS.map(({ name }) => name).filter((name) => rows.some(({ gateway }) => gateway === name));
  return table(['workload', 'authorization', ...names.map(titleOf)], groups(rows).map((group) => {
    const stock = figuresOfGateway(group, 'stock');
    return [group[0]!.workload, group[0]!.authorization, ...names.map((name) => times(timesLess(stock?.cpuMs, figuresOfGateway(group, name)?.cpuMs ?? 0)))];
  }));
}

/** Everything that was measured of each gateway. */
export function figureTable(rows: readonly Row[]): string {
  const head = ['workload', 'authorization', 'gateway', 'to stock', 'CPU-ms/request', 'answers/s', 'p50 ms', 'p95 ms', 'p99 ms', 'RSS MB', 'after MB', 'calls/request', 'KB from subgraphs', 'answer KB', 'same answer'];
  return table(head, groups(rows).flatMap((group) => group.map(({ workload, authorization, gateway, figures, isSame }) => [
    workload, authorization, titleOf(gateway), times(timesLess(figuresOfGateway(group, 'stock')?.cpuMs, figures.cpuMs)), number(figures.cpuMs, 2), number(figures.perSecond, figures.perSecond < 10 ? 1 : 0),
    number(figures.p50, 1), number(figures.p95, 1), number(figures.p99, 1), number(figures.rssMb, 0), number(figures.rssAfterMb, 0), number(figures.calls, 1), number(figures.subgraphKb, 1),
    number(figures.answerKb, 1), isSame ? 'yes' : 'NO',
  ])), 3);
}

/** The whole graph beside the same SQL by hand. */
export function wholeTable(rows: readonly WholeRow[]): string {
  const head = ['operation', 'way', 'p50 to SQL', 'CPU with PostgreSQL to SQL', 'p50 ms', 'p95 ms', 'CPU-ms/request', 'PostgreSQL CPU-ms', 'statements', 'answers/s of many', 'CPU-ms of many', 'RSS MB'];
  return table(head, rows.map(({ operation, way, statements, alone, many }) => {
    const limit = rows.find((row) => row.operation === operation && row.way === 'sql')?.alone;
    return [
      operation, WAYS[way], times(timesLess(alone.p50, limit?.p50 ?? 0)), times(timesLess(alone.cpuMs + (alone.besidesCpuMs ?? 0), limit ? limit.cpuMs + (limit.besidesCpuMs ?? 0) : 0)), number(alone.p50, 2), number(alone.p95, 2), number(alone.cpuMs, 2),
      number(alone.besidesCpuMs, 2), statements, number(many?.perSecond, 0), number(many?.cpuMs, 2), number(many?.rssMb ?? alone.rssMb, 0),
    ];
  }));
}

const WAYS = { sql: 'the same SQL by hand', local: 'one process', http: 'five processes' } as const;

export function cacheTable({ mostMb, heap, isKept }: CacheBound): string {
  const rows = heap.map(({ operations, heapMb }) => [operations, `${heapMb.toFixed(1)} MB`]);
  return `${table(['distinct operations', 'heap'], rows, 0)}\nThe cache of compiled operations may weigh ${mostMb} MB: ${isKept ? 'the heap stays where it is once that is reached' : 'THE HEAP GOES ON GROWING'}.\n`;
}

/** The whole result to read: ratios first. */
export function told(result: Result): string {
  const parts = [
    ...(result.rows.length ? [`How many times less CPU a request than @apollo/gateway in the same run:\n\n${ratioTable(result.rows)}`, figureTable(result.rows)] : []),
    ...(result.whole.length ? [`The whole graph with its database, asked by one client, then by many; how many times the same SQL by hand:\n\n${wholeTable(result.whole)}`] : []),
    ...(result.cache ? [cacheTable(result.cache)] : []),
  ];
  return parts.join('\n');
}

export const titleOf = (name: GatewayName): string => SHORT[name];
const SHORT: Readonly<Record<GatewayName, string>> = { own: 'ours', stock: '@apollo/gateway', hive: 'Hive', 'hive-native': 'Hive, native planner' };

const figuresOfGateway = (group: readonly Row[], name: GatewayName) => group.find(({ gateway }) => gateway === name)?.figures;

/** What was measured with the same workload and the same Authorization, in the order in which it was. */
function groups(rows: readonly Row[]): Row[][] {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${row.workload} ${row.authorization}`;
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return [...found.values()];
}
