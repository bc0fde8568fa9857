import type { Versioned } from '@assembly-graph/events';
import type { Cited, Collection } from '@assembly-graph/kernel';

/** On what terms civil society takes part in a session, as the secretariat sets them. */
export interface SessionTerms extends Cited, Versioned {
  readonly id: string;
  readonly sessionCode: string;
  readonly sessionOpensOn: string;
  /** The last day on which an accreditation may be submitted; null: any. */
  readonly accreditationUntil: string | null;
  /** How many organizations speak in the NGO segment of the general debate; 10 to 12 in practice. */
  readonly speakingSlots: number;
  /** How many of them are allocated. */
  readonly allocatedSlots: number;
}

/** By the code of the session. */
export type AllSessionTerms = Collection<SessionTerms>;
