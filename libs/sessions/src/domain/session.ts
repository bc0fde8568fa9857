import type { Cited, Collection } from '@assembly-graph/kernel';

export const SESSION_KINDS = ['REGULAR', 'RESUMED', 'SPECIAL', 'REVIEW_CONFERENCE'] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];

/** A meeting of the States Parties of some days: a session of the Assembly, a resumption of one, or the Review Conference. */
export interface Session extends Cited {
  readonly id: string;
  /** The key of the data set, e.g. "20", "19R2", "S1", "RC2010". */
  readonly code: string;
  readonly kind: SessionKind;
  /** Of a regular session and its resumptions; null for special sessions and the Review Conference. */
  readonly number: number | null;
  /** Which resumption of its parent it is, from 1; null for all but resumptions. */
  readonly resumption: number | null;
  readonly parentCode: string | null;
  readonly title: string;
  /** With which the symbols of its documents begin, e.g. "ICC-ASP/20". */
  readonly symbolSeries: string | null;
  readonly opensOn: string;
  readonly closesOn: string;
  /** The last day as planned, where the session closed before it. */
  readonly scheduledToCloseOn: string | null;
  readonly city: string;
  readonly countryIso3: string;
  readonly venue: string | null;
  /** The President's key in the data set, e.g. "P7". */
  readonly presidentKey: string;
}

/** `parent`: the resumptions of a session. */
export type Sessions = Collection<Session, 'parent'>;
