import type { GatewayName } from '../gateways.ts';
import { OPERATIONS } from '../workloads.ts';
import { timesLess } from './figures.ts';
import type { Result, Row } from './result.ts';
import { titleOf } from './table.ts';

// Drawn by hand: text and rectangles, in colours that are read on a dark page as on a light one.

const WIDTH = 760;
const NAMES = 150;
const BAR = 18;
const STEP = 24;
const GROUP = 40;
const TOP = 70;
const COLOURS: Readonly<Record<GatewayName, string>> = { own: '#2f81f7', 'hive-native': '#a371f7', hive: '#8b949e', stock: '#d29922' };
const ORDER = ['own', 'hive-native', 'stock', 'hive'] as const;

interface Bar {
  readonly gateway: GatewayName;
  readonly cpuMs: number;
  readonly ratio: number;
}

/**
 * CPU time a request of each gateway, as how many times less than stock's, with another Authorization for each request.
 * @throws Error when there is nothing to compare with
 */
export function chart({ at, machine, rows }: Result): string {
  const groups = grouped(rows);
  if (groups.length === 0) throw new Error('A chart needs what @apollo/gateway took, too: --peers stock at least.');
  const most = Math.max(...groups.flatMap(({ bars }) => bars.map(({ ratio }) => ratio)));
  const unit = (WIDTH - NAMES - 130) / most;
  let y = TOP;
  const drawn = groups.map(({ workload, answerKb, bars }) => {
    const head = text(0, y + 14, headOf(workload, answerKb), 'group');
    const lines = bars.map(({ gateway, cpuMs, ratio }, index) => {
      const top = y + 22 + index * STEP;
      const width = Math.max(ratio * unit, 1);
      return `${text(NAMES - 8, top + 13, titleOf(gateway), 'name')}<rect x="${NAMES}" y="${top}" width="${round(width)}" height="${BAR}" rx="2" fill="${COLOURS[gateway]}"/>${text(NAMES + width + 6, top + 13, `${ratio.toFixed(1)}× · ${cpuMs.toFixed(cpuMs < 10 ? 2 : 0)} ms`, 'figure')}`;
    });
    y += bars.length * STEP + GROUP;
    return [head, ...lines].join('\n');
  });
  const where = `${at.slice(0, 10)} · ${machine.cores} × ${machine.processor} · Node ${machine.node} · the gateway on one processor`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" width="${WIDTH}" height="${y}" role="img" aria-labelledby="title desc">
<title id="title">CPU time of a gateway for a request, as how many times less than @apollo/gateway</title>
<desc id="desc">${escaped(groups.map(described).join(' '))} Measured on ${escaped(where)}.</desc>
<style>text{font:13px system-ui,sans-serif;fill:#57606a}.title,.group{font-weight:600}.title{font-size:15px}.name{text-anchor:end}.title,.group,.figure{fill:#24292f}@media(prefers-color-scheme:dark){text{fill:#9198a1}.title,.group,.figure{fill:#f0f6fc}}</style>
${text(0, 18, 'CPU-ms a request, ratio to stock: longer is less CPU', 'title')}
${text(0, 38, 'Over HTTP, another Authorization in each request, the same answer of all', 'note')}
${text(0, 56, where, 'note')}
${drawn.join('\n')}
</svg>
`;
}

function grouped(rows: readonly Row[]): { workload: string; answerKb: number; bars: Bar[] }[] {
  const unique = rows.filter(({ authorization }) => authorization !== 'equal');
  return [...new Set(unique.map(({ workload }) => workload))].flatMap((workload) => {
    const own = unique.filter((row) => row.workload === workload);
    const stock = own.find(({ gateway }) => gateway === 'stock')?.figures.cpuMs;
    const bars = ORDER.flatMap((gateway) => {
      const figures = own.find((row) => row.gateway === gateway)?.figures;
      const ratio = figures && timesLess(stock, figures.cpuMs);
      return ratio === undefined ? [] : [{ gateway, cpuMs: figures!.cpuMs, ratio }];
    });
    return bars.length ? [{ workload, answerKb: own[0]!.figures.answerKb, bars }] : [];
  });
}

const described = ({ workload, bars }: { workload: string; bars: readonly Bar[] }) => `${workload}: ${bars.map(({ gateway, ratio }) => `${titleOf(gateway)} ${ratio.toFixed(1)} times`).join(', ')}.`;

function headOf(workload: string, answerKb: number): string {
  if (workload === OPERATIONS) return `${workload}, each asked once: planning`;
  return /\d/.test(workload) ? workload : `${workload}, ${answerKb < 1 ? 'under 1' : answerKb.toFixed(0)} KB`;
}

const text = (x: number, y: number, words: string, kind: string) => `<text class="${kind}" x="${round(x)}" y="${y}">${escaped(words)}</text>`;

const round = (value: number) => Math.round(value * 10) / 10;

const escaped = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
