import { holdsAt, rule } from '@assembly-graph/kernel';
import { COMPOSITIONS, SEAT_ROLES, type BodyCode, type BodySeat, type SeatRole } from './body.ts';
import { yearsAfter } from './days.ts';
import type { RegionalGroupCode } from './state.ts';

type Seat = Pick<BodySeat, 'role' | 'from' | 'to'> & { readonly group: RegionalGroupCode | null };
const OF_THE_BUREAU: readonly SeatRole[] = ['PRESIDENT', 'VICE_PRESIDENT'];

/** The end of a term that begins on a day: three years later on the Bureau; null where no term is laid down. */
export function termEnd(body: BodyCode, from: string): string | null {
  const years = COMPOSITIONS[body]?.termYears;
  return years === undefined ? null : yearsAfter(from, years);
}

/**
 * Lets nobody be seated where the body has no seat for them.
 * @param seat with the group of its State on the first day
 * @param others of the body, each with the group of its State on the first day
 * @throws RuleBroken
 */
export function proveSeat(body: BodyCode, seat: Seat & { readonly from: string }, others: readonly Seat[], isParty: boolean): void {
  const { places = [], byGroup, termYears, citation } = COMPOSITIONS[body] ?? {};
  rule(body === 'BUREAU' || !OF_THE_BUREAU.includes(seat.role), 'the President and the Vice-Presidents of the Assembly sit on its Bureau', 'Rome Statute, art. 112(3)(a)');
  rule(body !== 'BUREAU' || isParty, 'a seat on the Bureau is held by a State Party');
  rule(seat.to === null || seat.from < seat.to, 'a seat is held from a day until a later one');
  // By the year, for a term runs from session to session, and these do not begin on the same day of each year.
  const years = seat.to === null ? 0 : Number(seat.to.slice(0, 4)) - Number(seat.from.slice(0, 4));
  rule(termYears === undefined || years <= termYears, 'a term on the Bureau is of three years', citation);
  const together = (counts: (other: Seat) => boolean) => mostAtOnce(seat, others.filter(counts)) + 1;
  const place = places.find(({ roles }) => roles.includes(seat.role));
  rule(SEAT_ROLES.includes(seat.role) && (places.length === 0 || place !== undefined), 'the body has no such seat', citation);
  if (place) rule(together(({ role }) => place.roles.includes(role)) <= place.most, place.sentence, citation);
  if (byGroup) {
    const { group } = seat;
    rule(group !== null, 'the seats of the Committee on Budget and Finance are distributed among the regional groups');
    rule(together((other) => other.group === group) <= byGroup[group], 'the seats of the Committee on Budget and Finance are distributed: two for each regional group, four for the Western European and other States');
  }
}

/** How many of the others hold a seat at once during the time of one: at its beginning, or when another begins within it. */
function mostAtOnce(seat: { readonly from: string; readonly to: string | null }, others: readonly Seat[]): number {
  const beginnings = others.flatMap(({ from }) => (from !== null && from > seat.from && (seat.to === null || from < seat.to) ? [from] : []));
  return Math.max(...[seat.from, ...beginnings].map((day) => others.filter((other) => holdsAt(other, day)).length));
}

/** A seat or an appointment that ends on a day, before its time. @throws RuleBroken */
export function proveEnd({ from, to }: { readonly from: string | null; readonly to: string | null }, endedOn: string, what: string): void {
  rule(from === null || endedOn > from, `${what} ends after it has begun`);
  rule(to === null || endedOn < to, `${what} is ended before its term, or not at all`);
}
