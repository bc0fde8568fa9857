import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { PUBLIC, Unauthenticated, type Actor } from '@assembly-graph/kernel';
import { follow, WAYS, type Follower } from '@assembly-graph/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { defaultEngine, type EngineName } from '../engine/engine-name.ts';
import { startGateway, type Gateway, type GatewayOptions } from '../start-gateway.ts';
import { served } from '../testing/http-subgraph.ts';
import { at, FOLLOW_TALKS, toyFeed, toyFeedSupergraph } from '../testing/toy-feed.ts';
import type { SubgraphRequest } from '../transport/subgraph.ts';
import { acceptedForm } from './accepted-form.ts';
import { multipart } from './multipart.ts';
import { serverSentEvents } from './server-sent-events.ts';

// What a subscriber is told does not depend on the way in which it is told.

const opened: { followers: Follower[]; gateways: Gateway[] } = { followers: [], gateways: [] };
afterEach(async () => {
  for (const follower of opened.followers.splice(0)) follower.leave();
  await Promise.all(opened.gateways.splice(0).map((gateway) => gateway.close()));
});
async function started(more: Partial<GatewayOptions> = {}, engine: EngineName = defaultEngine) {
  const feed = toyFeed();
  const gateway = await startGateway({ host: '127.0.0.1', port: 0, corsOrigins: '*', log: () => undefined, ...feed.options, engine, ...more, subscriptions: { ...feed.options.subscriptions, ...more.subscriptions } });
  opened.gateways.push(gateway);
  return { feed, gateway, url: gateway.url };
}
const following = async (...asked: Parameters<typeof follow>) => {
  const follower = await follow(...asked);
  opened.followers.push(follower);
  return follower;
};
const numbersOf = (answers: any[]) => answers.map(({ data }) => Number(data.talkUpdated.event.payload));
const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** A token of the spec's own issuer, who can end and take back what it gave. */
const token = (seconds = 3_600) => {
  const now = Date.now() / 1_000;
  return `Bearer x.${Buffer.from(JSON.stringify({ iat: now, exp: now + seconds })).toString('base64url')}.x`;
};
const ngo: Actor = { ...PUBLIC, role: 'ngo', organization: 'amnesty' };

describe.each(WAYS)('a subscription over %s', (way) => {
  it.each<EngineName>(['own', 'stock'])('tells the backlog, then what happens, and of each what other subgraphs know, by the engine %s', async (engine) => {
    const { feed, url } = await started({}, engine);
    feed.tell(30);
    const follower = await following(way, url, { query: FOLLOW_TALKS, variables: { after: at(2) } });
    expect(numbersOf(await follower.take(28))).toEqual(upTo(30, 3));
    feed.tell(1);
    expect(await follower.take(1)).toEqual([{ data: { talkUpdated: { cursor: at(31), previousCursor: at(30), event: { payload: '31' }, subject: { title: 'Talk 31', by: { name: 'Person p1' } } } } }]);
  });

  it('goes on when the graph has another schema; one that asks for what is no more ends at once, with a code and its cursor', async () => {
    const { feed, gateway, url } = await started({ subscriptions: { progressMs: 60_000 } });
    feed.tell(1);
    const kept = await following(way, url, { query: FOLLOW_TALKS, variables: { after: at(0) } });
    const lost = await following(way, url, { query: 'subscription ($after: String) { told: talkUpdated(after: $after) { event { payload } subject { room } } }', variables: { after: at(0) } });
    await Promise.all([kept.take(1), lost.take(1)]);
    await gateway.reload(toyFeedSupergraph((sdl) => sdl.replace(' room: String', '')));
    expect(await lost.next('end')).toMatchObject({
      errors: [{ path: ['told'], extensions: { code: 'SUBSCRIPTION_INVALID', cursor: at(1), reasons: ['Cannot query field "room" on type "Talk".'] } }],
    });
    feed.tell(1);
    expect(numbersOf(await kept.take(1))).toEqual([2]);
  });

  it('says where it begins, how far it looked, and what one subgraph could not say of an event', async () => {
    const { feed, url } = await started({ subscriptions: { progressMs: 30 } });
    feed.tell(2);
    const follower = await following(way, url, { query: FOLLOW_TALKS, variables: { filter: { types: ['TalkMoved'] } } });
    expect(await follower.next()).toEqual({ kind: 'progress', cursor: at(2) });
    feed.tell(3);
    let heard = await follower.next();
    while (heard.kind === 'progress' && heard.cursor === at(2)) heard = await follower.next();
    expect(heard).toEqual({ kind: 'progress', cursor: at(5) });
    feed.away.add('people');
    feed.tell(1, { type: 'TalkMoved' });
    const [answer] = await follower.take(1);
    expect(answer).toMatchObject({ data: { talkUpdated: { event: { payload: '6' }, subject: null } }, errors: [{ path: ['talkUpdated', 'subject', 'by', 'name'], extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'people' } }] });
  });

  it('waits for the subgraph of the feed while that is away, and misses nothing', async () => {
    const { feed, url } = await started();
    feed.away.add('talks');
    const follower = await following(way, url, { query: FOLLOW_TALKS, variables: { after: at(0) } });
    feed.tell(2);
    await new Promise((next) => setTimeout(next, 50));
    feed.away.clear();
    expect(numbersOf(await follower.take(2))).toEqual([1, 2]);
  });

  it('ends with a code and the way on: where a cursor leads nowhere, and when the token does', async () => {
    const { feed, url } = await started({ verify: async () => ngo });
    feed.tell(1);
    const lost = await following(way, url, { query: FOLLOW_TALKS, variables: { after: 'bm9uc2Vuc2U' } });
    expect(await lost.next()).toMatchObject({ kind: 'end', errors: [{ path: ['talkUpdated'], extensions: { code: 'CURSOR_INVALID', headCursor: expect.any(String) } }] });
    const expiring = await following(way, url, { query: FOLLOW_TALKS, variables: { after: at(0) }, authorization: token(0.5) });
    await expiring.take(1);
    expect(await expiring.next('end')).toMatchObject({ errors: [{ path: ['talkUpdated'], extensions: { code: 'AUTH_EXPIRED', cursor: at(1) } }] });
  });

  it.each(['the issuer says so', 'its key was taken back'])('ends when the token is taken back, with the cursor, as soon as %s', async (why) => {
    let listener = () => undefined as void;
    let isRevoked = false;
    const verify = async () => (isRevoked ? Promise.reject(new Unauthenticated('no')) : ngo);
    const how = why === 'the issuer says so' ? { onRevocation: (listen: () => void) => ((listener = listen), () => undefined) } : { recheckMs: 50 };
    const { feed, gateway, url } = await started({ verify, ...how });
    feed.tell(1);
    const [theirs, everybodys] = [token(), undefined];
    const [first, second, other] = await Promise.all([theirs, theirs, everybodys].map((authorization) => following(way, url, { query: FOLLOW_TALKS, variables: { after: at(0) }, authorization })));
    for (const each of [first!, second!, other!]) await each.take(1);
    isRevoked = true;
    listener();
    for (const each of [first!, second!]) expect(await each.next('end')).toMatchObject({ errors: [{ path: ['talkUpdated'], extensions: { code: 'AUTH_REVOKED', cursor: at(1) } }] });
    feed.tell(1);
    expect(numbersOf(await other!.take(1))).toEqual([2]);
    const query = await fetch(`${gateway.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: theirs! }, body: '{"query":"{ __typename }"}' });
    expect(query.status).toBe(401);
  });

  it('is refused as a query is', async () => {
    const { url } = await started({ verify: async () => Promise.reject(new Unauthenticated('no')) });
    const refused = async (query: string, authorization?: string) => (await (await following(way, url, { query, authorization })).next()) as any;
    expect((await refused('subscription { talkUpdated { nothing } }')).errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect((await refused(`subscription { talkUpdated { ${'subject { by { name } } '.repeat(2_000)} } }`)).errors[0].extensions.code).toBe('QUERY_TOO_LARGE');
    expect((await refused(FOLLOW_TALKS, token())).errors[0].extensions.code).toBe(way === 'WebSocket' ? '4403' : 'UNAUTHENTICATED');
  });
});

/** The sockets of a server of this process that come from now on. */
function serverSockets(): { readonly all: Socket[]; stop(): void } {
  const all: Socket[] = [];
  const add = (message: unknown) => void all.push((message as { socket: Socket }).socket);
  subscribe('net.server.socket', add);
  return { all, stop: () => void unsubscribe('net.server.socket', add) };
}

const pagesOf = (feed: ReturnType<typeof toyFeed>) => feed.asked.filter(({ request }) => request.query.includes('entries')).length;

/** Nothing more is read: for a while no page is asked for. */
async function standstill(feed: ReturnType<typeof toyFeed>, look: () => void = () => undefined): Promise<void> {
  for (let still = 0, before = -1; still < 20; still = pagesOf(feed) === before ? still + 1 : 0) {
    before = pagesOf(feed);
    look();
    await new Promise((next) => setTimeout(next, 10));
  }
}

describe.each(WAYS)('a subscriber over %s who takes nothing', (way) => {
  const SIZE = 50_000;
  const MOST_WAITING = 1_000_000;

  it('is read for no further than fits on the way, however much there is, and misses nothing when it goes on', async () => {
    const sockets = serverSockets();
    const { feed, url } = await started();
    feed.tell(400, { size: SIZE });
    const follower = await following(way, url, { query: FOLLOW_TALKS, variables: { after: at(0) } });
    await follower.take(1);
    follower.pause();
    let most = 0;
    await standstill(feed, () => (most = Math.max(most, ...sockets.all.map(({ writableLength }) => writableLength))));
    expect(pagesOf(feed)).toBeLessThan(16);
    feed.tell(3, { size: SIZE });
    follower.resume();
    expect(numbersOf(await follower.take(402))).toEqual(upTo(403, 2));
    sockets.stop();
    expect([most > 0, most < MOST_WAITING]).toEqual([true, true]);
  });

  it('is let go after a while with a code and the cursor, from which it goes on without gap or double', async () => {
    const { feed, url } = await started({ subscriptions: { lagMs: 100 } });
    const patient = await startGateway({ host: '127.0.0.1', port: 0, corsOrigins: '*', ...feed.options });
    opened.gateways.push(patient);
    feed.tell(400, { size: SIZE });
    const follower = await following(way, url, { query: FOLLOW_TALKS, variables: { after: at(0) } });
    const first = await follower.take(1);
    follower.pause();
    await standstill(feed);
    await new Promise((next) => setTimeout(next, 300));
    follower.resume();
    const answers = [...first];
    let heard = await follower.next('answer', 'end');
    for (; heard.kind === 'answer'; heard = await follower.next('answer', 'end')) answers.push(heard.answer);
    const told = numbersOf(answers);
    expect(heard).toMatchObject({ errors: [{ path: ['talkUpdated'], extensions: { code: 'SUBSCRIPTION_LAGGED', cursor: at(told.at(-1)!) } }] });
    expect(told.length).toBeLessThan(400);
    const { cursor } = (heard as any).errors[0].extensions;
    const second = await following(way, patient.url, { query: FOLLOW_TALKS, variables: { after: cursor } });
    expect([...told, ...numbersOf(await second.take(400 - told.length))]).toEqual(upTo(400));
  });
});

it('a query over a socket is refused once the token was taken back, and the socket closed', async () => {
  let isRevoked = false;
  const { url } = await started({ verify: async () => (isRevoked ? Promise.reject(new Unauthenticated('no')) : ngo) });
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: token() } }));
  await once(socket, 'message');
  isRevoked = true;
  socket.send(JSON.stringify({ id: 'q', type: 'subscribe', payload: { query: '{ __typename }' } }));
  const heard: string[] = [];
  socket.on('message', (data) => heard.push(String(data)));
  expect((await once(socket, 'close'))[0]).toBe(4403);
  expect(heard.some((message) => message.includes('"next"'))).toBe(false);
});

it.each(['in this process', 'over HTTP'])('of a page the subgraph of the feed is asked what it owns, and each other subgraph once what it knows of all its events: %s', async (where) => {
  const feed = toyFeed();
  const { talks, people } = feed.options.local;
  const [first, second] = [await served(talks), await served(people)];
  const { url } = await started({ ...feed.options, ...(where === 'over HTTP' ? { local: {}, urls: { talks: first.url, people: second.url } } : {}) });
  feed.tell(40);
  const queries = (subgraph: string) => feed.asked.filter((each) => each.subgraph === subgraph && !each.request.query.includes('headCursor')).map(({ request }) => request.query);
  const follower = await following('server-sent events', url, { query: FOLLOW_TALKS, variables: { after: at(0) } });
  const told = await follower.take(40);
  expect(told.map(({ data }) => data.talkUpdated.subject.by.name)).toEqual(upTo(40).map((n) => `Person p${n % 3}`));
  expect([queries('people').length, queries('talks').length]).toEqual([2, 2]);
  expect(queries('talks')[0]).not.toMatch(/\bname\b/);
  expect(feed.asked.find(({ subgraph }) => subgraph === 'people')!.request.variables).toEqual({ representations: [1, 2, 0].map((n) => ({ __typename: 'Person', id: `p${n}` })) });
  await Promise.all([first.close(), second.close()]);
});

it('what a subgraph says of its feed is looked at before it is believed, and asked for again', async () => {
  const feed = toyFeed();
  const { talks } = feed.options.local;
  const lies: unknown[] = [{ data: { feed: { endCursor: 1, hasMore: false, entries: [] } } }, { data: { feed: { endCursor: 'x', hasMore: false, entries: [null] } } }, { data: null }, { errors: 'no' }];
  const lying = async (request: SubgraphRequest) => (request.query.includes('entries') && lies.length ? (lies.shift() as never) : talks(request));
  const { url } = await started({ ...feed.options, local: { ...feed.options.local, talks: lying } });
  feed.tell(1);
  const follower = await following('server-sent events', url, { query: FOLLOW_TALKS, variables: { after: at(0) } });
  expect(numbersOf(await follower.take(1))).toEqual([1]);
  expect(lies).toEqual([]);
});

describe('the form in which a stream is taken', () => {
  it.each([
    ['text/event-stream', serverSentEvents],
    ['TEXT/Event-Stream; charset=utf-8', serverSentEvents],
    ['multipart/mixed;subscriptionSpec="1.0"', multipart],
    ['multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json', multipart],
    ['multipart/mixed; boundary="a,b;c"; subscriptionspec=1.0, application/json', multipart],
    ['application/json, text/event-stream', serverSentEvents],
    ['multipart/mixed;subscriptionSpec=1.0;q=0.5, text/event-stream;q=0.8', serverSentEvents],
    ['multipart/mixed;subscriptionSpec=1.0, text/event-stream', multipart],
    ['text/event-stream;q=0, multipart/mixed;subscriptionSpec=1.0;q=0.1', multipart],
  ])('is what the client likes best of what there is: %s', (accept, form) => {
    expect(acceptedForm(accept)).toBe(form);
  });

  it.each([undefined, '', '*/*', 'application/json', 'multipart/mixed', 'multipart/mixed;subscriptionSpec=2.0', 'multipart/mixed;deferSpec=20220824', 'text/event-stream;q=0', 'text/*', '"text/event-stream'])(
    'is none: %s', async (accept) => {
      expect(acceptedForm(accept)).toBeNull();
    },
  );

  it('that is none is answered 406; in parts it is written as Apollo’s clients read it', async () => {
    const { feed, url } = await started({ subscriptions: { progressMs: 60_000 } });
    const asked = (accept: string) => fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', accept }, body: JSON.stringify({ query: 'subscription { talkUpdated { event { payload } } }' }) });
    const refused = await asked('multipart/mixed;subscriptionSpec=2.0, application/json');
    expect([refused.status, await refused.json()]).toMatchObject([406, { errors: [{ extensions: { code: 'NOT_ACCEPTABLE' } }] }]);
    const taken = await asked('multipart/mixed;subscriptionSpec="1.0", application/json');
    expect(taken.headers.get('content-type')).toBe('multipart/mixed; boundary="-"; subscriptionSpec="1.0"');
    const reader = taken.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const readTo = async (end: string) => {
      while (!text.endsWith(end)) text += (await reader.read()).value;
    };
    await readTo('}\r\n---');
    feed.tell(1);
    await readTo('}}}}\r\n---');
    const closing = opened.gateways.pop()!.close();
    await readTo('-----\r\n');
    await closing;
    const head = 'content-type: application/json; charset=utf-8';
    const end = JSON.stringify({ payload: null, errors: [{ message: 'The server is closing. Go on after this cursor.', path: ['talkUpdated'], extensions: { code: 'UNAVAILABLE', cursor: at(1) } }] });
    expect(text.split('\r\n')).toEqual([
      '', '---', head, '', `{"extensions":{"cursor":"${at(0)}"}}`,
      '---', head, '', '{"payload":{"data":{"talkUpdated":{"event":{"payload":"1"}}}}}',
      '---', head, '', end, '-----', '',
    ]);
  });
});
