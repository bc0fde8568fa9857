import { PUBLIC, SCOPES, Unauthenticated, uuidOf, type Actor } from '@assembly-graph/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { until } from '@assembly-graph/testing/until';
import { connectByWs, subscribeBySse, type SseSubscriber, type WsClient } from './subscribers.ts';
import { wholeGraph, type WholeGraph } from './whole-graph.ts';

const ngo: Actor = { ...PUBLIC, role: 'ngo', subject: '0c5b9a52-5c6e-4a51-8e7d-7d8f1c1e6a11', organization: 'amnesty', scopes: [SCOPES.subscribers] };
/** A token that the spec's own issuer would give: who it is for is looked up by its name, and it ends when it says. */
const token = (name: string, seconds = 3_600) => {
  const now = Date.now() / 1_000;
  return `x.${Buffer.from(JSON.stringify({ name, iat: now, exp: now + seconds })).toString('base64url')}.x`;
};
const verify = async (given: string): Promise<Actor> => {
  const { name } = JSON.parse(Buffer.from(given.split('.')[1]!, 'base64url').toString()) as { name: string };
  if (name !== 'ngo') throw new Unauthenticated();
  return ngo;
};

let graph: WholeGraph;
beforeAll(async () => {
  graph = await wholeGraph({ verify, subscriptions: { pollMs: 20, progressMs: 200 } });
}, 60_000);
afterAll(() => graph.close());
/** Where the feed stood when the test began. */
let before: string;
const head = async (): Promise<string> => (await graph.ask('{ sessionsFeed(first: 0) { headCursor } }')).sessionsFeed.headCursor;
beforeEach(async () => {
  before = await head();
});

/** The record of sessions takes events, one transaction for all. */
const tell = (...events: object[]) => tellIn('sessions', ...events);
const tellIn = (subgraph: string, ...events: object[]) =>
  graph.write(subgraph, `select ${subgraph.replace('-', '_')}.append_events($1::jsonb, 'secretariat', now())`, [
    JSON.stringify(events.map((event) => ({
      event_id: crypto.randomUUID(), type: 'SessionChanged', subject_type: 'Session', subject_id: uuidOf('Session', '20'), subject_key: '20', subject_version: 1, audience: 'public',
      topics: [], session: '20', states: [], organizations: [], changed_fields: [], payload: {}, ...event,
    }))),
  ]);
const numbered = (...numbers: number[]) => numbers.map((n) => ({ payload: { n } }));
const FOLLOW = `subscription Follow($after: String, $filter: FeedFilter) { sessionUpdated(after: $after, filter: $filter) { cursor previousCursor event { type payload } } }`;
const numbersOf = (answers: any[]) => answers.map(({ data }) => data.data.sessionUpdated.event?.payload.n ?? null);
const open: (SseSubscriber | WsClient)[] = [];
afterAll(() => open.forEach((one) => ('leave' in one ? one.leave() : one.close())));
const sse = async (...asked: Parameters<typeof subscribeBySse> extends [string, ...infer Rest] ? Rest : never) => {
  const subscriber = await subscribeBySse(graph.url, ...asked);
  open.push(subscriber);
  return subscriber;
};
const ws = async (init?: object | false, protocol?: string) => {
  const client = await connectByWs(graph.url, init, protocol);
  open.push(client);
  return client;
};

describe('a subscription over server-sent events', () => {
  it('tells what was told after the cursor, then what is told, without gap or double', async () => {
    await tell(...numbered(1, 2));
    const subscriber = await sse(FOLLOW, { variables: { after: before } });
    expect([subscriber.status, subscriber.contentType]).toEqual([200, 'text/event-stream; charset=utf-8']);
    const backlog = await subscriber.take(2);
    await tell(...numbered(3));
    await tell(...numbered(4, 5));
    const live = await subscriber.take(3);
    const all = [...backlog, ...live];
    expect(numbersOf(all)).toEqual([1, 2, 3, 4, 5]);
    // Each id is its cursor, and follows the one before: nothing is missing, and the client can tell.
    expect(all.map(({ id }) => id)).toEqual(all.map(({ data }) => data.data.sessionUpdated.cursor));
    expect(all.map(({ data }) => data.data.sessionUpdated.previousCursor)).toEqual([before, ...all.map(({ id }) => id)].slice(0, -1));
  });

  it('goes on after Last-Event-ID, whatever the operation says', async () => {
    await tell(...numbered(1, 2, 3));
    const first = await sse(FOLLOW, { variables: { after: before } });
    const [one] = await first.take(1);
    first.leave();
    const second = await sse(FOLLOW, { variables: { after: before }, lastEventId: one!.id! });
    expect(numbersOf(await second.take(2))).toEqual([2, 3]);
  });

  it('under a name goes on where the graph keeps its place, by its filter, whoever asks for it being its owner', async () => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token('ngo')}` };
    const done = async (deed: string, input: object) => {
      const query = `mutation ($input: ${deed[0]!.toUpperCase()}${deed.slice(1)}Input!) { ${deed}(input: $input) { userErrors { message } } }`;
      const body = JSON.stringify({ query, variables: { input: { idempotencyKey: crypto.randomUUID(), ...input } } });
      expect(await (await fetch(`${graph.url}/graphql`, { method: 'POST', headers, body })).json()).toMatchObject({ data: { [deed]: { userErrors: [] } } });
    };
    await done('registerSessionsSubscriber', { name: 'mirror', filter: { types: ['SessionChanged'] } });
    await tell({ type: 'SessionOpened' }, ...numbered(1, 2));
    const named = 'subscription { sessionUpdated(subscriber: "mirror") { cursor previousCursor event { type payload } } }';
    const first = await sse(named, { headers });
    const [one, two] = await first.take(2);
    expect(numbersOf([one, two])).toEqual([1, 2]);
    first.leave();
    await done('acknowledgeSessions', { subscriber: 'mirror', cursor: one!.id });
    await tell(...numbered(3));
    expect(numbersOf(await (await sse(named, { headers })).take(2))).toEqual([2, 3]);
    // What a browser has seen counts for more than what was acknowledged.
    expect(numbersOf(await (await sse(named, { headers, lastEventId: two!.id! })).take(1))).toEqual([3]);
    const stranger = await sse(named);
    expect((await stranger.take(1))[0]!.data).toMatchObject({ errors: [{ path: ['sessionUpdated'], extensions: { code: 'NOT_FOUND' } }] });
  });

  it('without a cursor begins now, and says where that is', async () => {
    await tell(...numbered(1));
    const subscriber = await sse(FOLLOW);
    const [start] = await subscriber.take(1, 'progress');
    await tell(...numbered(2));
    const [first] = await subscriber.take(1);
    expect([numbersOf([first]), start!.id, start!.data.cursor]).toEqual([[2], first!.data.data.sessionUpdated.previousCursor, start!.id]);
  });

  it('tells of the subject whatever the other domains know of it, under the names of the client', async () => {
    await tell({ payload: { n: 1 } });
    const subscriber = await sse(
      `subscription ($after: String, $first: Int = 1) { ...Root }
       fragment Root on Subscription { told: sessionUpdated(after: $after) { place: cursor ...Entry subject { ... on Session { title resolutions(first: $first) { nodes { symbol } } } } } }
       fragment Entry on SessionsFeedEntry { event { kind: type } }`,
      { variables: { after: before } },
    );
    const [{ data, id }] = (await subscriber.take(1)) as [any];
    expect(data.data).toEqual({ told: { place: id, event: { kind: 'SessionChanged' }, subject: { title: expect.any(String), resolutions: { nodes: [{ symbol: expect.stringMatching(/^ICC-ASP/) }] } } } });
  });

  it('filtered, tells what matches, and how far it has looked at the rest', async () => {
    const subscriber = await sse(FOLLOW, { variables: { after: before, filter: { types: ['SessionOpened'] } } });
    await tell({ type: 'SessionOpened', payload: { n: 1 } }, ...numbered(2, 3));
    expect(numbersOf(await subscriber.take(1))).toEqual([1]);
    const [progress] = await subscriber.take(1, 'progress');
    expect(progress!.data).toEqual({ cursor: await head() });
  });

  it('tells an event to its audience, to others its place', async () => {
    await tell({ audience: 'organization:amnesty', payload: { n: 1 } }, ...numbered(2));
    const [everybody, theirs] = [await sse(FOLLOW, { variables: { after: before } }), await sse(FOLLOW, { variables: { after: before }, headers: { authorization: `Bearer ${token('ngo')}` } })];
    expect([numbersOf(await everybody.take(2)), numbersOf(await theirs.take(2))]).toEqual([[null, 2], [1, 2]]);
  });

  it('ends with a code and the way on where a cursor leads nowhere', async () => {
    await tell(...numbered(1, 2));
    const foreign = await sse(FOLLOW, { variables: { after: 'bm9uc2Vuc2U' } });
    const [refusal] = await foreign.take(1);
    expect(refusal!.data.errors).toMatchObject([{ path: ['sessionUpdated'], extensions: { code: 'CURSOR_INVALID', headCursor: expect.any(String) } }]);
    expect([await foreign.next(), await foreign.next()]).toMatchObject([{ event: 'complete' }, null]);
    await graph.write('sessions', 'update sessions.feed_head set floor_seq = last_seq');
    // In other words than the subscribers that are still there, with whom it would share a page.
    const late = await sse(FOLLOW.replace('{ cursor', '{ late: cursor'), { variables: { after: before } });
    expect((await late.take(1))[0]!.data.errors).toMatchObject([{ extensions: { code: 'CURSOR_EXPIRED' } }]);
  });

  it('ends when the token does, with the cursor to go on from', async () => {
    const subscriber = await sse(FOLLOW, { variables: { after: before }, headers: { authorization: `Bearer ${token('ngo', 0.4)}` } });
    const [end] = await subscriber.take(1);
    expect(end!.data.errors).toMatchObject([{ path: ['sessionUpdated'], extensions: { code: 'AUTH_EXPIRED', cursor: before } }]);
    expect(await subscriber.next()).toMatchObject({ event: 'complete' });
  });

  it('is refused as a query is: by its size, its validity, its token; and to whom takes no stream', async () => {
    const field = 'a: cursor ';
    const refusals: [string, SseSubscriber, number, string][] = [
      ['too large', await sse(`subscription { sessionUpdated { ${Array.from({ length: 700 }, (_, n) => field.replace('a', `a${n}`)).join('')} } }`), 400, 'QUERY_TOO_LARGE'],
      ['not valid', await sse('subscription { sessionUpdated { nothing } }'), 400, 'GRAPHQL_VALIDATION_FAILED'],
      ['two fields', await sse('subscription { sessionUpdated { cursor } membershipUpdated { cursor } }'), 400, 'GRAPHQL_VALIDATION_FAILED'],
      ['conditional', await sse('subscription ($on: Boolean = true) { sessionUpdated @include(if: $on) { cursor } }'), 400, 'GRAPHQL_VALIDATION_FAILED'],
      ['no variable', await sse('subscription ($after: String!) { sessionUpdated(after: $after) { cursor } }'), 400, 'BAD_USER_INPUT'],
      ['an unbounded list', await sse('subscription { sessionUpdated { subject { ... on Session { resolutions { nodes { symbol } } } } } }'), 400, 'BAD_USER_INPUT'],
      ['no token', await sse(FOLLOW, { headers: { authorization: `Bearer ${token('nobody')}` } }), 401, 'UNAUTHENTICATED'],
      ['no stream', await sse(FOLLOW, { headers: { accept: 'application/json' } }), 406, 'NOT_ACCEPTABLE'],
    ];
    for (const [why, answer, status, code] of refusals) {
      const { errors } = await answer.json();
      expect([why, answer.status, errors[0].extensions.code]).toEqual([why, status, code]);
    }
  });

  it("is had by a browser's EventSource, which asks by GET and sends no header of its own", async () => {
    await tell(...numbered(1));
    const address = `${graph.url}/graphql?query=${encodeURIComponent(FOLLOW)}&variables=${encodeURIComponent(JSON.stringify({ after: before }))}`;
    const response = await fetch(address, { headers: { accept: 'text/event-stream', origin: 'https://example.org' } });
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
    const reader = response.body!.getReader();
    let text = '';
    while (!text.includes('"n":1')) text += new TextDecoder().decode((await reader.read()).value);
    expect(text).toMatch(/^retry: 1000\n\nevent: next\nid: [\w-]+\ndata: /);
    await reader.cancel();
  });

  it('asked by many in the same words is executed once for all', async () => {
    const subscribers = await Promise.all(Array.from({ length: 20 }, () => sse(FOLLOW, { variables: { after: before, filter: { sessions: ['20'] } } })));
    await tell(...numbered(1));
    graph.statements.sessions!.forget();
    const told = await Promise.all(subscribers.map((subscriber) => subscriber.take(1)));
    expect(told.map(numbersOf)).toEqual(Array(20).fill([1]));
    // Pages of the feed with the filter; looks at its head are others.
    const pages = graph.statements.sessions!.seen.filter((statement) => statement.includes('looked_at')).length;
    expect(pages).toBeLessThan(20);
  });
});

describe.each([
  ['membershipUpdated', 'membershipFeed', 'membership', 'State'],
  ['sessionUpdated', 'sessionsFeed', 'sessions', 'Session'],
  ['civilSocietyUpdated', 'civilSocietyFeed', 'civil-society', 'Organization'],
  ['resolutionUpdated', 'resolutionsFeed', 'resolutions', 'Resolution'],
])('the filter of %s', (field, feed, subgraph, type) => {
  it('finds by type, topic, session, State, organization and subject what has it, and nothing else; all that is given must hold', async () => {
    const { headCursor: after } = (await graph.ask(`{ ${feed}(first: 0) { headCursor } }`))[feed];
    const found = uuidOf(type, 'found');
    const id = Buffer.from(`${type}:${found}`).toString('base64url');
    const having: Record<string, object> = { none: {}, type: { type: 'Found' }, topic: { topics: ['BUDGET', 'FOUND'] }, session: { session: 'found' }, state: { states: ['PER', 'XFD'] }, organization: { organizations: ['found'] }, subject: { subject_id: found }, two: { type: 'FoundToo', states: ['XTW'] } };
    const filters: Record<string, object> = {
      type: { types: ['Found', 'Nothing'] }, topic: { topics: ['FOUND'] }, session: { sessions: ['found'] }, state: { states: ['XFD'] }, organization: { organizations: ['found'] }, subject: { subject: id }, two: { types: ['FoundToo', 'Found'], states: ['XTW', 'XFD'] },
    };
    await tellIn(subgraph, ...Object.entries(having).map(([n, event]) => ({ subject_type: type, subject_id: uuidOf(type, n), session: null, payload: { n }, ...event })));
    const client = await ws();
    for (const [name, filter] of Object.entries(filters)) {
      client.send({ id: name, type: 'subscribe', payload: { query: `subscription ($after: String, $filter: FeedFilter) { told: ${field}(after: $after, filter: $filter) { event { payload } } }`, variables: { after, filter } } });
    }
    const told: [string, string][] = [];
    while (told.length < 7) {
      const { id: name, payload } = await client.next('next', 'error');
      told.push([name, payload.data.told.event.payload.n]);
    }
    // Up to the head nothing else was found: each says how far it has looked.
    const { headCursor } = (await graph.ask(`{ ${feed}(first: 0) { headCursor } }`))[feed];
    const atHead = () => new Set(client.pings.filter(({ cursor }) => cursor === headCursor).map(({ subscription }) => subscription));
    await until(() => atHead().size === 7);
    expect(atHead()).toEqual(new Set(Object.keys(filters)));
    expect(told.sort()).toEqual(Object.keys(filters).sort().map((name) => [name, name]));
    client.close();
  });
});

describe('a subscription over a WebSocket', () => {
  const subscribe = (client: WsClient, id: string, query: string, variables: object = {}) => client.send({ id, type: 'subscribe', payload: { query, variables } });
  const takeNumbers = async (client: WsClient, count: number): Promise<unknown[]> => {
    const numbers: unknown[] = [];
    while (numbers.length < count) numbers.push((await client.next('next', 'error', 'complete')).payload.data.sessionUpdated.event.payload.n);
    return numbers;
  };

  it('tells the backlog, then what happens, and how far it has looked in pings', async () => {
    await tell(...numbered(1, 2));
    const client = await ws();
    subscribe(client, 'a', FOLLOW, { after: before });
    expect(await takeNumbers(client, 2)).toEqual([1, 2]);
    await tell(...numbered(3));
    expect(await takeNumbers(client, 1)).toEqual([3]);
    await until(() => client.pings.length > 0);
    expect(client.pings[0]).toEqual({ subscription: 'a', cursor: await head() });
  });

  it('is stopped by complete at once, and the others of the socket go on', async () => {
    const client = await ws();
    subscribe(client, 'a', FOLLOW, { after: before });
    subscribe(client, 'b', FOLLOW, { after: before });
    client.send({ id: 'a', type: 'complete' });
    await tell(...numbered(1));
    expect(await client.next('next')).toMatchObject({ id: 'b' });
    // The id is free again.
    subscribe(client, 'a', FOLLOW, { after: before });
    expect(await client.next('next')).toMatchObject({ id: 'a' });
  });

  it('carries queries and mutations too, with the limits and refusals they have over HTTP', async () => {
    const client = await ws();
    subscribe(client, 'q', '{ session(number: 20) { code } }');
    expect(await client.next('next')).toEqual({ id: 'q', type: 'next', payload: { data: { session: { code: '20' } } } });
    expect(await client.next('complete')).toEqual({ id: 'q', type: 'complete' });
    const deep = `{ ${'session(number: 20) { president { state { '.repeat(1)}${'partyStatus { state { '.repeat(12)} iso3 ${'} }'.repeat(12)} } } } }`;
    for (const [query, code] of [['{ nothing }', 'GRAPHQL_VALIDATION_FAILED'], ['{', 'GRAPHQL_VALIDATION_FAILED'], [deep, 'QUERY_TOO_DEEP'], ['subscription { sessionUpdated { nothing } }', 'GRAPHQL_VALIDATION_FAILED']]) {
      subscribe(client, 'x', query!);
      const { payload } = await client.next('next', 'error');
      expect([query, (payload.errors ?? payload)[0].extensions.code]).toEqual([query, code]);
    }
    subscribe(client, 'm', 'mutation { recordTreatyAction(input: { idempotencyKey: "by-web-socket", state: "IDN", kind: ACCESSION, takenOn: "2026-11-20", sources: ["S"] }) { treatyAction { id } } }');
    expect((await client.next('next')).payload.errors[0].extensions.code).toBe('UNAUTHENTICATED');
  });

  it('knows who asks by what the connection says of itself', async () => {
    await tell({ audience: 'organization:amnesty', payload: { n: 1 } });
    const client = await ws({ authorization: `Bearer ${token('ngo')}` });
    subscribe(client, 'a', FOLLOW, { after: before });
    expect(await takeNumbers(client, 1)).toEqual([1]);
    const stranger = await connectByWs(graph.url, false);
    stranger.send({ type: 'connection_init', payload: { authorization: `Bearer ${token('nobody')}` } });
    expect(await stranger.closed).toEqual({ code: 4403, reason: 'Forbidden' });
  });

  it('ends with 4403 when the token does, each subscription with the cursor to go on from', async () => {
    const client = await ws({ authorization: `Bearer ${token('ngo', 1)}` });
    subscribe(client, 'a', FOLLOW, { after: before });
    expect(await client.next('error')).toMatchObject({ id: 'a', payload: [{ path: ['sessionUpdated'], extensions: { code: 'AUTH_EXPIRED', cursor: before } }] });
    expect(await client.closed).toEqual({ code: 4403, reason: 'AUTH_EXPIRED' });
  });

  it('keeps to the protocol: one init, known messages, 64 kB, 20 operations', async () => {
    const twice = await ws();
    twice.send({ type: 'connection_init' });
    expect((await twice.closed).code).toBe(4429);
    const silent = await connectByWs(graph.url, false);
    silent.send({ id: 'a', type: 'subscribe', payload: { query: FOLLOW } });
    expect((await silent.closed).code).toBe(4401);
    const nonsense = await ws();
    nonsense.socket.send('nonsense');
    expect((await nonsense.closed).code).toBe(4400);
    const large = await ws();
    large.send({ id: 'a', type: 'subscribe', payload: { query: `{ ${'a '.repeat(40_000)} }` } });
    expect([1006, 1009]).toContain((await large.closed).code);
    const many = await ws();
    for (let n = 1; n <= 21; n++) subscribe(many, String(n), FOLLOW, { after: before });
    expect(await many.next('error')).toMatchObject({ id: '21', payload: [{ extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } }] });
    const other = await connectByWs(graph.url, false, 'graphql-ws').catch((error: Error) => error.message);
    expect(other).toMatch(/subprotocol/);
  });
});
