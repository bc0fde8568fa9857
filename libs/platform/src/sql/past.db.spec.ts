import { VersionConflict, type Deed, type Records, type UnitOfWork, type Versioned } from '@assembly-graph/events';
import { NotFound, PUBLIC, RuleBroken, uuidOf } from '@assembly-graph/kernel';
import { temporaryDatabase, type TemporaryDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EntitySchema, type DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { openDatabase } from '../database.ts';
import { CreateEventLog1795477000000 } from './event-log/create-event-log.ts';
import { postgresUnitOfWork } from './event-log/postgres-unit-of-work.ts';
import { createKeepPast, keepPast, versionedColumns } from './past.ts';
import { postgresCollection } from './postgres-collection.ts';
import { postgresRecords } from './postgres-records.ts';

// What is corrected stays readable as what was said, whoever corrects it and however often.

interface Seat extends Versioned {
  readonly code: string;
  readonly holder: string | null;
  readonly room: string | null;
  readonly marks: readonly string[];
  readonly details: Readonly<Record<string, unknown>> | null;
}
const SeatTable = new EntitySchema<Seat>({
  name: 'seat',
  columns: {
    id: { type: 'uuid', primary: true },
    code: { type: 'text' },
    holder: { type: 'text', nullable: true },
    room: { type: 'text', nullable: true },
    marks: { type: 'text', array: true },
    details: { type: 'jsonb', nullable: true },
    ...versionedColumns,
  },
  uniques: [{ name: 'a_code_is_given_once', columns: ['code'] }],
});
class CreateSeats1795477000001 implements MigrationInterface {
  readonly name = 'CreateSeats1795477000001';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table hall.seat (id uuid primary key, code text not null, holder text, room text, marks text[] not null, details jsonb,
      version int not null default 1, known_from timestamptz, constraint a_code_is_given_once unique (code))`);
    for (const statement of [...createKeepPast('hall'), ...keepPast('hall', 'seat')]) await runner.query(statement);
  }
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

let temporary: TemporaryDatabase;
let database: DataSource;
let together: UnitOfWork<{ seats: Records<Seat> }>;
let time = '';
let keys = 0;
const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 12, minute)).toISOString();
const deed = (): Deed => ({ name: 'seat', actor: { ...PUBLIC, role: 'secretariat' }, idempotencyKey: `key-${++keys}-padding`, request: keys });
const id = uuidOf('Seat', 'A1');
const seat = { id, code: 'A1', holder: 'JOR', room: null, marks: ['x'], details: { size: 2, of: ['a'] } };
const does = (work: (seats: Records<Seat>) => Promise<unknown>) => together(deed(), async ({ seats }) => (await work(seats)) === undefined);
const seats = (knownAt?: string) => postgresCollection(database.manager, SeatTable, { key: 'code', order: [{ field: 'code', direction: 'ASC' }], knownAt });
const holder = async (knownAt?: string) => (await seats(knownAt).byKeys(['A1'])).map((one) => one.holder);

beforeAll(async () => {
  temporary = await temporaryDatabase();
  database = await openDatabase({ schema: 'hall', tables: [SeatTable] as never, migrations: [CreateEventLog1795477000000, CreateSeats1795477000001] }, { url: temporary.url });
  const storesOf = (manager: DataSource['manager']) => ({ seats: postgresRecords(manager, SeatTable, 'The seat') });
  together = postgresUnitOfWork(database, storesOf, { now: () => time }, { a_code_is_given_once: ['a code is given once', 'practice'] });
});
afterAll(async () => {
  await database.destroy();
  await temporary.drop();
});
beforeEach(async () => {
  await database.query('truncate hall.seat, hall.seat_past');
  time = at(0);
});

describe('what the record once said', () => {
  it('stays readable at every instant of knowledge, through changes and removal', async () => {
    await does((all) => all.add(seat));
    time = at(1);
    await does(async (all) => all.change(await all.get(id), 1, { holder: 'FJI', details: null }));
    time = at(2);
    await does(async (all) => all.remove(await all.get(id), 2));
    const minutes = [-1, 0, 0.5, 1, 1.5, 2, 3].map((minute) => at(minute));
    expect(await Promise.all(minutes.map(holder))).toEqual([[], ['JOR'], ['JOR'], ['FJI'], ['FJI'], [], []]);
    expect(await holder()).toEqual([]);
    const [was] = await seats(at(0)).byIds([id]);
    expect(was).toEqual({ ...seat, version: 1, knownFrom: at(0) });
    const page = await seats(at(1)).page({ first: 1, filter: { holder: { eq: 'FJI' } } });
    expect(page.items.map(({ node }) => node.version)).toEqual([2]);
  });

  it('was always said, where it came with the data set', async () => {
    await database.query(`insert into hall.seat (id, code, marks) values ($1, 'A1', '{}')`, [id]);
    expect(await holder('1900-01-01T00:00:00.000Z')).toEqual([null]);
    await database.query(`update hall.seat set holder = 'XXX'`);
    expect(await database.query('select count(*)::int as count from hall.seat_past')).toEqual([{ count: 0 }]);
  });

  it('is one thing at every instant, whatever the order of deeds and of their clocks', async () => {
    const change = fc.record({ minute: fc.integer({ min: 0, max: 20 }), to: fc.constantFrom('JOR', 'FJI', 'SEN') });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
        await database.query('truncate hall.seat, hall.seat_past');
        time = at(0);
        await does((all) => all.add(seat));
        for (const { minute, to } of changes) {
          time = at(minute);
          await does(async (all) => {
            const was = await all.get(id);
            return all.change(was, was.version, { holder: to });
          });
        }
        for (let minute = 0; minute <= 21; minute++) expect(await holder(at(minute))).toHaveLength(1);
        expect(await holder(at(21))).toEqual([changes.at(-1)!.to]);
      }),
      { numRuns: 20 },
    );
  });

  it('is asked for by an instant and nothing else', async () => {
    await expect(async () => seats(`2026-01-01'; drop table hall.seat; --`).byIds([id])).rejects.toThrow('An instant is needed here');
  });
});

describe('the records in the hands of a deed', () => {
  it('are not changed by one who has not seen their last version', async () => {
    await does((all) => all.add(seat));
    await does(async (all) => all.change(await all.get(id), 1, { holder: 'FJI' }));
    const late = does(async (all) => all.change(await all.get(id), 1, { holder: 'SEN' }));
    await expect(late).rejects.toThrow(VersionConflict);
    await expect(late).rejects.toMatchObject({ expected: 1, found: 2 });
    await expect(does(async (all) => all.remove(await all.get(id), 1))).rejects.toThrow(VersionConflict);
    expect(await holder()).toEqual(['FJI']);
  });

  it('that are not there are not found, and a field that is none is refused', async () => {
    await expect(does((all) => all.get(id))).rejects.toThrow(NotFound);
    await does((all) => all.add(seat));
    expect(await does(async (all) => expect(await all.having({ holder: 'JOR', room: null })).toHaveLength(1))).toBe(true);
    await expect(does(async (all) => all.change(await all.get(id), 1, { colour: 'red' } as never))).rejects.toThrow('no column for colour');
  });

  it('are kept as the rules of the database allow, and a breach is told by its sentence', async () => {
    await does((all) => all.add(seat));
    const twice = does((all) => all.add({ ...seat, id: uuidOf('Seat', 'another') }));
    await expect(twice).rejects.toThrow(RuleBroken);
    await expect(twice).rejects.toMatchObject({ sentence: 'a code is given once', citation: 'practice' });
  });

  it('wait for each other, so that of two deeds at once on one version one is a conflict', async () => {
    await does((all) => all.add(seat));
    const outcomes = await Promise.allSettled(['FJI', 'SEN', 'KEN'].map((to) => does(async (all) => all.change(await all.get(id), 1, { holder: to }))));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
  });
});
