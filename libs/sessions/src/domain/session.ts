import type { Versioned } from '@assembly-graph/events';
import type { Cited, Collection } from '@assembly-graph/kernel';

export const SESSION_KINDS = ['REGULAR', 'RESUMED', 'SPECIAL', 'REVIEW_CONFERENCE'] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];

/** Who may convene a special session (Rome Statute, art. 112(6)). */
export const CONVENERS = ['BUREAU', 'ONE_THIRD_OF_STATES_PARTIES'] as const;
export type Convener = (typeof CONVENERS)[number];

/** A meeting of the States Parties of some days: a session of the Assembly, a resumption of one, or the Review Conference. */
export interface Session extends Cited, Versioned {
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
  /** The day on which it was entered that it had closed; null for one that was not closed in this record. */
  readonly closedOn: string | null;
  readonly city: string;
  readonly countryIso3: string;
  readonly venue: string | null;
  /** Of a special session, on whose initiative it was convened; null where that is not known. */
  readonly convenedBy: Convener | null;
  /** The President's key in the data set, e.g. "P7"; null for a session that was opened here, which has the seat itself. */
  readonly presidentKey: string | null;
  /** The President's seat on the Bureau, for a session that was opened here. */
  readonly presidentSeat: string | null;
}

/** `parent`: the resumptions of a session. */
export type Sessions = Collection<Session, 'parent'>;
