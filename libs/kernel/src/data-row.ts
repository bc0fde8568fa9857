import { CONFIDENCES, type Cited, type Confidence } from './cited.ts';
import { decimal, type Decimal } from './decimal.ts';
import { isDate } from './validity.ts';

/** A row of the data set as it stands in its file; an empty cell means "not found", never zero and never "none". */
export interface DataRow {
  readonly file: string;
  /** The line of the file on which the row begins; the header is line 1. */
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** The whole data set: the rows of each table by its name, e.g. `states`. */
export type DataSet = Readonly<Record<string, readonly DataRow[]>>;

/** Why a row can't be taken. */
export interface DataProblem {
  readonly file: string;
  readonly line: number;
  readonly column: string;
  readonly reason: string;
}

/** The keys that other rows may refer to, and what the record calls them: by table, e.g. `known.states.get('JO')` is "JOR". */
export type KnownKeys = Readonly<Record<string, ReadonlyMap<string, string>>>;

/** The loading of one table: reading is pure and finds every problem; writing happens only when the whole data set has none. */
export interface TableLoad<Stores> {
  /** The table of the data set, e.g. "states" for states.csv. */
  readonly table: string;
  readonly prepare: (data: DataSet, known: KnownKeys, problems: DataProblem[]) => (stores: Stores) => Promise<unknown>;
}

/**
 * Reads rows into things, keeping every problem rather than stopping at the first; a thing whose row has a problem is left out.
 * @param read builds one thing from a reader of its row
 * @param keyColumns the columns that together must be unique in the table
 */
export function readRows<T>(
  rows: readonly DataRow[],
  problems: DataProblem[],
  keyColumns: readonly string[],
  read: (row: RowReader) => T,
): T[] {
  const seen = new Map<string, number>();
  return rows.flatMap((row) => {
    const reader = new RowReader(row);
    const key = keyColumns.map((column) => row.cells[column] ?? '').join(' / ');
    const earlier = seen.get(key);
    if (earlier !== undefined) reader.problem(keyColumns[0]!, `the same key as line ${earlier}: ${key}`);
    else seen.set(key, row.line);
    const thing = read(reader);
    problems.push(...reader.problems);
    return reader.problems.length === 0 ? [thing] : [];
  });
}

/** Reads the cells of one row; what is wrong is noted with file, line, column and reason, and a harmless value stands in. */
export class RowReader {
  readonly problems: DataProblem[] = [];
  constructor(readonly row: DataRow) {}

  problem(column: string, reason: string): void {
    this.problems.push({ file: this.row.file, line: this.row.line, column, reason });
  }

  optional(column: string): string | null {
    const cell = this.row.cells[column];
    if (cell === undefined) this.problem(column, 'the column is missing');
    if (cell !== undefined && (cell !== cell.trim() || cell.includes('\u0000'))) this.problem(column, 'has blanks at its ends or a NUL');
    return cell ? cell : null;
  }

  text(column: string): string {
    return this.present(column, this.optional(column)) ?? '';
  }

  optionalDate(column: string): string | null {
    return this.formed(column, this.optional(column), (cell) => (isDate(cell) ? cell : null), 'is not a date YYYY-MM-DD');
  }

  date(column: string): string {
    return this.present(column, this.optionalDate(column)) ?? '1900-01-01';
  }

  optionalInt(column: string): number | null {
    const integer = (cell: string) => (/^-?\d{1,9}$/.test(cell) ? Number(cell) : null);
    return this.formed(column, this.optional(column), integer, 'is not a whole number');
  }

  int(column: string): number {
    return this.present(column, this.optionalInt(column)) ?? 0;
  }

  optionalDecimal(column: string): Decimal | null {
    return this.formed(column, this.optional(column), decimal, 'is not a decimal number');
  }

  decimal(column: string): Decimal {
    return this.present(column, this.optionalDecimal(column)) ?? '0';
  }

  /** One of a closed list; the data set writes it in lower case, the record in upper case. */
  optionalOneOf<T extends string>(column: string, allowed: readonly T[]): T | null {
    const match = (cell: string) => allowed.find((value) => value === cell.toUpperCase().replaceAll(/[ /-]/g, '_')) ?? null;
    return this.formed(column, this.optional(column), match, `is none of ${allowed.join(', ').toLowerCase()}`);
  }

  oneOf<T extends string>(column: string, allowed: readonly T[]): T {
    return this.present(column, this.optionalOneOf(column, allowed)) ?? allowed[0]!;
  }

  /** A key of another table, which must hold it; what the record calls it. */
  optionalReference(column: string, known: KnownKeys, table: string): string | null {
    return this.formed(column, this.optional(column), (cell) => known[table]!.get(cell) ?? null, `is no key of ${table}`);
  }

  reference(column: string, known: KnownKeys, table: string): string {
    return this.present(column, this.optionalReference(column, known, table)) ?? '';
  }

  /** A list within a cell, separated by `|`; each must be a key of the other table and stand there once. */
  references(column: string, known: KnownKeys, table: string): string[] {
    return this.list(column).flatMap((key) => {
      const named = known[table]!.get(key);
      if (named === undefined) this.problem(column, `${JSON.stringify(key.slice(0, 60))} is no key of ${table}`);
      return named ?? [];
    });
  }

  list(column: string, separator = '|'): string[] {
    const items = this.optional(column)?.split(separator) ?? [];
    if (items.some((item) => item === '' || item !== item.trim())) this.problem(column, 'has an empty or untrimmed item');
    if (new Set(items).size !== items.length) this.problem(column, 'names the same item twice');
    return items;
  }

  /** The sources, confidence and note of the row: keys of sources.csv, or a file of the data set from which it was derived. */
  cited(known: KnownKeys): Cited {
    const sourceKeys = this.list('source', ';');
    if (sourceKeys.length === 0) this.problem('source', 'a fact without a source');
    for (const key of sourceKeys) if (!known.sources!.has(key)) this.problem('source', `${key} is no key of sources`);
    const note = 'note' in this.row.cells ? this.optional('note') : null;
    return { confidence: this.oneOf<Confidence>('confidence', CONFIDENCES), sourceKeys, note };
  }

  private present<T>(column: string, value: T | null): T | null {
    if (value === null && this.row.cells[column] === '') this.problem(column, 'is empty, but must be known');
    return value;
  }

  private formed<T>(column: string, cell: string | null, form: (cell: string) => T | null, reason: string): T | null {
    if (cell === null) return null;
    const value = form(cell);
    if (value === null) this.problem(column, `${JSON.stringify(cell.slice(0, 60))} ${reason}`);
    return value;
  }
}
