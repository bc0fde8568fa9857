import { natsWakes, overNats, type NatsWakes, type OverNats } from '@assembly-graph/platform';
import { natsServer, temporaryFolder, whyNoNats, type NatsServer } from '@assembly-graph/testing';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { counters, type Counters } from './counters.ts';
import { faultsIn } from './history.ts';
import { LAST, readByPages, readBySse, readByWs } from './readers.ts';
import { subscribeBySse } from '../whole-graph/subscribers.ts';
import { write } from './writers.ts';

const SECRET = 'a secret that only the processes of the graph share';
const DEEDS = 2_000;
const WRITERS = 4;
const KILL_EVERY_MS = 1_500;
/** So rarely do these gateways look by themselves. */
const POLL_MS = 30_000;

const without = whyNoNats();
if (without) process.stdout.write(`${without}\n`);
const withNats = without ? describe.skip : describe;

withNats('two gateways on one NATS, which is killed again and again', () => {
  let server: NatsServer;
  let tally: Counters;
  let nats: OverNats;
  const wakes: NatsWakes[] = [];
  beforeAll(async () => {
    jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    server = await natsServer(await temporaryFolder());
    nats = overNats({ natsUrl: server.url, secret: SECRET }, 'tally');
    tally = await counters(WRITERS, {
      gateways: 2,
      subscriptions: ({ feed }) => {
        if (wakes.length === 0) nats.relay(feed!.source);
        wakes.push(natsWakes(server.url, 'gateway', { tallyFeed: 'tally' }));
        return { wakes: wakes.at(-1)!.wakes, pollMs: POLL_MS };
      },
    });
  }, 60_000);
  afterAll(async () => {
    jest.restoreAllMocks();
    await Promise.all([nats.close(), ...wakes.map((one) => one.close())]);
    await server.kill();
    await tally.close();
  });

  it('both tell everything, once and in order', async () => {
    const start = (await ask(tally.gateway.url, '{ tallyFeed(first: 0) { headCursor } }')).tallyFeed.headCursor;
    const readers = Object.fromEntries(tally.gateways.flatMap(({ url }, n) => [
      [`server-sent events of gateway ${n + 1}`, readBySse(url, start, Infinity)], [`WebSocket of gateway ${n + 1}`, readByWs(url, start, 200)], [`pages of gateway ${n + 1}`, readByPages(url, start)],
    ]));
    let killing = Promise.resolve();
    let kills = 0;
    const again = setInterval(() => {
      killing = killing.then(async () => {
        await server.kill();
        kills += 1;
        if (kills % 3 === 0) await server.wipe();
        await server.start();
      });
    }, KILL_EVERY_MS);
    const attempts = await write(tally, { writers: WRITERS, deeds: DEEDS, subjects: 10, failing: 5 });
    clearInterval(again);
    await killing;
    attempts.push(...(await write(tally, { writers: 1, deeds: 1, subjects: 1, failing: 0, keyOf: () => LAST })));
    const read = Object.fromEntries(await Promise.all(Object.entries(readers).map(async ([name, reader]) => [name, await reader] as const)));
    process.stdout.write(`${DEEDS} deeds, NATS killed ${kills} times\n`);
    expect(kills).toBeGreaterThan(1);
    expect(Object.values(read).flatMap(({ doubts }) => doubts)).toEqual([]);
    expect(faultsIn({ attempts, state: await tally.state(), subscribers: Object.fromEntries(Object.entries(read).map(([name, { seen }]) => [name, seen])) })).toEqual([]);
  }, 300_000);

  it('are woken by it: what would take minutes by their own looks takes seconds', async () => {
    const streams = await Promise.all(tally.gateways.map(({ url }) => subscribeBySse(url, 'subscription { tallyUpdated { event { eventId } } }')));
    await Promise.all(streams.map((stream) => stream.take(1, 'progress')));
    for (let n = 0; n < 20; n++) {
      await write(tally, { writers: 1, deeds: 1, subjects: 1, failing: 0, keyOf: () => `deed ${n} after another` });
      await Promise.all(streams.map((stream) => stream.take(1)));
    }
    streams.forEach((stream) => stream.leave());
  }, 100_000);
});

async function ask(url: string, query: string): Promise<any> {
  const answer = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
  return ((await answer.json()) as any).data;
}
