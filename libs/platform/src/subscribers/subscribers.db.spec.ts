import { cursorOf, type NewEvent } from '@assembly-graph/events';
import { PUBLIC, SCOPES, type Actor } from '@assembly-graph/kernel';
import { temporaryDatabase, type TemporaryDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { Field, ObjectType } from 'type-graphql';
import { openDatabase } from '../database.ts';
import { feedOf } from '../graph/feed.ts';
import { globalId } from '../graph/global-id.ts';
import { subgraphExecutor } from '../graph/subgraph-executor.ts';
import type { Subgraph } from '../graph/subgraph.ts';
import { CreateEventLog1795477000000, CreateSubscribers1795556500000, postgresFeed, postgresFollowing, postgresUnitOfWork, trimFeed } from '../sql/index.ts';

// A registry tells of what was deposited with it; others follow it under a name, and the registry keeps how far.
const secretariat: Actor = { ...PUBLIC, role: 'secretariat', subject: 'of-the-secretariat', scopes: [SCOPES.subscribers] };
const ngo: Actor = { ...secretariat, role: 'ngo', subject: 'of-an-ngo', organization: 'amnesty' };
const colleague: Actor = { ...ngo, subject: 'a-colleague-of-the-same-ngo' };
const FEED = 'registry';

@ObjectType('Deposit', { simpleResolvers: true, description: 'What was deposited.' })
class DepositType {
  @Field(() => String, { description: 'Which.' })
  readonly code!: string;
}
const registryFeed = feedOf('Registry', 'registryUpdated', () => [DepositType]);

let temporary: TemporaryDatabase;
let database: DataSource;
let execute: ReturnType<typeof subgraphExecutor>;
let time = '2026-11-23T12:00:00.000Z';
const clock = { now: () => time };
beforeAll(async () => {
  temporary = await temporaryDatabase();
  database = await openDatabase({ schema: 'registry', tables: [], migrations: [CreateEventLog1795477000000, CreateSubscribers1795556500000] }, { url: temporary.url });
  const subgraph: Subgraph = {
    name: FEED, types: [DepositType], resolvers: [], references: {}, loaders: () => ({}), ready: async () => undefined,
    feed: registryFeed.of(postgresFeed(database.manager, FEED), postgresFollowing(database, FEED, clock)),
  };
  execute = subgraphExecutor(subgraph);
});
afterAll(async () => {
  await database.destroy();
  await temporary.drop();
});
beforeEach(async () => {
  await database.query('truncate registry.subscriber, registry.event, registry.idempotency, registry.audit');
  await database.query(`update registry.feed_head set last_seq = 0, floor_seq = 0, last_hash = decode(repeat('00', 32), 'hex')`);
});

let keys = 0;
const tell = (...events: Partial<NewEvent>[]) =>
  postgresUnitOfWork(database, () => ({}), clock)({ name: 'deposit', actor: secretariat, idempotencyKey: `told-${(keys += 1)}-times`, request: {} }, async ({ outbox }) => {
    for (const event of events) outbox.add({ type: 'Deposited', subject: { type: 'Deposit', id: crypto.randomUUID(), naturalKey: null }, subjectVersion: 1, payload: {}, ...event });
    return null;
  });
const numbered = (...numbers: number[]) => numbers.map((n) => ({ payload: { n } }));

const answer = async (query: string, variables: object, actor: Actor): Promise<any> => JSON.parse(JSON.stringify(await execute({ query, variables: variables as never, actor })));
const ask = async (query: string, variables: object = {}, actor: Actor = ngo): Promise<any> => {
  const { data, errors } = await answer(query, variables, actor);
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
};
const SELECTED = '{ id name owner filter position standing lag registeredAt acknowledgedAt }';
const say = async (deed: string, input: object, actor: Actor = ngo): Promise<any> =>
  (await ask(`mutation ($input: ${deed[0]!.toUpperCase()}${deed.slice(1)}Input!) { done: ${deed}(input: $input) { subscriber ${SELECTED} userErrors { code field message } } }`,
    { input: { idempotencyKey: `key ${(keys += 1)} of this run`, ...input } }, actor)).done;
const done = async (deed: string, input: object, actor?: Actor): Promise<any> => {
  const { subscriber, userErrors } = await say(deed, input, actor);
  expect(userErrors).toEqual([]);
  return subscriber;
};
const refused = async (deed: string, input: object, actor?: Actor): Promise<string> => (await say(deed, input, actor)).userErrors[0].code;
const FEED_QUERY = `query ($subscriber: String, $after: String, $first: Int!, $filter: FeedFilter) { feed: registryFeed(subscriber: $subscriber, after: $after, first: $first, filter: $filter) { endCursor headCursor hasMore events { cursor payload } } }`;
const read = async (variables: object, actor?: Actor): Promise<any> => (await ask(FEED_QUERY, { first: 100, ...variables }, actor)).feed;
const numbers = ({ events }: any): number[] => events.map(({ payload }: any) => payload.n);
const listed = async (actor?: Actor, more = ''): Promise<any[]> => (await ask(`{ list: registrySubscribers${more} ${SELECTED} }`, {}, actor)).list;

describe('a subscriber', () => {
  it('reads on after what it has acknowledged, and is told again what it has not', async () => {
    await tell(...numbered(1, 2));
    const registered = await done('registerRegistrySubscriber', { name: 'mirror', start: 'BEGINNING' });
    expect(registered).toMatchObject({ name: 'mirror', owner: 'organization:amnesty', filter: null, standing: 'FOLLOWING', lag: 2, registeredAt: time, acknowledgedAt: null });
    const first = await read({ subscriber: 'mirror' });
    expect(numbers(first)).toEqual([1, 2]);
    expect(numbers(await read({ subscriber: 'mirror' }))).toEqual([1, 2]);
    time = '2026-11-23T13:00:00.000Z';
    const acknowledged = await done('acknowledgeRegistry', { subscriber: 'mirror', cursor: first.events[0].cursor });
    expect(acknowledged).toMatchObject({ position: first.events[0].cursor, lag: 1, acknowledgedAt: time, registeredAt: registered.registeredAt });
    await tell(...numbered(3));
    expect(numbers(await read({ subscriber: 'mirror' }))).toEqual([2, 3]);
    // Before it acknowledges it may read ahead; an id does where a name does.
    expect(numbers(await read({ subscriber: registered.id, after: first.endCursor }))).toEqual([3]);
    expect((await database.query('select deed, subject_type, changed_fields from registry.audit order by id')).map(Object.values)).toEqual([
      ['registerRegistrySubscriber', 'FeedSubscriber', ['name', 'filter', 'position']], ['acknowledgeRegistry', 'FeedSubscriber', ['position']],
    ]);
  });

  it('begins at the beginning, now, or after a cursor, and with nothing said: now', async () => {
    await tell(...numbered(1, 2, 3));
    const { events } = await read({});
    await done('registerRegistrySubscriber', { name: 'all', start: 'BEGINNING' });
    await done('registerRegistrySubscriber', { name: 'new', start: 'NOW' });
    await done('registerRegistrySubscriber', { name: 'unsaid' });
    await done('registerRegistrySubscriber', { name: 'rest', after: events[1].cursor });
    await tell(...numbered(4));
    expect(await Promise.all(['all', 'new', 'unsaid', 'rest'].map(async (subscriber) => numbers(await read({ subscriber }))))).toEqual([[1, 2, 3, 4], [4], [4], [3, 4]]);
  });

  it('follows by its filter, and says how far it was looked at even where nothing matches', async () => {
    await tell({ type: 'Withdrawn', payload: { n: 1 } }, ...numbered(2, 3));
    const subject = globalId('Deposit', crypto.randomUUID());
    const { filter } = await done('registerRegistrySubscriber', { name: 'withdrawals', start: 'BEGINNING', filter: { types: ['Withdrawn'] } });
    expect(filter).toEqual({ types: ['Withdrawn'] });
    expect((await done('registerRegistrySubscriber', { name: 'one', filter: { subject } })).filter).toEqual({ subject });
    const page = await read({ subscriber: 'withdrawals' });
    expect([numbers(page), page.endCursor]).toEqual([[1], page.headCursor]);
    expect(await done('acknowledgeRegistry', { subscriber: 'withdrawals', cursor: page.endCursor })).toMatchObject({ lag: 0 });
    // Where it stands is told without a look at the log.
    await tell(...numbered(4));
    expect((await read({ subscriber: 'withdrawals', first: 0 })).endCursor).toBe(page.endCursor);
    expect((await answer(FEED_QUERY, { first: 1, subscriber: 'one', filter: { types: ['Withdrawn'] } }, ngo)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('goes back only where it is set back', async () => {
    await tell(...numbered(1, 2, 3));
    const { events, endCursor } = await read({});
    await done('registerRegistrySubscriber', { name: 'mirror', start: 'BEGINNING' });
    await done('acknowledgeRegistry', { subscriber: 'mirror', cursor: events[1].cursor });
    expect(await refused('acknowledgeRegistry', { subscriber: 'mirror', cursor: events[0].cursor })).toBe('RULE_BROKEN');
    await done('acknowledgeRegistry', { subscriber: 'mirror', cursor: events[1].cursor });
    expect(numbers(await read({ subscriber: 'mirror' }))).toEqual([3]);
    const { acknowledgedAt } = await done('acknowledgeRegistry', { subscriber: 'mirror', cursor: endCursor });
    expect(await done('setBackRegistrySubscriber', { subscriber: 'mirror', after: events[0].cursor })).toMatchObject({ lag: 2, acknowledgedAt });
    expect(numbers(await read({ subscriber: 'mirror' }))).toEqual([2, 3]);
    expect(numbers(await done('setBackRegistrySubscriber', { subscriber: 'mirror', start: 'BEGINNING' }).then(() => read({ subscriber: 'mirror' })))).toEqual([1, 2, 3]);
    expect(await refused('setBackRegistrySubscriber', { subscriber: 'mirror' })).toBe('BAD_USER_INPUT');
  });

  it('acknowledged by many at once ends with the furthest', async () => {
    await tell(...numbered(...Array.from({ length: 20 }, (_, n) => n)));
    const { events } = await read({});
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(events as { cursor: string }[], { minLength: 5 }), async (some) => {
        await done('registerRegistrySubscriber', { name: 'crowd', start: 'BEGINNING' });
        await Promise.all(some.map(({ cursor }) => say('acknowledgeRegistry', { subscriber: 'crowd', cursor })));
        const furthest = events[Math.max(...some.map((one) => events.indexOf(one)))];
        expect((await listed()).map(({ position }) => position)).toEqual([furthest.cursor]);
        await done('removeRegistrySubscriber', { subscriber: 'crowd' });
      }),
      { numRuns: 3 },
    );
  });

  it('is told where retention has passed it by, or the log is another one, and how to go on', async () => {
    await tell(...numbered(1, 2, 3, 4));
    await done('registerRegistrySubscriber', { name: 'slow', start: 'BEGINNING' });
    await trimFeed(database.manager, 3);
    expect(await listed()).toMatchObject([{ name: 'slow', standing: 'EXPIRED', lag: 4 }]);
    const { errors } = await answer(FEED_QUERY, { subscriber: 'slow', first: 10 }, ngo);
    const { headCursor, oldestCursor } = errors[0].extensions;
    expect(errors[0].extensions.code).toBe('CURSOR_EXPIRED');
    // The way on is taken knowingly: it acknowledges what it will never be told.
    expect(await done('acknowledgeRegistry', { subscriber: 'slow', cursor: oldestCursor })).toMatchObject({ standing: 'FOLLOWING', lag: 2 });
    expect(numbers(await read({ subscriber: 'slow' }))).toEqual([3, 4]);
    await done('acknowledgeRegistry', { subscriber: 'slow', cursor: headCursor });
    await database.query(`update registry.subscriber set hash = '0123456789abcdef'`);
    expect(await listed()).toMatchObject([{ standing: 'INVALID' }]);
    expect((await answer(FEED_QUERY, { subscriber: 'slow', first: 10 }, ngo)).errors).toMatchObject([{ extensions: { code: 'CURSOR_INVALID', headCursor } }]);
  });

  it('acknowledges no cursor that is none of this log', async () => {
    await tell(...numbered(1));
    await done('registerRegistrySubscriber', { name: 'mirror', start: 'BEGINNING' });
    const nowhere = ['bm9uc2Vuc2U', cursorOf({ feed: FEED, seq: 9, hash: '0123456789abcdef' }), cursorOf({ feed: FEED, seq: 1, hash: '0123456789abcdef' }), cursorOf({ feed: 'sessions', seq: 0, hash: '0'.repeat(16) })];
    for (const cursor of nowhere) expect([cursor, await refused('acknowledgeRegistry', { subscriber: 'mirror', cursor })]).toEqual([cursor, 'CURSOR_INVALID']);
    expect(await refused('setBackRegistrySubscriber', { subscriber: 'mirror', after: nowhere[0] })).toBe('CURSOR_INVALID');
    expect(await refused('registerRegistrySubscriber', { name: 'other', after: nowhere[1] })).toBe('CURSOR_INVALID');
    expect(await listed()).toMatchObject([{ name: 'mirror', lag: 1 }]);
  });
});

describe('a subscriber is its owner’s', () => {
  it('and to all others, but the secretariat, as if it were not there', async () => {
    await tell(...numbered(1));
    const mine = await done('registerRegistrySubscriber', { name: 'mirror', start: 'BEGINNING' });
    // The same name of somebody else is another subscriber.
    const theirs = await done('registerRegistrySubscriber', { name: 'mirror', start: 'NOW' }, colleague);
    expect([numbers(await read({ subscriber: 'mirror' })), numbers(await read({ subscriber: 'mirror' }, colleague))]).toEqual([[1], []]);
    const deeds: [string, object][] = [['acknowledgeRegistry', { cursor: theirs.position }], ['setBackRegistrySubscriber', { start: 'NOW' }], ['removeRegistrySubscriber', {}]];
    for (const [deed, input] of deeds) {
      const [foreign, absent] = await Promise.all([mine.id, globalId('FeedSubscriber', crypto.randomUUID())].map((subscriber) => say(deed, { subscriber, ...input }, colleague)));
      expect([foreign, foreign.userErrors[0].code]).toEqual([absent, 'NOT_FOUND']);
    }
    const error = async (subscriber: string) => (await answer(FEED_QUERY, { first: 1, subscriber }, colleague)).errors[0].extensions;
    expect([await error(mine.id), await error('unheard-of')]).toEqual([{ code: 'NOT_FOUND' }, { code: 'NOT_FOUND' }]);
    expect((await answer(FEED_QUERY, { first: 1, subscriber: 'mirror' }, PUBLIC)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect([(await listed()).map(({ id }) => id), (await listed(colleague)).map(({ id }) => id)]).toEqual([[mine.id], [theirs.id]]);
    expect((await listed(secretariat)).map(({ id }) => id).sort()).toEqual([mine.id, theirs.id].sort());
    const [least, other] = await listed(secretariat, '(first: 1)').then(async ([one]) => [one, ...(await listed(secretariat, `(first: 1, after: "${one.id}")`))]);
    expect([least.id, other.id].sort()).toEqual([mine.id, theirs.id].sort());
    await done('removeRegistrySubscriber', { subscriber: mine.id }, secretariat);
    expect(await listed()).toEqual([]);
    expect(JSON.stringify(await listed(secretariat))).not.toContain('of-the-same-ngo');
  });

  it('needs the scope, a name that is one, and a name of its own', async () => {
    const { errors } = await answer('mutation { registerRegistrySubscriber(input: { idempotencyKey: "key of nobody", name: "x" }) { userErrors { code } } }', {}, { ...ngo, scopes: [] });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect((await answer('{ registrySubscribers { id } }', {}, PUBLIC)).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    for (const name of ['Mirror', '-x', 'a b', 'x'.repeat(64), 'ümlaut', '../x']) expect([name, await refused('registerRegistrySubscriber', { name })]).toEqual([name, 'BAD_USER_INPUT']);
    expect(await refused('registerRegistrySubscriber', { name: 'x', start: 'NOW', after: 'x' })).toBe('BAD_USER_INPUT');
    expect(await refused('registerRegistrySubscriber', { name: 'x', filter: { subject: 'x' } })).toBe('BAD_USER_INPUT');
    const registered = await done('registerRegistrySubscriber', { name: 'mirror', idempotencyKey: 'the key of the mirror' });
    expect(await refused('registerRegistrySubscriber', { name: 'mirror' })).toBe('RULE_BROKEN');
    // A service that registers whenever it starts does so once.
    expect((await done('registerRegistrySubscriber', { name: 'mirror', idempotencyKey: 'the key of the mirror' })).id).toBe(registered.id);
  });
});
