import type { Versioned } from '@assembly-graph/events';
import { BadInput, type Cited, type Collection, type Role } from '@assembly-graph/kernel';
import type { AccreditationStatus } from './accreditation-steps.ts';
import type { RegionalGroupCode } from './known.ts';
import type { Rule93Basis } from './rule-93.ts';

/** That an organization may take part in a session, from its draft to its end. Its own and the secretariat's affair: everybody else learns counts. */
export interface Accreditation extends Cited, Versioned {
  readonly id: string;
  readonly organizationCode: string;
  readonly sessionCode: string;
  /** The first day of the session: only for the order of lists. */
  readonly sessionOpensOn: string;
  readonly status: AccreditationStatus;
  /** As claimed by the organization, then as found by the secretariat. */
  readonly bases: readonly Rule93Basis[];
  /** How the organization shows that it has them. */
  readonly evidence: string | null;
  /** Where the organization had its seat when it asked, and in which regional group: later moves do not rewrite past sessions. */
  readonly seatIso3: string | null;
  readonly seatRegion: RegionalGroupCode | null;
  readonly delegatesAsked: number;
  /** How many delegates it may have; null until it is accredited. */
  readonly quota: number | null;
  /** How many it has nominated, those among them of whom nothing is kept any more. */
  readonly delegates: number;
  readonly answerDueOn: string | null;
  readonly submittedAt: string | null;
  readonly decidedAt: string | null;
  /** Whole days from its first submission to the decision. */
  readonly daysToDecision: number | null;
}

/** Each scope by the key of its owner: code of the session, code of the organization. */
export type Accreditations = Collection<Accreditation, 'session' | 'organization'>;

/** One step of an accreditation as its log keeps it: never changed, never taken out. */
export interface LoggedStep {
  readonly id: string;
  readonly accreditationId: string;
  readonly at: string;
  /** The role of who took it, never who. */
  readonly role: Role;
  readonly fromStatus: AccreditationStatus | null;
  readonly toStatus: AccreditationStatus;
  /** What was asked, answered or given as the reason, for the organization to read. */
  readonly message: string | null;
  /** Which State objected. */
  readonly stateIso3: string | null;
  /** The order of the steps, given by the record. */
  readonly place: number;
}

export const MOST_DELEGATES = 1_000;

/** @throws BadInput */
export function delegatesFrom(field: string, count: number): number {
  if (count < 1 || count > MOST_DELEGATES) throw new BadInput(`${field} must be from 1 to ${MOST_DELEGATES.toLocaleString('en')}.`, field);
  return count;
}

const DAY = 86_400_000;
/** Whole days between two instants, the first not after the second. */
export const daysBetween = (from: string, to: string): number => Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / DAY));
