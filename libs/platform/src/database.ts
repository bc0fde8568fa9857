import type { Pool } from 'pg';
import { DataSource, type EntitySchema, type Logger } from 'typeorm';
import { LoadedDataTable } from './sql/loaded-data.table.ts';
import { SnakeNaming } from './sql/snake-naming.ts';
import { SourceTable } from './sql/source.table.ts';
import type { Storage } from './sql/storage.ts';
import { valueParsers } from './sql/value-parsers.ts';

export interface DatabaseOptions {
  readonly url: string;
  readonly poolSize?: number;
  /** Sees every statement; the tests count with it. */
  readonly logger?: Logger;
  /** After how many milliseconds PostgreSQL gives up a statement; 0: never. */
  readonly statementTimeoutMs?: number;
}

/**
 * Milliseconds after which the drivers' default of waiting for ever is cut short. A statement is given up before the gateway gives up the
 * subgraph (3 s): so the client is told what took too long, and nothing goes on for an answer that nobody waits for.
 */
const TIMEOUTS = { connect: 5_000, statement: 2_000, idleInTransaction: 15_000 };

/** The database of one subgraph, not yet opened: enough to print a schema, no connection is made. */
export function describeDatabase(storage: Storage, { url, poolSize = 10, logger, statementTimeoutMs = TIMEOUTS.statement }: DatabaseOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    url: withSettings(url),
    schema: storage.schema,
    entities: [...storage.tables, SourceTable, LoadedDataTable] as EntitySchema[],
    migrations: storage.migrations,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    installExtensions: false,
    poolSize,
    connectTimeoutMS: TIMEOUTS.connect,
    logging: logger ? true : false,
    logger,
    extra: {
      types: valueParsers,
      statement_timeout: statementTimeoutMs,
      idle_in_transaction_session_timeout: TIMEOUTS.idleInTransaction,
    },
  });
}

/**
 * Every session speaks UTC; compiling a statement never pays for queries as short as ours; what is asked for is in memory or on a disk without
 * a moving head, where reading here and there costs little more than reading on. Settings that the URL brings stay.
 */
function withSettings(url: string): string {
  const address = new URL(url);
  const given = address.searchParams.get('options');
  address.searchParams.set('options', [given, '-c timezone=UTC -c jit=off -c random_page_cost=1.1'].filter(Boolean).join(' '));
  return address.href;
}

/** Opens the database of one subgraph and brings its schema up to date. */
export async function openDatabase(storage: Storage, options: DatabaseOptions): Promise<DataSource> {
  const database = describeDatabase(storage, options);
  await database.initialize();
  surviveLostConnections(database);
  // Where schemas are provisioned with roles, this role may not make one, not even "if not exists".
  const [{ there }] = await database.query('select to_regnamespace($1) is not null as there', [storage.schema]);
  if (!there) await database.query(`create schema "${storage.schema}"`);
  if (await database.showMigrations()) await migrate(storage, options);
  return database;
}

/**
 * A connection that the server ends is told as an event of the client, and one that nobody listens to ends the process. The pool listens while the client
 * is idle and TypeORM while it asks, but in between nobody does. Whoever asks over the connection is told by its statement all the same.
 */
function surviveLostConnections(database: DataSource): void {
  const listening = new WeakSet<object>();
  (database.driver as unknown as { master: Pool }).master.on('acquire', (client) => {
    if (listening.has(client)) return;
    listening.add(client);
    client.on('error', () => undefined);
  });
}

/** On connections of their own: an index on a large table takes as long as it takes. */
async function migrate(storage: Storage, options: DatabaseOptions): Promise<void> {
  const migrating = describeDatabase(storage, { ...options, poolSize: 1, statementTimeoutMs: 0 });
  await migrating.initialize();
  try {
    await migrating.runMigrations();
  } finally {
    await migrating.destroy();
  }
}
