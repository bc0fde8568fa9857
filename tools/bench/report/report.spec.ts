import { describe, expect, it } from '@jest/globals';
import { readArguments } from '../arguments.ts';
import { staysWithin } from '../cache-bound.ts';
import { distinctOperations } from '../workloads.ts';
import { chart } from './chart.ts';
import { figuresOf, percentile, timesLess, type Figures } from './figures.ts';
import { page } from './page.ts';
import type { Result } from './result.ts';
import { ratioTable } from './table.ts';

const figures = (cpuMs: number, more: Partial<Figures> = {}): Figures => ({ cpuMs, perSecond: 100, p50: 1, p95: 2, p99: 3, rssMb: 100, answerKb: 88.2, requests: 500, ...more });
const result: Result = {
  at: '2026-11-24T22:00:00.000Z', command: 'npm run bench', seconds: 5, whole: [],
  machine: { processor: 'A <fast> one', cores: 2, memoryGb: 8, node: 'v24.0.0', parted: 'parted', loadBefore: 0.1 },
  rows: [
    { workload: 'heavy nested', authorization: 'unique', gateway: 'own', figures: figures(1), isSame: true },
    { workload: 'heavy nested', authorization: 'unique', gateway: 'stock', figures: figures(8), isSame: true },
    { workload: 'heavy nested', authorization: 'unique', gateway: 'hive', figures: figures(16), isSame: true },
    { workload: 'heavy nested', authorization: 'equal', gateway: 'own', figures: figures(0.5), isSame: true },
    { workload: 'heavy nested', authorization: 'equal', gateway: 'stock', figures: figures(8), isSame: true },
  ],
};

describe('what is measured', () => {
  it('has percentiles that are values which were measured', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect([50, 95, 99, 100, 0].map((percent) => percentile(hundred, percent))).toEqual([50, 95, 99, 100, 1]);
    expect([50, 99].map((percent) => percentile([7], percent))).toEqual([7, 7]);
    expect(percentile([3, 1, 2], 50)).toBe(2);
    expect(() => percentile([], 50)).toThrow(RangeError);
  });

  it('is told for each request, in milliseconds, megabytes and kilobytes', () => {
    expect(figuresOf({ times: [1, 3, 2, 4], elapsedMs: 2000, cpuMs: 10, rssBytes: 2 ** 21, answerBytes: 512, calls: 6, subgraphBytes: 8192 })).toEqual({
      cpuMs: 2.5, perSecond: 2, p50: 2, p95: 4, p99: 4, rssMb: 2, answerKb: 0.5, requests: 4, calls: 1.5, subgraphKb: 2,
    });
  });

  it('is compared by how many times less one takes, where there is something to compare', () => {
    expect([timesLess(9, 3), timesLess(3, 9), timesLess(undefined, 1), timesLess(0, 1), timesLess(1, 0)]).toEqual([3, 1 / 3, undefined, undefined, undefined]);
  });

  it('stands in a table by workload, with stock as one', () => {
    expect(ratioTable(result.rows).split('\n').slice(2)).toEqual([
      '| heavy nested | unique        | 8.0× |            1.0× | 0.5× |',
      '| heavy nested | equal         |  16× |            1.0× |    - |',
      '',
    ]);
    expect(page(result)).toContain('Measured on 2026-11-24 by `npm run bench`');
  });
});

describe('the chart', () => {
  it('draws a bar as long as the ratio is great, of requests with an Authorization of their own, and says so in words', () => {
    const drawn = chart(result);
    const widths = [...drawn.matchAll(/<rect x="150" y="\d+" width="([\d.]+)"/g)].map(([, width]) => Number(width));
    expect(widths).toHaveLength(3);
    const [own, stock, hive] = widths as [number, number, number];
    expect([own / stock, stock / hive].map(Math.round)).toEqual([8, 2]);
    expect(drawn).toContain('<desc id="desc">heavy nested: ours 8.0 times, @apollo/gateway 1.0 times, Hive 0.5 times.');
    expect(drawn).toContain('2026-11-24 · 2 × A &lt;fast&gt; one · Node v24.0.0');
    expect(drawn).toContain('prefers-color-scheme:dark');
  });

  it('has nothing to draw where stock was not measured', () => {
    expect(() => chart({ ...result, rows: result.rows.filter(({ gateway }) => gateway === 'own') })).toThrow('--peers stock');
  });
});

describe('the workloads', () => {
  it('hold a thousand operations of which no two are the same', () => {
    expect(new Set(distinctOperations(1024)).size).toBe(1024);
  });
});

describe('a cache', () => {
  it('keeps to its bound where the heap grows by no more, and then no longer', () => {
    expect(staysWithin([20, 26, 28, 28.2, 28.1], 8)).toBe(true);
    expect(staysWithin([20, 26, 32, 32, 32], 8)).toBe(false);
    expect(staysWithin([20, 22, 24, 26.5, 29], 8)).toBe(false);
    expect(staysWithin([20], 8)).toBe(false);
  });
});

describe('the command line', () => {
  it('says what is measured', () => {
    expect(readArguments(['--quick', '--seconds', '2', '--peers', 'hive,stock'], '/r')).toEqual({ help: false, seconds: 2, only: 'heavy nested', peers: ['stock', 'hive'], json: '/r/.assembly/bench.json' });
    expect(readArguments(['--peers', 'none', '--json', '/a.json'], '/r')).toMatchObject({ peers: [], json: '/a.json', only: '' });
  });

  it.each([
    [['--seconds', 'x'], '--seconds is a number from 0.5 to 600.'],
    [['--peers', 'stock,fast'], 'There is no peer "fast"; there are stock, hive, hive-native, and none.'],
    [['--fast'], "Unknown option '--fast'. See --help."],
  ])('is refused in one sentence: %j', (args, message) => {
    expect(() => readArguments(args, '/r')).toThrow(message);
  });
});
