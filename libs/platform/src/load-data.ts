import { readRows, type DataProblem, type DataSet, type KnownKeys, type Source, type TableLoad } from '@assembly-graph/kernel';
import type { DataSource, EntityManager } from 'typeorm';
import { BadData, knownKeys, type ReadDataSet } from './data-set.ts';
import { log } from './log.ts';
import { describeColumns } from './sql/columns.ts';
import { LoadedDataTable, SYNTHETIC } from './sql/loaded-data.table.ts';
import { SourceTable } from './sql/source.table.ts';

/** A domain that the data set is loaded into. */
export interface LoadTarget<Stores = never> {
  readonly name: string;
  readonly database: DataSource;
  readonly loads: readonly TableLoad<Stores>[];
  /** The domain's stores within a transaction that the loader has opened. */
  readonly storesOf: (manager: EntityManager) => Stores;
}

/** How far the loading is; `rows` are those of the table of the data set. */
export interface LoadProgress {
  readonly subgraph: string;
  readonly table: string;
  readonly rows: number;
  readonly done: number;
  readonly total: number;
}

/**
 * Loads the data set into every domain. First all rows of all tables are read and checked; only if none has a problem is
 * anything written, each domain in one transaction. Loading the same data set again changes nothing.
 * @returns rows by table, by subgraph; a subgraph that had this very data set already is left out
 * @throws BadData with every problem, by file, line, column and reason
 */
export async function loadData(
  data: ReadDataSet,
  targets: readonly LoadTarget[],
  onProgress: (progress: LoadProgress) => void = () => undefined,
): Promise<Record<string, Record<string, number>>> {
  const stale = await outdated(data, targets);
  if (stale.length === 0) return {};
  const known = knownKeys(data.tables);
  const problems: DataProblem[] = [];
  const sources = readSources(data.tables, known, problems);
  const prepared = stale.map((target) => ({
    target,
    writes: target.loads.map(({ table, prepare }) => ({ table, write: prepare(data.tables, known, problems) })),
  }));
  if (problems.length > 0) throw new BadData(distinct(problems));
  const total = prepared.reduce((sum, { writes }) => sum + writes.length, 0);
  let done = 0;
  const loaded: Record<string, Record<string, number>> = {};
  for (const { target, writes } of prepared) {
    await target.database.transaction(async (manager) => {
      // Nobody waits for an answer here.
      await manager.query('set local statement_timeout = 0');
      await replaceSources(manager, sources);
      for (const { table, write } of writes) {
        await write(target.storesOf(manager));
        done += 1;
        onProgress({ subgraph: target.name, table, rows: data.tables[table]?.length ?? 0, done, total });
      }
      loaded[target.name] = await rowCounts(manager);
      await remember(manager, data.digest, loaded[target.name]!);
    });
  }
  return loaded;
}

/** Everything that would keep the data set from being loaded; nothing is written. */
export function checkDataSet(tables: DataSet, loads: readonly (readonly TableLoad<never>[])[]): DataProblem[] {
  const known = knownKeys(tables);
  const problems: DataProblem[] = [];
  readSources(tables, known, problems);
  for (const { prepare } of loads.flat()) prepare(tables, known, problems);
  return distinct(problems);
}

/**
 * The targets that have another data set, or none. One whose record was worked on since is left as it is: the record goes before the
 * data set. A synthetic assembly stays what it is: facts never come into it.
 */
async function outdated(data: ReadDataSet, targets: readonly LoadTarget[]): Promise<LoadTarget[]> {
  const stale = await Promise.all(
    targets.map(async ({ name, database }) => {
      const [loaded] = await database.getRepository(LoadedDataTable).find();
      if (loaded?.digest === data.digest) return false;
      if (loaded?.digest.startsWith(SYNTHETIC)) {
        log.warn({ subgraph: name }, 'this database holds a synthetic assembly: nothing in it is a fact, and the data set is not loaded into it');
        return false;
      }
      const deeds = await deedsIn(database);
      if (deeds > 0) log.warn({ subgraph: name, deeds }, 'the data set has changed, but the record was worked on since it was loaded: it is left as it is');
      return deeds === 0;
    }),
  );
  return targets.filter((_target, index) => stale[index]);
}

/** How many events the domain's log has. */
async function deedsIn(database: DataSource): Promise<number> {
  const { schema } = database.options as { schema: string };
  const [{ there }] = await database.query('select to_regclass($1) is not null as there', [`"${schema}".feed_head`]);
  return there ? (await database.query(`select last_seq from "${schema}".feed_head`))[0].last_seq : 0;
}

function readSources(tables: DataSet, known: KnownKeys, problems: DataProblem[]): Source[] {
  const listed = readRows(tables.sources ?? [], problems, ['source_key'], (row): Source => ({
    key: row.text('source_key'),
    title: row.text('title'),
    url: row.optional('address'),
    dated: row.optional('source_date'),
    note: row.optional('note'),
  }));
  const files = [...known.sources!.keys()].filter((key) => key.endsWith('.csv'));
  return [...listed, ...files.map((key) => ({ key, title: `Computed from ${key} of this data set`, url: null, dated: null, note: null }))];
}

async function replaceSources(manager: EntityManager, sources: readonly Source[]): Promise<void> {
  await manager.clear(SourceTable);
  await manager.insert(SourceTable, sources as Source[]);
}

/** How many rows each table of the domain now holds. */
async function rowCounts(manager: EntityManager): Promise<Record<string, number>> {
  const tables = manager.connection.entityMetadatas.filter(({ tableName }) => tableName !== 'loaded_data').sort((a, b) => a.tableName.localeCompare(b.tableName));
  const counts = tables.map(({ tableName, schema }) => `select '${tableName}' as name, count(*)::int as rows from "${schema}"."${tableName}"`);
  const rows: { name: string; rows: number }[] = await manager.query(counts.join(' union all '));
  return Object.fromEntries(rows.map(({ name, rows: count }) => [name, count]));
}

async function remember(manager: EntityManager, digest: string, rows: Record<string, number>): Promise<void> {
  const { path } = describeColumns(manager, LoadedDataTable);
  await manager.query(
    `insert into ${path} ("only", digest, rows, loaded_at) values (true, $1, $2, now())
     on conflict ("only") do update set digest = excluded.digest, rows = excluded.rows, loaded_at = excluded.loaded_at`,
    [digest, JSON.stringify(rows)],
  );
}

/** Two tables may read the same file; each problem is told once. */
const distinct = (problems: readonly DataProblem[]) => [
  ...new Map(problems.map((problem) => [`${problem.file}:${problem.line}:${problem.column}:${problem.reason}`, problem])).values(),
];
