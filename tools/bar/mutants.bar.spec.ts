import { setTimeout as pause } from 'node:timers/promises';
import { uuidOf } from '@assembly-graph/kernel';
import { openDatabase } from '@assembly-graph/platform';
import { CreateEventLog1795477000000 } from '@assembly-graph/platform/sql';
import { temporaryDatabase } from '@assembly-graph/testing';
import { describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { faultsIn, type Attempt } from './history.ts';
import { TELLINGS, type Telling } from './mutants.ts';

const WRITERS = 8;
const DEEDS = 800;

class RolledBack extends Error {}

/** Raises counters, with a transaction for each deed, and tells of it in this way. @returns what the writers know */
async function raise(database: DataSource, telling: Telling): Promise<Attempt[]> {
  const attempts: Attempt[] = [];
  let next = 0;
  const one = async () => {
    for (let n = next++; n < DEEDS; n = next++) {
      if (n === DEEDS / 2) await telling.half?.();
      const [key, subject] = [`deed ${n}`, `counter ${n % 7}`];
      const work = database.transaction(async (manager) => {
        const [{ version }] = await manager.query(
          'insert into tally.counter values ($1, $2, 1) on conflict (id) do update set version = counter.version + 1 returning version::int', [uuidOf('Counter', subject), subject],
        );
        const event = { eventId: crypto.randomUUID(), key, subject, version };
        if (n % 4 === 0) await pause(3);
        await telling.within?.(manager, event);
        // The log is told last of all; so much else may still be done in a transaction after it has told.
        if (n % 5 === 0) await pause(3);
        if (n % 7 === 3) throw new RolledBack();
        return event;
      });
      await work.then(
        (event) => {
          attempts.push({ key, outcome: 'ok', subject, version: event.version });
          telling.after?.(event);
        },
        (error: unknown) => {
          if (!(error instanceof RolledBack)) throw error;
          attempts.push({ key, outcome: 'fail', subject, version: null });
        },
      );
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, one));
  return attempts;
}

async function faultsOf(name: string): Promise<string[]> {
  const temporary = await temporaryDatabase();
  const database = await openDatabase({ schema: 'tally', tables: [], migrations: [CreateEventLog1795477000000] }, { url: temporary.url, poolSize: WRITERS + 2 });
  await database.query('create table tally.counter (id uuid primary key, name text not null, version bigint not null)');
  try {
    const telling = await TELLINGS[name]!(database);
    const attempts = await raise(database, telling);
    const seen = (await telling.seen()).map((event, index) => ({ ...event, place: index + 1 }));
    const rows: { name: string; version: number }[] = await database.query('select name, version::int from tally.counter');
    return faultsIn({ attempts, subscribers: { subscriber: seen }, state: Object.fromEntries(rows.map((row) => [row.name, row.version])) });
  } finally {
    await database.destroy();
    await temporary.drop();
  }
}

describe('the checker of histories', () => {
  it.each(Object.keys(TELLINGS).filter((name) => name !== 'the log'))('finds that %s loses events', async (name) => {
    expect((await faultsOf(name)).join('\n')).toContain(' lost: ');
  }, 60_000);

  it('finds nothing that the log loses', async () => {
    expect(await faultsOf('the log')).toEqual([]);
  }, 60_000);
});
