import { loadData, openDatabase, StartFailure, type LoadTarget, type ReadDataSet } from '@assembly-graph/platform';
import { LoadedDataTable, SYNTHETIC, withoutSearchTrigger } from '@assembly-graph/platform/sql';
import { domains } from '@assembly-graph/whole';
import type { DataSource, EntityMetadata, QueryRunner } from 'typeorm';
import { copiedColumn, COPYING, type Keys } from './copied-columns.ts';
import { SYNTHETIC_SOURCE } from './marks.ts';
import { isReference } from './reference-data.ts';

export interface SyntheticOptions {
  /** The same seed makes the same assembly, row by row. */
  readonly seed: number;
  /** How many times as many facts as the record has, 1 to 9,999. */
  readonly times: number;
  /** Told what was done, for a person who waits. */
  readonly onStep?: (step: string) => void;
}

/** So many rows are written by one statement, more or less: enough to be fast, few enough to tell how far it is. */
const ROWS_AT_ONCE = 200_000;

const pathOf = ({ schema, tableName }: EntityMetadata) => `${schema}.${tableName}`;
const quoted = ({ schema, tableName }: EntityMetadata) => `"${schema}"."${tableName}"`;
const baseOf = ({ tableName }: EntityMetadata) => `pg_temp."base_${tableName}"`;

/**
 * Makes a synthetic assembly of the data set in empty databases: what facts are about (States, treaties, topics) as in the record,
 * every fact as many times as asked for. Each row says that it is synthetic, by its only source, its note and its title.
 * @returns rows by table
 * @throws StartFailure for a database that holds anything: a synthetic row never comes next to a real one
 */
export async function makeSynthetic(data: ReadDataSet, targets: readonly LoadTarget[], { seed, times, onStep = () => undefined }: SyntheticOptions): Promise<Record<string, number>> {
  if (!Number.isInteger(times) || times < 1 || times > 9_999) throw new StartFailure('times must be a whole number from 1 to 9999.');
  if (!Number.isInteger(seed) || seed < 0 || seed > 2_147_483_647) throw new StartFailure('seed must be a whole number from 0 to 2147483647.');
  for (const { name, database } of targets) await refuseUnlessEmpty(name, database);
  // Under this digest from the first row on: whatever interrupts us, nobody takes what is there for the record.
  await loadData({ ...data, digest: `${SYNTHETIC}, seed ${seed}, ${times} times` }, targets);
  const keys = await keysOf(targets);
  const rows: Record<string, number> = {};
  for (const { database } of targets) {
    const runner = database.createQueryRunner();
    try {
      await runner.query('set statement_timeout = 0; set synchronous_commit = off');
      Object.assign(rows, await multiply(runner, keys, { seed, times, onStep }));
    } finally {
      // The settings and temporary things of this connection are for nobody else.
      await runner.query('reset all; discard temp').catch(() => undefined);
      await runner.release();
    }
  }
  return rows;
}

async function refuseUnlessEmpty(name: string, database: DataSource): Promise<void> {
  const tables = database.entityMetadatas.map((table) => `exists (select from ${quoted(table)})`);
  const [{ full }] = await database.query(`select ${tables.join(' or ')} as full`);
  if (full) throw new StartFailure(`The database of ${name} is not empty: a synthetic assembly is only made where there is nothing, never next to the record.`);
}

/** Every key by which one thing can refer to another. */
async function keysOf(targets: readonly LoadTarget[]): Promise<Keys> {
  const multiplied = new Set<string>();
  const reference = new Set<string>();
  for (const { database } of targets) {
    for (const table of factsAndReference(database)) {
      for (const column of keyColumns(table)) {
        const into = isReference(pathOf(table)) ? reference : multiplied;
        for (const value of await valuesOf(database, table, column)) into.add(value);
      }
    }
  }
  // What a domain was told of another's things (the States that it knows) is known by the same keys.
  return { multiplied: new Set([...multiplied].filter((key) => !reference.has(key))), reference };
}

const factsAndReference = ({ entityMetadatas }: DataSource) => entityMetadatas.filter(({ tableName }) => tableName !== LoadedDataTable.options.name && tableName !== 'source');

/** The id, and each text that alone is unique. */
const keyColumns = ({ columns, uniques }: EntityMetadata) =>
  columns.filter((column) => column.isPrimary || (column.type === 'text' && uniques.some((unique) => unique.columns.length === 1 && unique.columns[0] === column)));

async function valuesOf(on: { query(sql: string): Promise<{ value: string }[]> }, table: EntityMetadata, column: { databaseName: string; isArray: boolean }): Promise<string[]> {
  const value = column.isArray ? `unnest("${column.databaseName}")` : `"${column.databaseName}"`;
  const found = await on.query(`select distinct value from (select ${value}::text as value from ${quoted(table)}) as each where value is not null`);
  return found.map((row) => row.value);
}

async function multiply(runner: QueryRunner, keys: Keys, options: Required<SyntheticOptions>): Promise<Record<string, number>> {
  const { manager } = runner;
  const tables = factsAndReference(manager.connection);
  const facts = tables.filter((table) => !isReference(pathOf(table)));
  for (const statement of COPYING) await runner.query(statement);
  const copies = new Map<EntityMetadata, string>();
  for (const table of facts) copies.set(table, await copyStatement(runner, table, keys, options));
  await runner.startTransaction();
  const { schema } = facts[0]!;
  await runner.query(`insert into "${schema}"."source" (key, title) values ($1, $2)`, [SYNTHETIC_SOURCE.key, SYNTHETIC_SOURCE.title]);
  await markReference(runner, tables.filter((table) => isReference(pathOf(table))));
  for (const table of facts) await runner.query(`create temp table "base_${table.tableName}" as select * from ${quoted(table)}`);
  for (const table of facts.toReversed()) await runner.query(`delete from ${quoted(table)}`);
  await runner.commitTransaction();
  const rows: Record<string, number> = {};
  for (const table of facts) rows[pathOf(table)] = await copyTable(runner, table, copies.get(table)!, options);
  // What was never analyzed is planned by guesses, and only a vacuumed table is counted by its index alone.
  for (const table of await runner.query(`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = $1`, [schema])) {
    await runner.query(`vacuum (analyze) ${table.name}`);
  }
  return rows;
}

/** What facts are about is the same as ever, but in this database nothing is to be taken for a fact. */
async function markReference(runner: QueryRunner, tables: readonly EntityMetadata[]): Promise<void> {
  for (const table of tables) {
    const cited = ['sourceKeys', 'note'].flatMap((property) => table.columns.filter(({ propertyName }) => propertyName === property));
    const set = cited.map((column) => `"${column.databaseName}" = ${copiedColumn(pathOf(table), column, [], { multiplied: new Set(), reference: new Set() }, 0)}`);
    if (set.length > 0) await runner.query(`update ${quoted(table)} set ${set.join(', ')}`);
  }
}

/** Inserts the copies from $1 to $2. */
async function copyStatement(runner: QueryRunner, table: EntityMetadata, keys: Keys, { seed, times }: SyntheticOptions): Promise<string> {
  const columns = table.columns.filter(({ generatedType }) => !generatedType);
  const made: string[] = [];
  for (const column of columns) {
    const isKey = ['uuid', 'text'].includes(String(column.type));
    made.push(copiedColumn(pathOf(table), column, isKey ? await valuesOf(runner, table, column) : [], keys, seed));
  }
  return `insert into ${quoted(table)} (${columns.map(({ databaseName }) => `"${databaseName}"`).join(', ')})
    select ${made.join(', ')} from ${baseOf(table)} as b
      cross join (select n, pg_temp.suffix(n) as suffix, pg_temp.days(n, ${seed}) as days, ${times} as times from generate_series($1::int, $2::int) as n) as copy`;
}

async function copyTable(runner: QueryRunner, table: EntityMetadata, statement: string, { times, onStep }: Required<SyntheticOptions>): Promise<number> {
  const [{ rows }]: [{ rows: number }] = await runner.query(`select count(*)::int as rows from ${baseOf(table)}`);
  if (rows === 0) return 0;
  const fillSearch = await withoutSearchTrigger(runner, table.schema!, table.tableName);
  const copiesAtOnce = Math.max(1, Math.floor(ROWS_AT_ONCE / rows));
  for (let from = 0; from < times; from += copiesAtOnce) {
    const to = Math.min(times, from + copiesAtOnce) - 1;
    await runner.query(statement, [from, to]).catch((error: { code?: string; constraint?: string }) => {
      if (!error.code?.startsWith('23')) throw error;
      throw new Error(`${pathOf(table)} can't be copied, ${error.constraint} forbids it: say in reference-data.ts what sets its copies apart.`, { cause: error });
    });
    onStep(`${pathOf(table)}: ${((to + 1) * rows).toLocaleString('en')} of ${(times * rows).toLocaleString('en')} rows`);
  }
  if (fillSearch) onStep(`${pathOf(table)}: search entries`);
  await fillSearch?.();
  return times * rows;
}

/** The same in the schemas of all domains, each under its own URL. @throws StartFailure, BadData */
export async function makeSyntheticAssembly(urls: Readonly<Record<string, string>>, data: ReadDataSet, options: SyntheticOptions): Promise<Record<string, number>> {
  const databases = await Promise.all(domains.map(({ storage }) => openDatabase(storage, { url: urls[storage.schema]! })));
  try {
    const targets = domains.map(({ name, data: loads }, index) => ({ name, database: databases[index]!, ...loads }));
    return await makeSynthetic(data, targets, options);
  } finally {
    await Promise.all(databases.map((database) => database.destroy()));
  }
}
