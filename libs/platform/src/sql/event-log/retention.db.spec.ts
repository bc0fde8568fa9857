import { CursorExpired } from '@assembly-graph/events';
import { temporaryDatabase, type TemporaryDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { until } from '@assembly-graph/testing/until';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { openDatabase } from '../../database.ts';
import { keepRetention } from '../../keep-retention.ts';
import { retentionFrom } from '../../retention-settings.ts';
import { StartFailure } from '../../start-failure.ts';
import { CreateEventLog1795477000000 } from './create-event-log.ts';
import { brokenLinks, postgresFeed } from './postgres-feed.ts';
import { DEFAULT_RETENTION, forgetOld } from './retention.ts';

const NOW = Date.parse('2026-11-23T12:00:00.000Z');
const CLOCK = { now: () => new Date(NOW).toISOString() };
const daysAgo = (days: number) => new Date(NOW - days * 86_400_000).toISOString();

let temporary: TemporaryDatabase;
let database: DataSource;
beforeAll(async () => {
  temporary = await temporaryDatabase();
  database = await openDatabase({ schema: 'tally', tables: [], migrations: [CreateEventLog1795477000000] }, { url: temporary.url });
});
afterAll(async () => {
  await database.destroy();
  await temporary.drop();
});
beforeEach(async () => {
  await database.query(`truncate tally.event, tally.idempotency`);
  await database.query(`update tally.feed_head set last_seq = 0, floor_seq = 0, last_hash = decode(repeat('00', 32), 'hex')`);
});

/** Events that the record took so many days ago, in this order. */
const tell = async (...ages: number[]) => {
  for (const age of ages) {
    const event = { event_id: crypto.randomUUID(), type: 'CounterRaised', subject_type: 'Counter', subject_id: crypto.randomUUID(), subject_version: 1, audience: 'public', topics: [], states: [], organizations: [], changed_fields: [], payload: {} };
    await database.query(`select tally.append_events($1::jsonb, 'secretariat', $2)`, [JSON.stringify([event]), daysAgo(age)]);
  }
};
const kept = async (): Promise<number> => {
  const { head } = await postgresFeed(database.manager, 'tally').read(null, 0);
  return head.seq - head.floor;
};

describe('retention', () => {
  it('keeps an event that is young, and one that is among the newest', async () => {
    await tell(120, 110, 100, 95, 80, 10, 0);
    expect(await forgetOld(database.manager, { ...DEFAULT_RETENTION, feedEvents: 5 }, CLOCK)).toEqual({ events: 2, keys: 0 });
    expect(await forgetOld(database.manager, { ...DEFAULT_RETENTION, feedEvents: 1 }, CLOCK)).toEqual({ events: 2, keys: 0 });
    // All that is left is younger than 90 days.
    expect([await kept(), await forgetOld(database.manager, { ...DEFAULT_RETENTION, feedEvents: 1 }, CLOCK)]).toEqual([3, { events: 0, keys: 0 }]);
    await expect(postgresFeed(database.manager, 'tally').read(null, 1)).rejects.toThrow(CursorExpired);
    expect(await brokenLinks(database.manager)).toEqual([]);
  });

  it('says so by default: 90 days, and 100,000 events', async () => {
    await tell(400, 300, 200, 100, 1);
    expect(DEFAULT_RETENTION).toEqual({ feedDays: 90, feedEvents: 100_000, keyDays: 30 });
    expect([await forgetOld(database.manager, DEFAULT_RETENTION, CLOCK), await kept()]).toEqual([{ events: 0, keys: 0 }, 5]);
  });

  it('takes the same away in many steps as in one, whatever the clocks said', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 12 }), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 4 }), async (ages, feedEvents, step) => {
        await database.query(`truncate tally.event`);
        await database.query(`update tally.feed_head set last_seq = 0, floor_seq = 0, last_hash = decode(repeat('00', 32), 'hex')`);
        await tell(...ages);
        const old = ages.findIndex((age) => age <= 90);
        const expected = Math.max(0, Math.min(ages.length - feedEvents, old === -1 ? ages.length : old));
        expect((await forgetOld(database.manager, { ...DEFAULT_RETENTION, feedEvents }, CLOCK, step)).events).toBe(expected);
        expect(await kept()).toBe(ages.length - expected);
      }),
      { numRuns: 20 },
    );
  });

  it('forgets the keys of deeds that nobody asks for again', async () => {
    for (let n = 0; n < 7; n++) {
      await database.query(`insert into tally.idempotency (actor, key, deed, request_hash, created_at) values ('a', $1, 'd', '\\x00', $2)`, [`key-${n}-padding`, daysAgo(n < 4 ? 31 + n : 29)]);
    }
    expect(await forgetOld(database.manager, DEFAULT_RETENTION, CLOCK, 2)).toEqual({ events: 0, keys: 4 });
    expect((await database.query('select count(*)::int as n from tally.idempotency'))[0].n).toBe(3);
  });

  it('is kept at the start and from then on, until the process ends', async () => {
    await tell(100, 0);
    const keeping = keepRetention([database], { ...DEFAULT_RETENTION, feedEvents: 1 }, CLOCK, 5);
    await keeping.close();
    expect(await kept()).toBe(1);
    const again = keepRetention([database], { ...DEFAULT_RETENTION, feedEvents: 1 }, CLOCK, 5);
    await database.query(`truncate tally.event`);
    await database.query(`update tally.feed_head set last_seq = 0, floor_seq = 0, last_hash = decode(repeat('00', 32), 'hex')`);
    await tell(100, 99, 0);
    await until(async () => (await kept()) === 1);
    await again.close();
  });

  it('is set by whole numbers', () => {
    expect(retentionFrom({})).toEqual(DEFAULT_RETENTION);
    expect(retentionFrom({ FEED_KEEP_DAYS: '7', FEED_KEEP_EVENTS: '1000', IDEMPOTENCY_KEEP_DAYS: '2' })).toEqual({ feedDays: 7, feedEvents: 1000, keyDays: 2 });
    for (const wrong of ['0', '-1', '1.5', 'all', '1e9', '9999999999']) expect(() => retentionFrom({ FEED_KEEP_DAYS: wrong })).toThrow(StartFailure);
  });
});
