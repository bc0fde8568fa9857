import { readCursor } from '@assembly-graph/events';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { counters, type Counters } from './counters.ts';
import { faultsIn } from './history.ts';
import { LAST, readByPages, readBySse, readByWs } from './readers.ts';
import { write } from './writers.ts';

const WRITERS = 16;
const COMMITS = 10_000;
/** Of 100 deeds so many fail. */
const FAILING = 15;
const CUTS = 1_000;
const CUT_EVERY_MS = 250;

let tally: Counters;
beforeAll(async () => {
  // That writers lose their connections is what is tried here; every one of them would be logged.
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  tally = await counters(WRITERS);
}, 60_000);
afterAll(async () => {
  jest.restoreAllMocks();
  await tally.close();
});

describe(`${COMMITS} commits by ${WRITERS} writers, ${FAILING} % rolled back, whose connections are cut, followed by readers who are cut off`, () => {
  it('are told to everybody once, in order, without a hole, and the record is their sum', async () => {
    const { url } = tally.gateway;
    const start = await headCursor(url);
    const readers = {
      'steady, server-sent events': readBySse(url, start, Infinity),
      'server-sent events': readBySse(url, start, 60),
      'server-sent events, hasty': readBySse(url, start, 10),
      'WebSocket': readByWs(url, start, 60),
      'WebSocket, hasty': readByWs(url, start, 10),
      'pages': readByPages(url, start),
    };
    const cutting = setInterval(() => void tally.cutOneWriter(), CUT_EVERY_MS);
    const attempts = await write(tally, { writers: WRITERS, deeds: Math.ceil(COMMITS / (1 - FAILING / 100)), subjects: 20, failing: FAILING });
    clearInterval(cutting);
    attempts.push(...(await write(tally, { writers: 1, deeds: 1, subjects: 1, failing: 0, keyOf: () => LAST })));
    const read = Object.fromEntries(await Promise.all(Object.entries(readers).map(async ([name, reader]) => [name, await reader] as const)));
    const end = await headCursor(url);
    const ok = attempts.filter(({ outcome }) => outcome === 'ok').length;
    const cuts = Object.values(read).reduce((sum, reader) => sum + reader.cuts, 0);
    const unknown = attempts.filter(({ outcome }) => outcome === 'unknown').length;
    process.stdout.write(`${ok} commits, ${attempts.length - ok - unknown} rolled back, ${unknown} lost their connection, readers cut off ${cuts} times\n`);
    expect([ok > COMMITS * 0.97, unknown > 0, cuts >= CUTS, readCursor(end)!.seq]).toEqual([true, true, true, ok]);
    expect(Object.values(read).flatMap(({ doubts }) => doubts)).toEqual([]);
    expect(faultsIn({ attempts, state: await tally.state(), subscribers: Object.fromEntries(Object.entries(read).map(([name, { seen }]) => [name, seen])) })).toEqual([]);
  }, 1_200_000);
});

async function headCursor(url: string): Promise<string> {
  const body = JSON.stringify({ query: '{ tallyFeed(first: 0) { headCursor } }' });
  const answer = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return ((await answer.json()) as any).data.tallyFeed.headCursor;
}
