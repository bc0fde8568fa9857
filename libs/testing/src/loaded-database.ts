import { resolve } from 'node:path';
import type { TableLoad } from '@assembly-graph/kernel';
import { loadData, openDatabase, readDataSet } from '@assembly-graph/platform';
import type { Storage } from '@assembly-graph/platform/sql';
import type { DataSource, EntityManager } from 'typeorm';
import { prepareTemplate } from './prepare-template.ts';
import { statements, type Statements } from './statements.ts';
import { temporaryDatabase } from './temporary-database.ts';

/** A domain as its door offers it. */
export interface LoadableDomain<Stores> {
  readonly storage: Storage;
  readonly data: { readonly loads: readonly TableLoad<Stores>[]; readonly storesOf: (manager: EntityManager) => Stores };
}

export interface LoadedDatabase {
  readonly database: DataSource;
  readonly statements: Statements;
  close(): Promise<void>;
}

const DATA = resolve(import.meta.dirname, '../../../data');

/** A database of its own for one spec file, with the domain's schema and the project's real data set in it. */
export async function loadedDatabase<Stores>({ storage, data }: LoadableDomain<Stores>): Promise<LoadedDatabase> {
  const template = await prepareTemplate(`loaded_${storage.schema}`, async (url) => {
    const database = await openDatabase(storage, { url });
    try {
      await loadData(await readDataSet(DATA), [{ name: storage.schema, database, ...data } as never]);
    } finally {
      await database.destroy();
    }
  });
  const { url, drop } = await temporaryDatabase({ template });
  const counted = statements();
  // A busy machine is slow, not wrong: what the time limit is for is told by the specs of it.
  const database = await openDatabase(storage, { url, logger: counted.logger, statementTimeoutMs: 30_000 });
  counted.forget();
  return {
    database,
    statements: counted,
    close: async () => {
      await database.destroy();
      await drop();
    },
  };
}
