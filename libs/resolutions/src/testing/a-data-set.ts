import type { DataProblem, DataRow, DataSet, KnownKeys, TableLoad } from '@assembly-graph/kernel';
import type { ResolutionsStores } from '../use-cases/resolutions-stores.ts';

/** Rows of one table, from line 2 on, as the reader of the files would give them. */
export const rowsOf = (table: string, ...cells: Record<string, string>[]): DataRow[] =>
  cells.map((each, index) => ({ file: `${table}.csv`, line: index + 2, cells: each }));

/** A data set of these tables; the others are empty. */
export function aDataSet(tables: Record<string, Record<string, string>[]>): DataSet {
  const names = [
    'resolutions', 'sessions', 'elections', 'election_candidates', 'election_votes', 'membership_timeline', 'major_programmes',
    'budget', 'budget_totals', 'un_scale_of_assessments', 'icc_scale_computed', 'contributions',
  ];
  return Object.fromEntries(names.map((name) => [name, rowsOf(name, ...(tables[name] ?? []))]));
}

const same = (...keys: string[]) => new Map(keys.map((key) => [key, key]));

export const known: KnownKeys = {
  sources: same('S-ONE', 'S-TWO'),
  states: new Map([['JO', 'JOR'], ['SN', 'SEN']]),
  sessions: same('15', 'S2'),
  resolutions: same('ICC-ASP/15/Res.1'),
  elections: same('J2020', 'PR2026'),
  major_programmes: same('MP-I', 'MP-II', 'MP-III', 'MP-IV', 'MP-V', 'MP-VI', 'MP-VII-2'),
};

/** What stands in the way of loading, as `line column: reason`. */
export function problemsOf(load: TableLoad<ResolutionsStores>, tables: Record<string, Record<string, string>[]>): string[] {
  const problems: DataProblem[] = [];
  load.prepare(aDataSet(tables), known, problems);
  return problems.map(({ file, line, column, reason }) => `${file}:${line} ${column}: ${reason}`);
}
