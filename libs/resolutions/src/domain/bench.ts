import { isConfirmed, type Cited } from '@assembly-graph/kernel';
import { CANDIDATE_LISTS, GENDERS, type Candidature } from './candidature.ts';

/** A judge as elected, with what is known of when the term began. */
export interface Elected extends Candidature {
  readonly electionHeldOn: string | null;
}

/** The judges whose terms as elected cover a day. */
export interface Bench {
  readonly on: string;
  readonly judges: readonly Candidature[];
  readonly lists: readonly { readonly value: string | null; readonly count: number }[];
  readonly genders: readonly { readonly value: string | null; readonly count: number }[];
  readonly leftOutUnconfirmed: number;
  /** Elected, but when the term begins or ends is not on record. */
  readonly termUnknown: number;
}

/** The port: those elected as judges, one statement. */
export type ElectedJudges = () => Promise<readonly Elected[]>;

const TERM_YEARS = 9;

/**
 * The day on which the term of a judge began: a full term of nine years (art. 36(9)(a)) on the day that is nine years before its end; what is
 * left of another's term on the day of the election. The terms of the first election were of three, six and nine years (art. 36(9)(b)).
 * @returns null where the record does not let it be known
 */
export function termBeganOn({ termEndsOn, electionHeldOn, electionCode }: Pick<Elected, 'termEndsOn' | 'electionHeldOn' | 'electionCode'>): string | null {
  if (termEndsOn === null) return null;
  const fullTerm = `${Number(termEndsOn.slice(0, 4)) - TERM_YEARS}${nextDay(termEndsOn).slice(4)}`;
  if (electionHeldOn !== null) return fullTerm > electionHeldOn ? fullTerm : firstOf(electionHeldOn, fullTerm);
  // Only the year of the election is known, by its code: a term that begins in it or in the next is a full one.
  const year = Number(/\d{4}/.exec(electionCode)?.[0]);
  return [year, year + 1].includes(Number(fullTerm.slice(0, 4))) ? fullTerm : null;
}

/** The judges of the first election all took office together, whatever the length of their terms. */
function firstOf(heldOn: string, fullTerm: string): string {
  const sameYear = `${heldOn.slice(0, 4)}${fullTerm.slice(4)}`;
  return heldOn < '2004' && sameYear > heldOn ? sameYear : heldOn;
}

const nextDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** The bench on a day by the terms as elected: who left earlier, or stays to complete a trial (art. 36(10)), is not known to it. */
export function benchOn(on: string, elected: readonly Elected[], includeUnconfirmed: boolean): Bench {
  const usable = elected.filter((one: Cited) => includeUnconfirmed || isConfirmed(one));
  const known = usable.flatMap((one) => {
    const began = termBeganOn(one);
    return began === null ? [] : [{ one, began, ends: one.termEndsOn! }];
  });
  const judges = known.filter(({ began, ends }) => began <= on && on <= ends).map(({ one }) => one);
  const count = (values: readonly string[], of: (judge: Candidature) => string | null) =>
    [...values, null].map((value) => ({ value, count: judges.filter((judge) => of(judge) === value).length })).filter((each) => each.value !== null || each.count > 0);
  return {
    on,
    judges,
    lists: count(CANDIDATE_LISTS, ({ list }) => list),
    genders: count(GENDERS, ({ gender }) => gender),
    leftOutUnconfirmed: elected.length - usable.length,
    termUnknown: usable.length - known.length,
  };
}
