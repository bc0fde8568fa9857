import type { DataSet, RowReader } from '@assembly-graph/kernel';

/** Notes a problem unless the day lies within the session of the row, as far as the session's days are known. */
export function checkWithinSession(row: RowReader, column: string, day: string | null, data: DataSet): void {
  const session = data.sessions!.find(({ cells }) => cells.session_id === row.row.cells.session_id);
  if (day === null || session === undefined) return;
  const { start_date: first, end_date: last } = session.cells;
  if ((first && day < first) || (last && day > last)) row.problem(column, `lies outside the session, ${first} to ${last}`);
}
