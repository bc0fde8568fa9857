import type { Versioned } from '@assembly-graph/events';
import type { Cited, Collection, Validity } from '@assembly-graph/kernel';
import type { RegionalGroupCode } from './state.ts';

/** The bodies of the Assembly and around it, by the names under which they appear in its documents. */
export const BODIES = {
  BUREAU: 'Bureau of the Assembly of States Parties',
  CBF: 'Committee on Budget and Finance',
  ACN: 'Advisory Committee on Nominations of Judges',
  CREDENTIALS_COMMITTEE: 'Credentials Committee',
  THE_HAGUE_WORKING_GROUP: 'The Hague Working Group of the Bureau',
  NEW_YORK_WORKING_GROUP: 'New York Working Group of the Bureau',
  WGA: 'Working Group on Amendments',
  SGG: 'Study Group on Governance',
  OVERSIGHT_COMMITTEE: 'Oversight Committee',
  TFV_BOARD: 'Board of Directors of the Trust Fund for Victims',
  AUDIT_COMMITTEE: 'Audit Committee',
} as const;
export type BodyCode = keyof typeof BODIES;
export const BODY_CODES = Object.keys(BODIES) as BodyCode[];

export const SEAT_ROLES = ['PRESIDENT', 'VICE_PRESIDENT', 'RAPPORTEUR', 'MEMBER', 'CHAIR', 'COORDINATOR'] as const;
export type SeatRole = (typeof SEAT_ROLES)[number];

/** A State's seat on a body for a term (Rome Statute, art. 112(3)(a): a Bureau is elected for three years). */
export interface BodySeat extends Versioned, Cited, Validity {
  readonly bodyCode: BodyCode;
  readonly role: SeatRole;
  readonly stateIso3: string;
  /** The public office-holder; null where only the State is known. */
  readonly holderName: string | null;
  /** Codes of the first and last regular session of the term; null where the term is not one of sessions. */
  readonly firstSession: string | null;
  readonly lastSession: string | null;
  /** Whether the days were read in a source, or are those of the term's President. */
  readonly daysFromTerm: boolean;
  /** Why it ended before its term; null if it didn't. */
  readonly endReason: string | null;
}

export type BodySeats = Collection<BodySeat, 'state' | 'body' | 'stateAt' | 'bodyAt'>;

/** How many hold which seats of a body at once, and for how long. */
interface Composition {
  readonly places: readonly { readonly roles: readonly SeatRole[]; readonly most: number; readonly sentence: string }[];
  readonly byGroup?: Readonly<Record<RegionalGroupCode, number>>;
  readonly termYears?: number;
  readonly citation?: string;
}

export const BUREAU_SEATS = 21;

/** Of the bodies whose composition is laid down; the others are as large as they are. */
export const COMPOSITIONS: Partial<Readonly<Record<BodyCode, Composition>>> = {
  BUREAU: {
    places: [
      { roles: ['PRESIDENT'], most: 1, sentence: 'the Bureau has one President' },
      { roles: ['VICE_PRESIDENT'], most: 2, sentence: 'the Bureau has two Vice-Presidents' },
      { roles: ['MEMBER', 'RAPPORTEUR'], most: 18, sentence: 'the Bureau has 18 members besides its President and Vice-Presidents' },
    ],
    termYears: 3,
    citation: 'Rome Statute, art. 112(3)(a)',
  },
  CBF: {
    places: [{ roles: SEAT_ROLES, most: 12, sentence: 'the Committee on Budget and Finance has 12 members' }],
    byGroup: { AFRICAN: 2, ASIA_PACIFIC: 2, EASTERN_EUROPEAN: 2, GRULAC: 2, WEOG: 4 },
  },
};
