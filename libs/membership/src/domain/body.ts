import type { Cited, Collection, Validity } from '@assembly-graph/kernel';

export const BODIES = { BUREAU: 'Bureau of the Assembly of States Parties' } as const;
export type BodyCode = keyof typeof BODIES;

export const SEAT_ROLES = ['PRESIDENT', 'VICE_PRESIDENT', 'RAPPORTEUR', 'MEMBER'] as const;
export type SeatRole = (typeof SEAT_ROLES)[number];

/** A State's seat on a body for a term (Rome Statute, art. 112(3)(a): a Bureau is elected for three years). */
export interface BodySeat extends Cited, Validity {
  readonly id: string;
  readonly bodyCode: BodyCode;
  readonly role: SeatRole;
  readonly stateIso3: string;
  /** The public office-holder; null where only the State is known. */
  readonly holderName: string | null;
  /** Codes of the first and last regular session of the term. */
  readonly firstSession: string;
  readonly lastSession: string;
  /** Whether the days were read in a source, or are those of the term's President. */
  readonly daysFromTerm: boolean;
}

export type BodySeats = Collection<BodySeat, 'state' | 'body' | 'stateAt' | 'bodyAt'>;
