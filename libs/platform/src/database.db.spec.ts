import { setTimeout as pause } from 'node:timers/promises';
import { temporaryDatabase, type TemporaryDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { openDatabase } from './database.ts';

let temporary: TemporaryDatabase;
let database: DataSource;
let other: DataSource;
const storage = { schema: 'tally', tables: [], migrations: [] };
beforeAll(async () => {
  temporary = await temporaryDatabase();
  database = await openDatabase(storage, { url: temporary.url, poolSize: 2 });
  other = await openDatabase(storage, { url: temporary.url, poolSize: 1 });
});
afterAll(async () => {
  await database.destroy();
  await other.destroy();
  await temporary.drop();
});

/** Ends the connections of the database, as an operator or a restart would. */
const cut = () => other.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()');

describe('a connection that the server ends', () => {
  it('between two statements of whoever has it ends nothing but itself', async () => {
    // Taken from the pool as TypeORM takes it, in the moment before it listens.
    const client = await (database.driver as unknown as { master: Pool }).master.connect();
    await cut();
    await pause(50);
    await expect(client.query('select 1')).rejects.toThrow();
    client.release(true);
    expect(await database.query('select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('under a transaction fails that transaction, and the next one is done', async () => {
    const work = database.transaction(async (manager) => {
      await manager.query('select 1');
      await cut();
      await manager.query('select 1');
    });
    await expect(work).rejects.toThrow();
    expect(await database.transaction((manager) => manager.query('select 1 as one'))).toEqual([{ one: 1 }]);
  });
});
