import { setTimeout as pause } from 'node:timers/promises';
import { cursorOf, CursorExpired, CursorInvalid, IdempotencyKeyReused, type Deed, type FeedFilter, type FeedPage, type LoggedEvent, type NewEvent, type UnitOfWork } from '@assembly-graph/events';
import { BadInput, PUBLIC, uuidOf } from '@assembly-graph/kernel';
import { temporaryDatabase, type TemporaryDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DataSource, EntityManager } from 'typeorm';
import { openDatabase } from '../../database.ts';
import { CreateEventLog1795477000000 } from './create-event-log.ts';
import { brokenLinks, postgresFeed, trimFeed } from './postgres-feed.ts';
import { postgresUnitOfWork } from './postgres-unit-of-work.ts';

const CLOCK = { now: () => '2026-11-23T12:00:00.000Z' };
const WRITERS = 8;
const COMMITS = 1_000;
const counter = (name: string) => uuidOf('Counter', name);

interface Stores {
  /** Raises a counter by one; its new value is the version. */
  readonly raise: (id: string) => Promise<number>;
}
const storesOf = (manager: EntityManager): Stores => ({
  raise: async (id) => {
    const [{ version }]: [{ version: number }] = await manager.query(
      'insert into tally.counter values ($1, 1) on conflict (id) do update set version = counter.version + 1 returning version::int',
      [id],
    );
    return version;
  },
});

let temporary: TemporaryDatabase;
let database: DataSource;
let together: UnitOfWork<Stores>;
beforeAll(async () => {
  temporary = await temporaryDatabase();
  database = await openDatabase({ schema: 'tally', tables: [], migrations: [CreateEventLog1795477000000] }, { url: temporary.url, poolSize: WRITERS + 2 });
  await database.query('create table tally.counter (id uuid primary key, version bigint not null)');
  together = postgresUnitOfWork(database, storesOf, CLOCK);
});
afterAll(async () => {
  await database.destroy();
  await temporary.drop();
});
beforeEach(async () => {
  await database.query(`truncate tally.counter, tally.event, tally.idempotency, tally.audit`);
  await database.query(`update tally.feed_head set last_seq = 0, floor_seq = 0, last_hash = decode(repeat('00', 32), 'hex')`);
});

const aDeed = (idempotencyKey: string, request: unknown = {}): Deed => ({ name: 'raiseCounter', actor: { ...PUBLIC, role: 'secretariat', subject: 'somebody' }, idempotencyKey, request });
/** Raises a counter and tells of it, as a use case would. */
const raise = (deed: Deed, name: string, spoil: () => void | Promise<void> = () => undefined) =>
  together(deed, async ({ raise: up, outbox, audit }) => {
    const version = await up(counter(name));
    audit({ subject: { type: 'Counter', id: counter(name) }, version, changedFields: ['version'], reason: null });
    outbox.add({ type: 'CounterRaised', subject: { type: 'Counter', id: counter(name), naturalKey: name }, subjectVersion: version, payload: { name } });
    await spoil();
    return { version };
  });
const feed = () => postgresFeed(database.manager, 'tally');
const count = async (table: string): Promise<number> => (await database.query(`select count(*)::int as n from tally.${table}`))[0].n;
const wholeLog = async (): Promise<LoggedEvent[]> => {
  const events: LoggedEvent[] = [];
  for (;;) {
    const last = events.at(-1);
    const page = await feed().read(last ? cursorOf({ feed: 'tally', ...last }) : null, 97);
    if (page.events.length === 0) return events;
    events.push(...page.events);
  }
};

describe('a deed', () => {
  it('keeps change, audit, answer and event together', async () => {
    expect(await raise(aDeed('key-00001'), 'a')).toEqual({ version: 1 });
    expect(await wholeLog()).toEqual([
      {
        seq: 1, eventId: expect.stringMatching(/^[0-9a-f-]{36}$/), type: 'CounterRaised', subject: { type: 'Counter', id: counter('a'), naturalKey: 'a' }, subjectVersion: 1,
        audience: 'public', actorRole: 'secretariat', occurredAt: null, topics: [], session: null, states: [], organizations: [], changedFields: [], correctionOf: null,
        payload: { name: 'a' }, recordedAt: CLOCK.now(), hash: expect.stringMatching(/^[0-9a-f]{16}$/),
      },
    ]);
    expect([await count('audit'), await count('idempotency')]).toEqual([1, 1]);
  });

  it('that fails leaves nothing, and can be asked for again with the same key', async () => {
    await expect(raise(aDeed('key-00001'), 'a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect([await count('counter'), await count('event'), await count('audit'), await count('idempotency')]).toEqual([0, 0, 0, 0]);
    expect(await raise(aDeed('key-00001'), 'a')).toEqual({ version: 1 });
    expect((await feed().head()).seq).toBe(1);
  });

  it('asked for 100 times at once and 100 times more is done once, with equal answers', async () => {
    const atOnce = await Promise.all(Array.from({ length: 100 }, () => raise(aDeed('key-00001', { by: 1, of: 2 }), 'a')));
    const again: unknown[] = [];
    for (let n = 0; n < 100; n++) again.push(await raise(aDeed('key-00001', { of: 2, by: 1 }), 'a'));
    expect(new Set([...atOnce, ...again].map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"version":1}']));
    expect([await count('event'), await count('audit')]).toEqual([1, 1]);
  });

  it('refuses a key that was used for another request, and one that is none', async () => {
    await raise(aDeed('key-00001', { n: 1 }), 'a');
    await expect(raise(aDeed('key-00001', { n: 2 }), 'a')).rejects.toThrow(IdempotencyKeyReused);
    await expect(raise({ ...aDeed('key-00001', { n: 1 }), name: 'lowerCounter' }, 'a')).rejects.toThrow(IdempotencyKeyReused);
    for (const key of ['', 'short', '🦘🦘🦘🦘', 'x'.repeat(256), 'a\u0000bcdefgh', '\ud800bcdefgh']) await expect(raise(aDeed(key), 'a')).rejects.toThrow(BadInput);
    expect(await count('event')).toBe(1);
    // The same key of somebody else is another key.
    expect(await raise({ ...aDeed('key-00001'), actor: { ...PUBLIC, role: 'secretariat', subject: 'another' } }, 'a')).toEqual({ version: 2 });
  });

  it('can not tell of itself under a snapshot that might be old', async () => {
    await expect(
      database.transaction('REPEATABLE READ', (manager) => manager.query(`select tally.append_events('[]', 'x', now())`)),
    ).rejects.toMatchObject({ code: '25001' });
  });
});

describe(`${COMMITS} deeds by ${WRITERS} writers, 15 % rolled back`, () => {
  it('are told without a hole, in commit order, while a reader never misses one', async () => {
    const outcomes: string[] = [];
    let writing = true;
    const seen: LoggedEvent[] = [];
    const reader = (async () => {
      let last: LoggedEvent | undefined;
      for (;;) {
        const stopped = !writing;
        const { events } = await feed().read(last ? cursorOf({ feed: 'tally', ...last }) : null, 50);
        seen.push(...events);
        last = seen.at(-1);
        if (stopped && events.length === 0) return;
        if (events.length === 0) await pause(1);
      }
    })();
    const writer = async (w: number) => {
      for (let n = 0; n < COMMITS / WRITERS; n++) {
        const name = `counter ${(n * 7 + w) % 5}`;
        const spoil = async () => {
          if ((n + w) % 3 === 0) await pause((n * w) % 4);
          if ((n * 13 + w * 7) % 100 < 15) throw new Error('rolled back');
        };
        outcomes.push(await raise(aDeed(`key-${w}-${n}-pad`), name, spoil).then(() => 'ok', () => 'fail'));
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, (_, w) => writer(w)));
    writing = false;
    await reader;
    const ok = outcomes.filter((outcome) => outcome === 'ok').length;
    expect(outcomes.length - ok).toBeGreaterThan(COMMITS / 20);
    const log = await wholeLog();
    expect(log).toHaveLength(ok);
    expect(seen).toEqual(log);
    expect(log.map(({ seq }) => seq)).toEqual(log.map((_event, index) => index + 1));
    const versions = new Map<string, number>();
    for (const { subject, subjectVersion } of log) {
      expect(subjectVersion).toBe((versions.get(subject.id) ?? 0) + 1);
      versions.set(subject.id, subjectVersion);
    }
    expect(await brokenLinks(database.manager)).toEqual([]);
  }, 60_000);
});

describe('a log that is not for everybody', () => {
  const tell = (n: number, event: Partial<NewEvent>) =>
    together(aDeed(`key-${n}-padding`), async ({ outbox }) => {
      outbox.add({ type: 'CounterRaised', subject: { type: 'Counter', id: counter('a'), naturalKey: null }, subjectVersion: n, payload: { n }, ...event });
      return n;
    });
  const read = (audiences: readonly string[] | null, filter: FeedFilter | null = null, limit = 100) => feed().read(null, limit, { filter, audiences });

  it('keeps the place of what is not for a reader, and nothing else of it', async () => {
    await tell(1, {});
    await tell(2, { audience: 'secretariat', topics: ['BUDGET'] });
    await tell(3, { audience: 'state:SEN organization:amnesty' });
    await tell(4, { audience: 'a spelling that nobody knows' });
    const [all, everybody, senegal, amnesty, others] = await Promise.all([
      read(null), read(['public']), read(['public', 'state:SEN']), read(['public', 'organization:amnesty']), read(['public', 'organization:fidh']),
    ]);
    expect(all.events.map(({ payload }) => payload.n)).toEqual([1, 2, 3, 4]);
    expect(everybody.entries.map(({ event }) => event && event.payload.n)).toEqual([1, null, null, null]);
    expect([senegal, amnesty, others].map(({ events }) => events.map(({ payload }) => payload.n))).toEqual([[1, 3], [1, 3], [1]]);
    // Whoever is told least can prove as much as whoever is told all that no place is missing.
    const chain = ({ entries }: FeedPage) => entries.map(({ cursor, previousCursor }) => [previousCursor, cursor]);
    expect(chain(everybody)).toEqual(chain(all));
    expect(JSON.stringify(everybody)).not.toMatch(/BUDGET|SEN|amnesty/);
  });

  it('tells by no filter that there is something that is not for the reader', async () => {
    await tell(1, { audience: 'secretariat', topics: ['BUDGET'], states: ['SEN'] });
    await tell(2, { topics: ['BUDGET'] });
    for (const filter of [{ topics: ['BUDGET'] }, { types: ['CounterRaised'] }, { subject: { type: 'Counter', id: counter('a') } }]) {
      expect((await read(['public'], filter)).entries.map(({ event }) => event?.payload.n)).toEqual([2]);
    }
    const nothing = await read(['public'], { states: ['SEN'] });
    expect([nothing.entries, nothing.more, nothing.end]).toEqual([[], false, (await read(null)).end]);
  });

  it('filtered, is read page by page to the same whole, from where the last page ended', async () => {
    await together(aDeed('key-many-padding'), async ({ outbox }) => {
      for (let n = 1; n <= 60; n++) {
        outbox.add({
          type: n % 3 === 0 ? 'CounterLowered' : 'CounterRaised', subject: { type: 'Counter', id: counter(n % 4 === 0 ? 'a' : 'b'), naturalKey: null }, subjectVersion: n,
          topics: n % 5 === 0 ? ['BUDGET'] : [], states: n % 7 === 0 ? ['SEN', 'JOR'] : [], session: n % 2 === 0 ? '20' : null, organizations: n % 11 === 0 ? ['cicc'] : [], payload: { n },
        });
      }
      return null;
    });
    const matches: Record<string, [FeedFilter, (n: number) => boolean]> = {
      types: [{ types: ['CounterLowered', 'Unheard'] }, (n) => n % 3 === 0],
      topics: [{ topics: ['BUDGET'], sessions: ['20', '21'] }, (n) => n % 10 === 0],
      states: [{ states: ['JOR'] }, (n) => n % 7 === 0],
      organizations: [{ organizations: ['cicc'] }, (n) => n % 11 === 0],
      subject: [{ subject: { type: 'Counter', id: counter('a') } }, (n) => n % 4 === 0],
      nothing: [{ subject: { type: 'Tally', id: counter('a') } }, () => false],
    };
    const numbers = Array.from({ length: 60 }, (_, index) => index + 1);
    for (const [filter, holds] of Object.values(matches)) {
      const seen: unknown[] = [];
      let page = await feed().read(null, 2, { filter });
      for (seen.push(...page.events); page.more; seen.push(...page.events)) page = await feed().read(page.end, 2, { filter });
      expect(seen.map((event) => (event as LoggedEvent).payload.n)).toEqual(numbers.filter(holds));
    }
  });
});

describe('reading', () => {
  beforeEach(async () => {
    for (let n = 1; n <= 20; n++) await raise(aDeed(`key-${n}-padding`), 'a');
  });

  it('goes on from any cursor, with pages of any size, to the same whole', async () => {
    const log = await wholeLog();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 30 }), async (from, size) => {
        const cursor = from === 0 ? null : cursorOf({ feed: 'tally', ...log[from - 1]! });
        const page = await feed().read(cursor, size);
        expect(page.events).toEqual(log.slice(from, from + size));
        const chain = [cursor ?? cursorOf({ feed: 'tally', seq: 0, hash: '0'.repeat(16) }), ...page.entries.map((entry) => entry.cursor)];
        expect(page.entries.map(({ previousCursor }) => previousCursor)).toEqual(chain.slice(0, -1));
        expect([page.head.seq, page.end, page.more]).toEqual([20, chain.at(-1), from + size < 20]);
      }),
      { numRuns: 40 },
    );
  });

  it('refuses 200 cursors that are none of this log, never skips and never starts anew', async () => {
    const [first] = await wholeLog();
    const hash = fc.stringMatching(/^[0-9a-f]{16}$/);
    const cursor = fc.oneof(
      fc.string(),
      fc.record({ feed: fc.constant('tally'), seq: fc.integer({ min: 0, max: 30 }), hash }).map(cursorOf),
      fc.record({ feed: fc.constantFrom('membership', 'sessions'), seq: fc.integer({ min: 0, max: 20 }), hash }).map(cursorOf),
      fc.constant(cursorOf({ feed: 'tally', seq: 21, hash: first!.hash })),
      fc.constant(cursorOf({ feed: 'tally', seq: 2, hash: first!.hash })),
    );
    await fc.assert(fc.asyncProperty(cursor, async (given) => expect(feed().read(given, 10)).rejects.toThrow(CursorInvalid)), { numRuns: 200 });
  });

  it('says where to go on when retention has passed a cursor by, and still proves the one at the floor', async () => {
    const log = await wholeLog();
    expect(await trimFeed(database.manager, 11)).toBe(10);
    expect(await count('event')).toBe(11);
    await expect(feed().read(cursorOf({ feed: 'tally', ...log[8]! }), 5)).rejects.toMatchObject({ code: 'CURSOR_EXPIRED', wayOn: { oldestCursor: cursorOf({ feed: 'tally', ...log[9]! }), headCursor: cursorOf({ feed: 'tally', ...log[19]! }) } });
    await expect(feed().read(null, 5)).rejects.toThrow(CursorExpired);
    expect((await feed().read(cursorOf({ feed: 'tally', ...log[9]! }), 5)).events.map(({ seq }) => seq)).toEqual([11, 12, 13, 14, 15]);
    expect(await trimFeed(database.manager, 3)).toBe(10);
    expect(await trimFeed(database.manager, 1_000)).toBe(20);
    expect((await feed().read(cursorOf({ feed: 'tally', ...log[19]! }), 5)).entries).toEqual([]);
    expect(await feed().read(null, 0)).toMatchObject({ entries: [], head: { seq: 20, floor: 20 }, end: cursorOf({ feed: 'tally', ...log[19]! }), more: false });
  });

  it('finds a flipped byte, a removed and a foreign event', async () => {
    await database.query(`update tally.event set payload = '{"name":"b"}' where seq = 7`);
    expect(await brokenLinks(database.manager)).toEqual([7]);
    await database.query(`update tally.event set payload = '{"name":"a"}' where seq = 7`);
    expect(await brokenLinks(database.manager)).toEqual([]);
    await database.query('delete from tally.event where seq = 12');
    expect(await brokenLinks(database.manager)).toEqual([13]);
    await expect(feed().read(null, 100)).rejects.toThrow(/a hole before number 13/);
  });
});
