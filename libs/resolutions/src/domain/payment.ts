import type { Cited, Collection, Decimal } from '@assembly-graph/kernel';
import { rule } from '@assembly-graph/kernel';
import { isAtLeast, isPositive } from './decimal-difference.ts';

/** What a State paid of its contributions to the Court, and when. */
export interface Payment extends Cited {
  readonly id: string;
  readonly stateIso3: string;
  /** The day on which it was received. */
  readonly receivedOn: string;
  /** In thousands of euros; zero once it turned out that nothing was received. */
  readonly amount: Decimal;
  /** The year to whose contribution it is credited; null where it is not stated. */
  readonly year: number | null;
  readonly version: number;
  readonly knownFrom: string | null;
}

/** `state`: by its code. */
export type Payments = Collection<Payment, 'state'>;

/** The first year of contributions to the Court, and the last that a record of it could name. */
export const CONTRIBUTION_YEARS = { first: 2002, last: 9999 } as const;

/** @throws RuleBroken */
export function provePayment({ amount, receivedOn, year }: Pick<Payment, 'amount' | 'receivedOn' | 'year'>, today: string): void {
  rule(isPositive(amount), 'a payment is more than nothing');
  rule(receivedOn <= today, 'a payment is recorded when it was received, not before');
  rule(year === null || (year >= CONTRIBUTION_YEARS.first && year <= CONTRIBUTION_YEARS.last), 'contributions to the Court begin with its first financial period');
}

/** @throws RuleBroken */
export function proveCorrectedAmount(amount: Decimal): void {
  rule(isAtLeast(amount, '0'), 'a payment is no less than nothing: zero says that it was never received');
}
