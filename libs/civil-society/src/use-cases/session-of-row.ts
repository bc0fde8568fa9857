import { isDate, type DataSet, type KnownKeys, type RowReader } from '@assembly-graph/kernel';

const COLUMN = 'session_id';

/** The session that a row names, with the day on which it opened. */
export function sessionOfRow(row: RowReader, data: DataSet, known: KnownKeys): { sessionCode: string; sessionOpensOn: string } {
  const sessionCode = row.reference(COLUMN, known, 'sessions');
  return { sessionCode, sessionOpensOn: (sessionCode && firstDay(row, data, sessionCode)) || '1900-01-01' };
}

/** The same where a row may name none. */
export function optionalSessionOfRow(row: RowReader, data: DataSet, known: KnownKeys): { sessionCode: string | null; sessionOpensOn: string | null } {
  const sessionCode = row.optionalReference(COLUMN, known, 'sessions');
  return { sessionCode, sessionOpensOn: sessionCode === null ? null : firstDay(row, data, sessionCode) };
}

function firstDay(row: RowReader, data: DataSet, sessionCode: string): string | null {
  const day = data.sessions!.find(({ cells }) => cells[COLUMN] === sessionCode)?.cells.start_date ?? '';
  if (isDate(day)) return day;
  row.problem(COLUMN, `sessions.csv has no first day of session ${sessionCode}`);
  return null;
}
