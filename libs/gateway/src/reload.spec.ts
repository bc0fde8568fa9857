import { follow } from '@assembly-graph/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { LogEntry } from './log.ts';
import { startGateway, type Gateway } from './start-gateway.ts';
import { at, toyFeed, toyFeedSupergraph } from './testing/toy-feed.ts';

const opened: Gateway[] = [];
afterEach(() => Promise.all(opened.splice(0).map((gateway) => gateway.close())));

const QUERY = '{ talksFeed(first: 5) { entries { cursor subject { by { name } } } } }';
const withoutTitles = toyFeedSupergraph((sdl) => sdl.replace(' title: String!', ''));

async function started(engine: 'own' | 'stock' = 'own') {
  const feed = toyFeed();
  const logged: LogEntry[] = [];
  const gateway = await startGateway({ host: '127.0.0.1', port: 0, corsOrigins: '*', log: (entry) => logged.push(entry), ...feed.options, engine });
  opened.push(gateway);
  const ask = async (query: string): Promise<any> => {
    const answer = await fetch(`${gateway.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
    return answer.json();
  };
  const health = async (): Promise<any> => (await fetch(`${gateway.url}/health/ready`)).json();
  return { feed, gateway, logged, ask, health };
}

describe('another supergraph', () => {
  it('serves from one moment to the next, with every question under way answered and every stream going on', async () => {
    const { feed, gateway, ask, health } = await started();
    feed.tell(3);
    const follower = await follow('server-sent events', gateway.url, { query: 'subscription { talkUpdated(after: null) { event { payload } subject { by { name } } } }' });
    const payloads = async (count: number) => (await follower.take(count)).map(({ data }: any) => data.talkUpdated.event.payload);
    let asking = true;
    const answers: unknown[] = [];
    const clients = Array.from({ length: 8 }, async () => {
      while (asking) answers.push(await ask(QUERY));
    });
    for (const supergraph of [withoutTitles, feed.options.supergraphSdl, withoutTitles]) {
      const before = answers.length;
      await gateway.reload(supergraph);
      while (answers.length < before + 16) await new Promise(setImmediate);
    }
    asking = false;
    await Promise.all(clients);
    const expected = { data: { talksFeed: { entries: [1, 2, 3].map((seq) => ({ cursor: at(seq), subject: { by: { name: `Person p${seq % 3}` } } })) } } };
    for (const answer of answers) expect(answer).toEqual(expected);
    expect((await ask('{ talksFeed(first: 1) { entries { subject { title } } } }')).errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    feed.tell(2);
    expect(await payloads(2)).toEqual(['4', '5']);
    follower.leave();
    expect(await health()).toEqual({ status: 'ready' });
  });

  it.each([
    ['is no SDL', 'type {', /cannot be read: Syntax Error/],
    ['is no supergraph', 'type Query { a: Int }', /names no subgraph/],
    ['lacks a subgraph that the gateway knows', toyFeedSupergraph().replaceAll('name: "people"', 'name: "persons"'), /has no subgraph "people"/],
    ['has a type that is nowhere', toyFeedSupergraph().replaceAll('type Person', 'type Nobody'), /cannot be used/],
    ['has an address that is none', toyFeedSupergraph().replace('"people"', '"others"').replaceAll('http://people.invalid', 'nowhere'), /cannot be used/],
  ])('that %s is refused, logged and told of, and the one before goes on', async (_, broken, why) => {
    const { feed, gateway, ask, health, logged } = await started();
    feed.tell(1);
    const expected = await ask(QUERY);
    await expect(gateway.reload(broken)).rejects.toThrow(why);
    expect(await ask(QUERY)).toEqual(expected);
    expect(await health()).toEqual({ status: 'ready', supergraph: { state: 'refused', since: expect.stringMatching(/^\d{4}-.*Z$/) } });
    expect(logged).toEqual([expect.objectContaining({ level: 'error', message: 'a supergraph is refused, and the one before goes on' })]);
    await gateway.reload(withoutTitles);
    expect([await ask(QUERY), await health()]).toEqual([expected, { status: 'ready' }]);
  });

  it('is not taken by the engine stock, which says so', async () => {
    const { gateway, health } = await started('stock');
    await expect(gateway.reload(withoutTitles)).rejects.toThrow('serves no other supergraph');
    expect(await health()).toMatchObject({ status: 'ready', supergraph: { state: 'refused' } });
  });
});
