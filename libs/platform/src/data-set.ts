import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataProblem, DataRow, DataSet, KnownKeys } from '@assembly-graph/kernel';
import { parse } from 'csv-parse/sync';
import { StartFailure } from './start-failure.ts';

/** The data set as read from its folder. */
export interface ReadDataSet {
  readonly tables: DataSet;
  /** SHA-256 over names and contents, hex: another digest is another state of the data set. */
  readonly digest: string;
}

/** Every CSV file of the folder. @throws StartFailure if there is none, BadData if one can't be read as CSV */
export async function readDataSet(folder: string): Promise<ReadDataSet> {
  const files = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.csv')).sort();
  if (files.length === 0) throw new StartFailure(`There is no data set in ${folder}: it should hold CSV files.`);
  const hash = createHash('sha256');
  const problems: DataProblem[] = [];
  const tables: Record<string, DataRow[]> = {};
  for (const file of files) {
    const bytes = await readFile(join(folder, file));
    hash.update(`${file}\0`).update(bytes);
    tables[file.replace(/\.csv$/, '')] = parseCsv(file, bytes, problems);
  }
  if (problems.length > 0) throw new BadData(problems);
  return { tables, digest: hash.digest('hex') };
}

/** The data set can't be loaded; every row that stands in the way, by file and line. Nothing was written. */
export class BadData extends Error {
  override readonly name = 'BadData';
  constructor(readonly problems: readonly DataProblem[]) {
    super(`The data set has ${problems.length} problem${problems.length === 1 ? '' : 's'}; nothing was loaded.`);
  }
}

/** CSV as RFC 4180 has it: UTF-8, header first, as many cells in each row as in the header. */
function parseCsv(file: string, bytes: Buffer, problems: DataProblem[]): DataRow[] {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const records = parse(text, { columns: true, info: true, bom: true }) as unknown as { info: { lines: number }; record: Record<string, string> }[];
    // `lines` counts to the record's end, and a quoted cell may span several.
    return records.map(({ info, record }) => ({ file, line: info.lines - linesWithin(record), cells: record }));
  } catch (error) {
    const { lines = 1, message } = error as Error & { lines?: number };
    problems.push({ file, line: lines, column: '', reason: `is not CSV: ${message.split('\n')[0]}` });
    return [];
  }
}

const linesWithin = (record: Record<string, string>) =>
  Object.values(record).reduce((sum, cell) => sum + (cell.split('\n').length - 1), 0);

/** Which column holds the key of each table that others refer to, and the column of what the record calls it. */
const KEYS: Record<string, [key: string, called: string]> = {
  sources: ['source_key', 'source_key'],
  states: ['iso2', 'iso3'],
  sessions: ['session_id', 'session_id'],
  organizations: ['org_id', 'org_id'],
  presidents: ['president_id', 'president_id'],
  elections: ['election_id', 'election_id'],
  resolutions: ['resolution_id', 'resolution_id'],
  major_programmes: ['mp_code', 'mp_code'],
};

/** What rows may refer to. A derived row may also cite a file of the data set as its source. */
export function knownKeys(tables: DataSet): KnownKeys {
  const known = Object.entries(KEYS).map(([table, [key, called]]): [string, Map<string, string>] => {
    return [table, new Map((tables[table] ?? []).map(({ cells }) => [cells[key]!, cells[called]!]))];
  });
  const all = Object.fromEntries(known);
  for (const table of Object.keys(tables)) all.sources!.set(`${table}.csv`, `${table}.csv`);
  return all;
}
