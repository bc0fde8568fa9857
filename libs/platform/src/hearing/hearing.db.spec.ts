import { setTimeout as pause } from 'node:timers/promises';
import { cursorOf, CursorExpired, CursorInvalid, type DeedRecord, type FeedSource, type Listener, type LoggedEvent, type NewEvent, type UnitOfWork } from '@assembly-graph/events';
import { PUBLIC, uuidOf, type Actor } from '@assembly-graph/kernel';
import { temporaryDatabase, type TemporaryDatabase } from '@assembly-graph/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { until } from '@assembly-graph/testing/until';
import type { DataSource, EntityManager } from 'typeorm';
import { Field, ObjectType } from 'type-graphql';
import { openDatabase } from '../database.ts';
import { feedOf } from '../graph/feed.ts';
import type { Subgraph } from '../graph/subgraph.ts';
import { provision } from '../provision.ts';
import { serve, type Served } from '../server.ts';
import { CreateEventLog1795477000000, CreateListeners1795545724731, postgresFeed, postgresListener, postgresUnitOfWork } from '../sql/index.ts';
import { httpFeed } from './http-feed.ts';
import { listen, type Listening } from './listen.ts';
import { listenAll } from './listen-all.ts';

// The treasury tells of arrears; the rolls, another domain with another role, follow them.
const CLOCK = { now: () => '2026-11-23T12:00:00.000Z' };
const SECRET = 'a secret that only the processes of the graph share';
const secretariat: Actor = { ...PUBLIC, role: 'secretariat', subject: '0c5b9a52-5c6e-4a51-8e7d-7d8f1c1e6a11' };
const state = (iso3: string) => uuidOf('State', iso3);

@ObjectType('Arrears', { simpleResolvers: true, description: 'What a State owes.' })
class ArrearsType {
  @Field(() => String, { description: 'Which.' })
  readonly iso3!: string;
}
const treasuryFeed = feedOf('Treasury', 'treasuryUpdated', () => [ArrearsType]);

interface Rolls {
  readonly note: (iso3: string, years: number) => Promise<void>;
}
const rollsOf = (manager: EntityManager): Rolls => ({
  note: async (iso3, years) => void (await manager.query('insert into rolls.noted (iso3, years) values ($1, $2)', [iso3, years])),
});

let temporary: TemporaryDatabase;
let treasury: DataSource;
let rolls: DataSource;
let together: UnitOfWork<object>;
let served: Served;
let working: Listening[] = [];
beforeAll(async () => {
  temporary = await temporaryDatabase();
  const { urls } = await provision(temporary.url, { schemas: ['treasury', 'rolls'], passwordOf: (role) => `of ${role}` });
  treasury = await openDatabase({ schema: 'treasury', tables: [], migrations: [CreateEventLog1795477000000] }, { url: urls.treasury });
  rolls = await openDatabase({ schema: 'rolls', tables: [], migrations: [CreateEventLog1795477000000, CreateListeners1795545724731] }, { url: urls.rolls });
  await rolls.query('create table rolls.noted (id int generated always as identity primary key, iso3 text not null, years int not null check (years < 90))');
  together = postgresUnitOfWork(treasury, () => ({}), CLOCK);
  served = await serve(toyTreasury(), { port: 0, host: '127.0.0.1', secret: SECRET });
});
afterAll(async () => {
  await served.close();
  await treasury.destroy();
  await rolls.destroy();
  await temporary.drop();
});
let written: string[];
beforeEach(async () => {
  written = [];
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  await treasury.query('truncate treasury.event, treasury.idempotency');
  await treasury.query(`update treasury.feed_head set last_seq = 0, floor_seq = 0, last_hash = decode(repeat('00', 32), 'hex')`);
  await rolls.query('truncate rolls.noted, rolls.listener, rolls.event, rolls.audit');
  await rolls.query(`update rolls.feed_head set last_seq = 0, last_hash = decode(repeat('00', 32), 'hex')`);
});
afterEach(async () => {
  await Promise.all(working.map(({ close }) => close()));
  working = [];
  jest.restoreAllMocks();
});

const toyTreasury = (): Subgraph => ({
  name: 'treasury',
  types: [ArrearsType],
  resolvers: [],
  references: {},
  feed: treasuryFeed.of(postgresFeed(treasury.manager, 'treasury')),
  loaders: () => ({}),
  ready: async () => undefined,
});

let told = 0;
const tell = (...events: Partial<NewEvent>[]) =>
  together({ name: 'assess', actor: secretariat, idempotencyKey: `key-${(told += 1)}-padding`, request: {} }, async ({ outbox }) => {
    for (const event of events) {
      outbox.add({ type: 'ArrearsChanged', subject: { type: 'Arrears', id: state('SEN'), naturalKey: 'SEN' }, subjectVersion: 1, states: ['SEN'], payload: { years: 1 }, ...event });
    }
    return null;
  });
const years = (...numbers: number[]) => numbers.map((n) => ({ payload: { years: n } }));
const overPostgres = (): FeedSource => postgresFeed(treasury.manager, 'treasury');
const overHttp = (): FeedSource => httpFeed({ feed: 'treasury', url: served.url, secret: SECRET, reader: 'rolls' });
const BOTH = [['PostgreSQL', overPostgres], ['HTTP', overHttp]] as const;

describe.each(BOTH)('a feed, over %s', (_name, source) => {
  it('is read in order and page by page, with what is kept from the public', async () => {
    await tell(...years(1, 2, 3));
    await tell({ audience: 'secretariat', payload: { years: 4 }, occurredAt: '2026-01-01', session: '20', topics: ['BUDGET'], organizations: ['cicc'], changedFields: ['years'] });
    const page = await source().read(null, 3);
    expect([page.events.map(({ payload }) => payload.years), page.more, page.head.seq]).toEqual([[1, 2, 3], true, 4]);
    const rest = await source().read(page.end, 3);
    expect([rest.entries[0]!.previousCursor, rest.more, rest.end]).toEqual([page.end, false, rest.entries[0]!.cursor]);
    expect(rest.events).toEqual([
      {
        seq: 4, hash: page.head.hash, eventId: expect.stringMatching(/^[0-9a-f-]{36}$/), type: 'ArrearsChanged', subject: { type: 'Arrears', id: state('SEN'), naturalKey: 'SEN' },
        subjectVersion: 1, audience: 'secretariat', actorRole: 'secretariat', occurredAt: '2026-01-01', recordedAt: CLOCK.now(), topics: ['BUDGET'], session: '20', states: ['SEN'],
        organizations: ['cicc'], changedFields: ['years'], correctionOf: null, payload: { years: 4 },
      },
    ]);
    expect(await source().head()).toEqual(page.head);
  });

  it('is filtered, and says how far it was looked at', async () => {
    await tell(...years(1, 2), { type: 'ScaleAdopted' }, { subject: { type: 'Arrears', id: state('JOR'), naturalKey: 'JOR' } });
    const scale = await source().read(null, 10, { filter: { types: ['ScaleAdopted'] } });
    expect([scale.events.map(({ type }) => type), scale.end]).toEqual([['ScaleAdopted'], cursorOf({ feed: 'treasury', ...scale.head })]);
    expect((await source().read(null, 10, { filter: { subject: { type: 'Arrears', id: state('JOR') } } })).events).toHaveLength(1);
  });

  it('refuses a cursor that is none of it, or below what is kept, with the ways on', async () => {
    await tell(...years(1, 2, 3));
    const { entries } = await source().read(null, 10);
    const wayOn = { headCursor: entries[2]!.cursor, oldestCursor: entries[0]!.previousCursor };
    await expect(source().read('bm9uc2Vuc2U', 1)).rejects.toMatchObject({ name: 'CursorInvalid', wayOn });
    await expect(source().read(cursorOf({ feed: 'treasury', seq: 2, hash: '0123456789abcdef' }), 1)).rejects.toThrow(CursorInvalid);
    await treasury.query('update treasury.feed_head set floor_seq = 2');
    await expect(source().read(null, 1)).rejects.toMatchObject({ name: 'CursorExpired', wayOn: { ...wayOn, oldestCursor: entries[1]!.cursor } });
    await expect(source().read(entries[0]!.cursor, 1)).rejects.toThrow(CursorExpired);
    expect((await source().read(entries[1]!.cursor, 5)).events).toHaveLength(1);
  });
});

describe('over HTTP', () => {
  it('nobody hears without the secret of the graph', async () => {
    const stranger = httpFeed({ feed: 'treasury', url: served.url, secret: 'another secret, which nobody shares with it', reader: 'rolls' });
    await expect(stranger.read(null, 1)).rejects.toThrow('UNAUTHENTICATED');
  });
});

const listener = (hear: (event: LoggedEvent, hands: Rolls & DeedRecord) => Promise<unknown> = noteDown, types = ['ArrearsChanged']): Listener =>
  postgresListener(rolls, rollsOf, CLOCK, { name: 'follow-arrears', of: 'treasury', types, hear });
const noteDown = async (event: LoggedEvent, { note, outbox, audit }: Rolls & DeedRecord): Promise<void> => {
  await note(event.states[0]!, event.payload.years as number);
  audit({ subject: { type: 'State', id: event.subject.id }, version: event.subjectVersion, changedFields: ['vote'], reason: null });
  outbox.add({ type: 'VoteReviewed', subject: { type: 'State', id: event.subject.id, naturalKey: null }, subjectVersion: event.subjectVersion, payload: { follows: event.eventId } });
};
const start = (source: FeedSource, one: Listener = listener(), options = {}) => {
  const listening = listen(one, source, { pollMs: 20, backoffMs: 5, ...options });
  working.push(listening);
  return listening;
};
const noted = async (): Promise<number[]> => (await rolls.query('select years from rolls.noted order by id')).map((row: { years: number }) => row.years);
const heard = (...numbers: number[]) => until(async () => (await noted()).length >= numbers.length).then(async () => expect(await noted()).toEqual(numbers));

describe.each(BOTH)('a listener, over %s', (_name, source) => {
  it('hears what was told before and what comes, once and in order, and tells of it as the graph', async () => {
    await tell(...years(1, 2), { type: 'ScaleAdopted' });
    start(source());
    await heard(1, 2);
    await tell(...years(3));
    await tell({ type: 'ScaleAdopted' });
    await heard(1, 2, 3);
    const { events } = await postgresFeed(rolls.manager, 'rolls').read(null, 10);
    expect(events.map(({ type, actorRole }) => [type, actorRole])).toEqual(Array(3).fill(['VoteReviewed', 'graph']));
    expect(await rolls.query('select distinct actor, role, deed from rolls.audit')).toEqual([{ actor: 'listener:follow-arrears', role: 'graph', deed: 'follow-arrears' }]);
    // The events of others are passed over, so that retention never finds the listener behind.
    await until(async () => (await listener().place()) === cursorOf({ feed: 'treasury', ...(await source().head()) }));
  });

  it('goes on from its place after a stop', async () => {
    await tell(...years(1, 2));
    const first = start(source());
    await heard(1, 2);
    await first.close();
    await tell(...years(3));
    start(source());
    await heard(1, 2, 3);
  });
});

describe('a listener', () => {
  it('keeps its place with what it did, or neither: a failure half way is as if it had heard nothing', async () => {
    await tell(...years(1));
    let attempts = 0;
    start(overPostgres(), listener(async (event, hands) => {
      await noteDown(event, hands);
      if ((attempts += 1) < 4) throw new Error('the connection was lost');
    }));
    await heard(1);
    expect(attempts).toBe(4);
    expect((await postgresFeed(rolls.manager, 'rolls').head()).seq).toBe(1);
  });

  it('twice at work, hears each event once between the two', async () => {
    for (let n = 1; n <= 60; n++) await tell(...years(n));
    start(overPostgres());
    start(overHttp());
    start(overPostgres());
    await heard(...Array.from({ length: 60 }, (_, index) => index + 1));
    await pause(60);
    expect(await noted()).toHaveLength(60);
  });

  it('stands still before an event that it can not take, says so, and goes on once the cause is mended', async () => {
    await tell(...years(1, 99, 2));
    const { hearing } = start(overPostgres(), listener(), { backoffMs: 1 });
    await until(() => hearing().state === 'stuck');
    const [, poison] = (await overPostgres().read(null, 10)).events;
    expect(hearing()).toMatchObject({ name: 'follow-arrears', of: 'treasury', at: { eventId: poison!.eventId, type: 'ArrearsChanged' } });
    expect(await noted()).toEqual([1]);
    expect(written.filter((line) => line.includes('the listener is stuck') && line.includes(poison!.eventId)).length).toBeGreaterThan(0);
    await rolls.query('alter table rolls.noted drop constraint noted_years_check');
    await heard(1, 99, 2);
    await until(() => hearing().state === 'listening');
    await rolls.query('delete from rolls.noted where years = 99');
    await rolls.query('alter table rolls.noted add constraint noted_years_check check (years < 90)');
  });

  it('whose place is no longer in the log is stuck at once, and passes over nothing', async () => {
    await tell(...years(1, 2, 3));
    await treasury.query('update treasury.feed_head set floor_seq = 2');
    const { hearing } = start(overHttp());
    await until(() => hearing().state === 'stuck');
    expect([await noted(), hearing().at]).toEqual([[], null]);
    expect(written.join('')).toContain('CursorExpired');
  });

  it('rides out a feed that does not answer, and is not stuck by it', async () => {
    await tell(...years(1));
    let answers = false;
    const source: FeedSource = { ...overPostgres(), read: (...asked) => (answers ? overPostgres().read(...asked) : Promise.reject(new Error('ECONNREFUSED'))) };
    const { hearing } = start(source, listener(), { backoffMs: 1 });
    await until(() => written.length >= 6);
    expect(hearing().state).toBe('retrying');
    answers = true;
    await heard(1);
  });

  it('is woken by the database, without waiting for its next look', async () => {
    start(overPostgres(), listener(), { pollMs: 600_000 });
    await pause(50);
    await tell(...years(1));
    await heard(1);
    // News that come while it is at work count, too.
    for (let n = 2; n <= 20; n++) await tell(...years(n));
    await heard(...Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it('without a feed is deaf, and says so', async () => {
    const { hearings, close } = listenAll([listener()], () => null);
    expect(hearings()).toMatchObject([{ name: 'follow-arrears', of: 'treasury', state: 'deaf' }]);
    await close();
  });
});

describe('the readiness of a subgraph', () => {
  it('tells how its listeners fare, and is not withheld for one that is stuck', async () => {
    const hearing = { name: 'follow-arrears', of: 'treasury', state: 'stuck', since: CLOCK.now(), at: null } as const;
    const watched = await serve(toyTreasury(), { port: 0, host: '127.0.0.1', secret: SECRET, hearings: () => [hearing] });
    const answer = await fetch(watched.url.replace('/graphql', '/health/ready'));
    expect([answer.status, await answer.json()]).toEqual([200, { ready: true, subgraph: 'treasury', listeners: [hearing] }]);
    await watched.close();
  });
});
