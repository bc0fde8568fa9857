import { decimalSum, rule, type Cited, type Collection, type Decimal } from '@assembly-graph/kernel';
import { BUDGET_YEARS } from './budget-figure.ts';
import { isPositive, sameDecimal } from './decimal-difference.ts';
import { HOST_STATE_LOAN } from './major-programme.ts';

/**
 * What became of a line of the budget, i.e. of a programme in a year: by which lines of a later year it is continued. A line of which
 * nothing is said goes on under its code; where the record says what a line continues, it says all of it.
 */
export interface Concordance extends Cited {
  readonly id: string;
  /** The last year of the line. */
  readonly year: number;
  readonly programmeCode: string;
  /** The year of the lines that continue it. */
  readonly intoYear: number;
  /** Their codes; none, if the line ended. */
  readonly intoCodes: readonly string[];
  /** How much of the line each of them continues, together 1; empty where that is not stated. */
  readonly intoShares: readonly Decimal[];
  readonly version: number;
  readonly knownFrom: string | null;
}

/** `byKeys`: by the year of the lines that are continued. */
export type Concordances = Collection<Concordance>;

export const CONTINUED_ONCE = 'what became of a line of a year is recorded once; what was recorded wrongly is corrected';
export const CONTINUED_LATER = 'a line of the budget is continued by lines of a later year';
export const EACH_ONCE = 'a line is continued by each other line once';
export const SHARES_ADD_UP = 'the shares of the lines that continue a line are stated of all or of none, are more than nothing, and add up to 1';
export const LOAN_STANDS_ALONE = 'the Host State Loan is within one scope and not the other: it continues no other line, and none continues it';

/** @throws RuleBroken */
export function proveConcordance(said: Pick<Concordance, 'year' | 'programmeCode' | 'intoYear' | 'intoCodes' | 'intoShares'>): void {
  const { year, programmeCode, intoYear, intoCodes, intoShares } = said;
  rule(year >= BUDGET_YEARS.first && intoYear <= BUDGET_YEARS.last, "the Court's budgets begin with its first financial period");
  // So nothing continues itself, or is continued by what it continues, however long the chain.
  rule(intoYear > year, CONTINUED_LATER);
  rule(new Set(intoCodes).size === intoCodes.length, EACH_ONCE);
  rule(!agreesNot(intoCodes, intoShares), SHARES_ADD_UP);
  rule(![programmeCode, ...intoCodes].includes(HOST_STATE_LOAN), LOAN_STANDS_ALONE);
}

const agreesNot = (codes: readonly string[], shares: readonly Decimal[]): boolean =>
  shares.length > 0 && !(shares.length === codes.length && shares.every(isPositive) && sameDecimal(decimalSum(shares), '1'));
