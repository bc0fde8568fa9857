import { readRows, uuidOf, type DataProblem, type DataSet, type KnownKeys, type TableLoad } from '@assembly-graph/kernel';
import { SEAT_ROLES, type BodySeat } from '../domain/body.ts';
import type { MembershipStores } from './membership-stores.ts';

/** A term of the Bureau: from the day its President took office until the next one did. */
interface Term {
  readonly name: string;
  readonly from: string;
  readonly to: string | null;
}

/** presidents.csv and bureau.csv: who sat on the Bureau, for which term. */
export const loadBodySeats: TableLoad<MembershipStores> = {
  table: 'bureau',
  prepare(data, known, problems) {
    const presidents = readPresidents(data, known, problems);
    const terms = new Map(presidents.map((seat) => [termOf(seat), { name: seat.holderName!, from: seat.from!, to: seat.to }]));
    const seats = [...presidents, ...readOthers(data, known, problems, terms)];
    return (stores) => stores.bodySeats.replaceAll(seats);
  },
};

const termOf = ({ firstSession, lastSession }: Pick<BodySeat, 'firstSession' | 'lastSession'>) => `${firstSession}-${lastSession}`;

function readPresidents(data: DataSet, known: KnownKeys, problems: DataProblem[]): BodySeat[] {
  const seats = readRows(data.presidents!, problems, ['president_id'], (row): BodySeat => {
    return {
      id: uuidOf('BodySeat', row.text('president_id')),
      bodyCode: 'BUREAU',
      role: 'PRESIDENT',
      stateIso3: row.reference('iso2', known, 'states'),
      holderName: row.text('name'),
      firstSession: row.reference('first_session', known, 'sessions'),
      lastSession: row.reference('last_session', known, 'sessions'),
      from: row.date('start_date'),
      to: row.optionalDate('end_date'),
      daysFromTerm: false,
      endReason: null,
      version: 1,
      knownFrom: null,
      ...row.cited(known),
    };
  });
  // The file gives the last day in office, where it is known; the office is held until the next President takes it.
  return seats.map((seat, index) => ({ ...seat, to: seats[index + 1]?.from ?? null }));
}

function readOthers(data: DataSet, known: KnownKeys, problems: DataProblem[], terms: ReadonlyMap<string, Term>): BodySeat[] {
  const seats = readRows(data.bureau!, problems, ['term', 'role', 'iso2', 'name'], (row): BodySeat => {
    const key = row.text('term');
    const term = terms.get(key);
    if (!term) row.problem('term', 'is the term of no President');
    const role = row.oneOf('role', SEAT_ROLES);
    const holderName = row.optional('name');
    if (role === 'PRESIDENT' && holderName !== term?.name) row.problem('name', `is not ${term?.name}, as presidents.csv has it`);
    const stateIso3 = row.reference('iso2', known, 'states');
    const [firstSession = '', lastSession = ''] = key.split('-');
    return {
      id: uuidOf('BodySeat', `${key}/${role}/${stateIso3}/${holderName ?? ''}`),
      bodyCode: 'BUREAU',
      role,
      stateIso3,
      holderName,
      firstSession,
      lastSession,
      from: term?.from ?? null,
      to: term?.to ?? null,
      daysFromTerm: true,
      endReason: null,
      version: 1,
      knownFrom: null,
      ...row.cited(known),
    };
  });
  // The President stands in both files and is kept once, from the one that has the days.
  return seats.filter(({ role }) => role !== 'PRESIDENT');
}
