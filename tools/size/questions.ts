import type { SubgraphRequest } from '@assembly-graph/platform/graph';
import { getNamedType, type ExecutionResult } from 'graphql';
import type { OfferedFilter, OfferedList } from './lists.ts';
import type { Statement } from './recorder.ts';
import type { Sample } from './samples.ts';

/** What was asked, and the statements that it took. */
export interface Asked {
  readonly path: string;
  readonly what: string;
  /** By what was found, e.g. "KeyFilter eq"; of conditions that are joined, each. */
  readonly by: readonly string[];
  /** The field of the order that was asked for. */
  readonly order: string | null;
  readonly statements: readonly Statement[];
}

/** A subgraph that can be asked, and tells with what statements it answered. */
export interface Subject {
  readonly ask: (request: SubgraphRequest) => Promise<{ result: ExecutionResult; statements: Statement[] }>;
  /** The values of a filter's column. */
  readonly sample: (statements: readonly Statement[]) => Promise<Sample | null>;
  /** Owners of a list, as the gateway would name them. */
  readonly owners: (list: OfferedList) => readonly object[];
}

const PAGE = 20;
type Arguments = Readonly<Record<string, unknown>>;
type Answered = { isRefused: boolean; data: { pageInfo: { startCursor: string | null; endCursor: string | null } } | null; asked: Asked };

/**
 * Everything that a list offers, asked: each order both ways, from the beginning, the end and the middle; each filter with each of
 * its operators, with values that find much and little; whatever further argument it has; its count.
 * @param briefly leaves out what is planned as something else that is asked: filters of the lists of owners, pages from the end, other values
 */
export async function* questionsOf(list: OfferedList, subject: Subject, briefly = false): AsyncGenerator<Asked> {
  for (const variant of list.variants) {
    const plain = await answer(list, subject, variant || 'as it is', { first: PAGE }, variant, true);
    yield plain.asked;
    if (plain.isRefused) continue;
    // Nothing that could have such a list is there.
    if (plain.asked.statements.length === 0) return;
    // What leads to it may lead nowhere in this assembly; a list that has something is asked from there, too.
    if (list.through && plain.data === null) return;
    yield* ordersOf(list, subject, variant, briefly);
  }
  if (briefly && list.ownerKey !== null) return;
  const needed = list.variants[0]!;
  const samples: [OfferedFilter, Sample][] = [];
  for (const filter of list.filters) {
    const known = filter.operators.some(({ name }) => name === 'isNull') ? { isNull: false } : { isEmpty: false };
    const { asked } = await answer(list, subject, `${filter.field} known`, { first: PAGE, filter: { [filter.field]: known } }, needed);
    yield { ...asked, by: [`${filter.inputType} ${Object.keys(known)[0]}`] };
    const sample = await subject.sample(asked.statements);
    if (!sample) continue;
    samples.push([filter, sample]);
    for (const [operator, operand] of operandsOf(filter, sample, briefly)) {
      const what = `${filter.field} ${operator} ${JSON.stringify(operand)}`;
      yield { ...(await answer(list, subject, what, { first: PAGE, filter: { [filter.field]: { [operator]: operand } } }, needed)).asked, by: [`${filter.inputType} ${operator}`] };
    }
  }
  yield* combined(list, subject, briefly ? samples.slice(0, 3) : samples);
}

async function* ordersOf(list: OfferedList, subject: Subject, variant: string, briefly: boolean): AsyncGenerator<Asked> {
  for (const field of list.orders) {
    for (const direction of ['ASC', 'DESC'] as const) {
      const orderBy = [{ field, direction }];
      const page = (what: string, more: Arguments) => answer(list, subject, `by ${field} ${direction}${variant && `, ${variant}`}, ${what}`, { orderBy, ...more }, variant);
      const first = await page('first', { first: PAGE });
      if (briefly) {
        yield first.asked;
        if (first.data?.pageInfo.endCursor) yield (await page('second', { first: PAGE, after: first.data.pageInfo.endCursor })).asked;
        continue;
      }
      const last = await page('last', { last: 2 * PAGE });
      yield first.asked;
      yield last.asked;
      if (!first.data?.pageInfo.endCursor || !last.data?.pageInfo.startCursor) continue;
      yield (await page('second', { first: PAGE, after: first.data.pageInfo.endCursor })).asked;
      yield (await page('last but one', { last: PAGE, before: last.data.pageInfo.startCursor })).asked;
      yield (await page('deep', { first: PAGE, after: last.data.pageInfo.startCursor })).asked;
    }
  }
}

/** Conditions joined by `or`, turned round by `not`, and together with an order that is not the list's own. */
async function* combined(list: OfferedList, subject: Subject, samples: readonly [OfferedFilter, Sample][]): AsyncGenerator<Asked> {
  const equal = samples.filter(([{ operators }]) => operators.some(({ name }) => name === 'eq')).map(([filter, { rare, frequent }]) => ({
    rare: { [filter.field]: { eq: typed(filter, 'eq', rare) } },
    frequent: { [filter.field]: { eq: typed(filter, 'eq', frequent) } },
    field: filter.field,
    by: `${filter.inputType} eq`,
  }));
  const needed = list.variants[0]!;
  for (const [index, { field, rare, frequent, by }] of equal.entries()) {
    yield { ...(await answer(list, subject, `not ${field}`, { first: PAGE, filter: { not: frequent } }, needed)).asked, by: ['not'] };
    for (const order of list.orders) {
      const sorted = (filter: object, direction: string, what: string) => answer(list, subject, `${field} ${what}, by ${order}`, { first: PAGE, filter, orderBy: [{ field: order, direction }] }, needed);
      yield { ...(await sorted(rare, 'DESC', 'rare')).asked, by: [by] };
      yield { ...(await sorted(frequent, 'ASC', 'frequent')).asked, by: [by] };
    }
    const other = equal[index + 1];
    if (!other) continue;
    yield { ...(await answer(list, subject, `${field} or ${other.field}`, { first: PAGE, filter: { or: [rare, other.rare] } }, needed)).asked, by: [by, other.by] };
    yield { ...(await answer(list, subject, `${field} and ${other.field}`, { first: PAGE, filter: { and: [frequent, other.rare] } }, needed)).asked, by: [by, other.by] };
  }
}

function operandsOf(filter: OfferedFilter, sample: Sample, briefly: boolean): [string, unknown][] {
  const all = everyOperandOf(filter, sample);
  // One value of each operator, the one that finds the least: what finds much may be read whole.
  return briefly ? [...new Map(all).entries()] : all;
}

function everyOperandOf(filter: OfferedFilter, { frequent, rare, least, middle, greatest }: Sample): [string, unknown][] {
  const texts: Record<string, string[]> = {
    eq: [frequent, rare], gt: [least, middle, greatest], gte: [least, middle, greatest], lt: [least, middle, greatest], lte: [least, middle, greatest],
    contains: [rare.slice(0, 12), rare.slice(1, 5), rare.slice(0, 2), 'zzqx'], startsWith: [rare.slice(0, 3), 'zzqx'],
    has: [frequent, rare],
  };
  const lists: Record<string, string[][]> = { in: [[frequent, rare, middle]], hasAny: [[frequent, rare]], hasAll: [[frequent, rare]] };
  return filter.operators.flatMap(({ name }): [string, unknown][] => {
    if (name === 'isNull' || name === 'isEmpty') return [[name, true]];
    if (lists[name]) return lists[name].map((values) => [name, [...new Set(values)].map((value) => typed(filter, name, value))]);
    return [...new Set(texts[name])].map((value) => [name, typed(filter, name, value)]);
  });
}

function typed({ operators }: OfferedFilter, operator: string, value: string): unknown {
  switch (getNamedType(operators.find(({ name }) => name === operator)!.type).name) {
    case 'Int': return Number(value);
    case 'Boolean': return value === 'true' || value === 't';
    case 'DateTime': return new Date(value).toISOString();
    default: return value;
  }
}

async function answer(list: OfferedList, { ask, owners }: Subject, what: string, given: Arguments, variant: string, mayRefuse = false): Promise<Answered> {
  const filterType = `${list.node}Filter`;
  const declared = { first: 'Int', last: 'Int', after: 'String', before: 'String', filter: filterType, orderBy: `[${list.node}Order!]` };
  const names = Object.keys(given) as (keyof typeof declared)[];
  const passed = [...names.map((name) => `${name}: $${name}`), ...(variant ? [variant] : [])].join(', ');
  const declarations = names.map((name) => `$${name}: ${declared[name]}`).join(', ');
  const { ownerKey, owner, through } = list;
  const asked = `list: ${list.field}(${passed}) { totalCount nodes { __typename ${list.columns.join(' ')} } pageInfo { startCursor endCursor } }`;
  const field = through ? `through: ${through} { ${asked} }` : asked;
  const query = ownerKey === null
    ? `query (${declarations}) { ${field} }`
    : `query ($owners: [_Any!]!, ${declarations}) { _entities(representations: $owners) { ... on ${owner.name} { ${field} } } }`;
  const { result, statements } = await ask({ query, variables: { ...given, ...(ownerKey === null ? {} : { owners: owners(list) }) } });
  // Some lists take an argument of many, and refuse a part of it.
  const isRefused = result.errors?.every(({ extensions }) => extensions.code === 'BAD_USER_INPUT') ?? false;
  if (result.errors && !(mayRefuse && isRefused)) throw new Error(`${list.path}, ${what}: ${result.errors.map(({ message }) => message).join('; ')}`);
  const holders: any[] = ownerKey === null ? [result.data] : ((result.data as any)?._entities ?? []);
  const pages: Answered['data'][] = holders.map((holder) => (through ? holder?.through : holder)?.list ?? null);
  return { isRefused, data: pages.find((page) => page?.pageInfo.endCursor) ?? null, asked: { path: list.path, what, by: [], order: (given.orderBy as { field: string }[] | undefined)?.[0]?.field ?? null, statements } };
}
