import { readRows, uuidOf, type DataRow, type KnownKeys, type RowReader, type TableLoad } from '@assembly-graph/kernel';
import { sessionTitle } from '../domain/session-title.ts';
import { SESSION_KINDS, type Session, type SessionKind } from '../domain/session.ts';
import type { SessionsStores } from './sessions-stores.ts';

/** sessions.csv: the sessions, their resumptions and the Review Conference. */
export const loadSessions: TableLoad<SessionsStores> = {
  table: 'sessions',
  prepare(data, known, problems) {
    const rows = data.sessions!;
    const sessions = readRows(rows, problems, ['session_id'], (row) => readSession(row, known, rows));
    return (stores) => stores.sessions.replaceAll(sessions);
  },
};

function readSession(row: RowReader, known: KnownKeys, rows: readonly DataRow[]): Session {
  const code = row.text('session_id');
  const kind = row.oneOf('kind', SESSION_KINDS);
  const number = row.optionalInt('ordinal');
  const parentCode = row.optionalReference('parent_session_id', known, 'sessions');
  const symbolSeries = row.optional('symbol_series');
  checkCode(row, code, kind, number, parentCode);
  const parent = rows.find(({ cells }) => parentCode !== null && cells.session_id === parentCode);
  if (parent) checkAgainst(row, parent);
  const { opensOn, closesOn, scheduledToCloseOn } = readDays(row);
  const siblings = rows.filter(({ cells }) => parentCode !== null && cells.parent_session_id === parentCode);
  const resumption = kind === 'RESUMED' ? 1 + siblings.filter(({ cells }) => cells.start_date! < opensOn).length : null;
  if (resumption && !resumptionCodes(parentCode!, resumption, siblings.length).includes(code)) {
    row.problem('session_id', `is not ${parentCode}R${siblings.length > 1 ? resumption : ''}, as the order of its days has it`);
  }
  // A row with a problem is left out; a title of it would only get in the way of the report.
  const title = row.problems.length > 0 ? '' : sessionTitle({ kind, number, resumption, symbolSeries, opensOn }, siblings.length);
  return {
    id: uuidOf('Session', code),
    code,
    kind,
    number,
    resumption,
    parentCode,
    title,
    symbolSeries,
    opensOn,
    closesOn,
    scheduledToCloseOn,
    closedOn: null,
    city: row.text('city'),
    countryIso3: row.reference('country_iso2', known, 'states'),
    venue: row.optional('venue'),
    convenedBy: null,
    presidentKey: row.reference('president_id', known, 'presidents'),
    presidentSeat: null,
    version: 1,
    knownFrom: null,
    ...row.cited(known),
  };
}

/** The only resumption of a session may go without a number. */
const resumptionCodes = (parent: string, resumption: number, siblings: number) =>
  siblings > 1 ? [`${parent}R${resumption}`] : [`${parent}R`, `${parent}R1`];

function checkCode(row: RowReader, code: string, kind: SessionKind, number: number | null, parent: string | null): void {
  const numbered = kind === 'REGULAR' || kind === 'RESUMED';
  if (numbered !== (number !== null)) row.problem('ordinal', 'a regular or resumed session has a number, and no other');
  if (number !== null && (number < 1 || number > 99)) row.problem('ordinal', 'is not 1 to 99');
  if ((kind === 'RESUMED') !== (parent !== null)) row.problem('parent_session_id', 'a resumed session has a parent, and no other');
  if (kind === 'REGULAR' && number !== null && code !== String(number)) row.problem('session_id', `a regular session is known by its number, ${number}`);
}

function checkAgainst(row: RowReader, { cells: parent }: DataRow): void {
  const { cells } = row.row;
  if (parent.kind !== 'regular') row.problem('parent_session_id', 'only a regular session is resumed');
  if (cells.ordinal !== parent.ordinal) row.problem('ordinal', `is not ${parent.ordinal}, as that of the session resumed`);
  if (cells.symbol_series !== parent.symbol_series) row.problem('symbol_series', `is not ${parent.symbol_series}, as that of the session resumed`);
  if (cells.start_date! <= parent.end_date!) row.problem('start_date', 'a session is resumed after it was suspended');
}

function readDays(row: RowReader): Pick<Session, 'opensOn' | 'closesOn' | 'scheduledToCloseOn'> {
  const [opensOn, closesOn, scheduledToCloseOn] = [row.date('start_date'), row.date('end_date'), row.optionalDate('scheduled_end_date')];
  if (closesOn < opensOn) row.problem('end_date', 'a session closes on the day it opens or later');
  if (scheduledToCloseOn !== null && scheduledToCloseOn <= closesOn) row.problem('scheduled_end_date', 'is given only where the session closed before it');
  return { opensOn, closesOn, scheduledToCloseOn };
}
