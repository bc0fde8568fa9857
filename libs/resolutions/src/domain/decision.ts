import type { Cited, Collection, Confidence, TopicCode } from '@assembly-graph/kernel';
import type { Office } from './election.ts';
import type { Resolution } from './resolution.ts';

export const DECISION_SUBJECTS = [
  'RESOLUTION', 'REMOVAL_FROM_OFFICE', 'REPORT', 'AGENDA', 'CREDENTIALS', 'EXEMPTION', 'PROCEDURE', 'ELECTION_RESULT',
] as const;
export type DecisionSubject = (typeof DECISION_SUBJECTS)[number];

/** VOTE where the source does not say of which kind the vote was. */
export const DECISION_MODES = [
  'CONSENSUS', 'ACCLAMATION', 'WITHOUT_VOTE', 'SILENCE_PROCEDURE', 'VOTE', 'RECORDED_VOTE', 'NON_RECORDED_VOTE', 'SECRET_BALLOT',
] as const;
export type DecisionMode = (typeof DECISION_MODES)[number];

export const DECISION_RESULTS = ['ADOPTED', 'REJECTED', 'POSTPONED', 'NO_ACTION'] as const;
export type DecisionResult = (typeof DECISION_RESULTS)[number];

/** What it takes to decide. */
export const REQUIREMENTS = [
  'CONSENSUS', 'SIMPLE_PRESENT_VOTING', 'TWO_THIRDS_PRESENT_VOTING', 'TWO_THIRDS_STATES_PARTIES', 'ABSOLUTE_MAJORITY_STATES_PARTIES',
] as const;
export type Requirement = (typeof REQUIREMENTS)[number];

/** An act of deciding: when, how and about what. Elections are not decisions of this kind; a removal from office is. */
export interface Decision extends Cited {
  readonly id: string;
  readonly version: number;
  readonly knownFrom: string | null;
  readonly subject: DecisionSubject;
  readonly mode: DecisionMode | null;
  readonly decidedOn: string | null;
  readonly sessionCode: string;
  readonly resolutionId: string | null;
  /** The article under which it was taken, where it is one of the Statute. */
  readonly citation: string | null;
  /** Of a removal: the office, and by name the person who held it. */
  readonly office: Office | null;
  readonly officeHolder: string | null;
  readonly votesInFavour: number | null;
  readonly votesAgainst: number | null;
  readonly abstentions: number | null;
  readonly notParticipating: number | null;
  /** How many States Parties there were, and how many of them were present: the denominators. */
  readonly statesParties: number | null;
  readonly statesPresent: number | null;
  readonly requirement: Requirement | null;
  readonly result: DecisionResult;
  readonly plenaryMeeting: number | null;
  /** The draft that was decided on. */
  readonly draftId: string | null;
  /** In words, what was decided; of a resolution its title says it. */
  readonly matter: string | null;
  readonly topics: readonly TopicCode[];
}

export type Decisions = Collection<Decision, 'session' | 'draft'>;

/** Of the removal of a judge, the Prosecutor or a Deputy Prosecutor, the Assembly decides by secret ballot. */
export const REMOVAL_CITATION = 'Rome Statute, art. 46(2)';

/**
 * How far the adoption of a resolution can be trusted: its day and mode may have been read where the number was recalled,
 * and recalled where the number was read.
 */
export function adoptionConfidence(resolution: Pick<Resolution, 'confidence' | 'adoptedOn' | 'adoptionMode' | 'verifiedParts'>): Confidence {
  const { confidence, adoptedOn, adoptionMode, verifiedParts } = resolution;
  if (confidence === 'REPORTED' || (adoptedOn === null && adoptionMode === null)) return confidence;
  const dayIsRead = adoptedOn === null || verifiedParts.includes('DATE');
  const modeIsRead = adoptionMode === null || verifiedParts.includes('CONSENSUS') || verifiedParts.includes('VOTE');
  return dayIsRead && modeIsRead ? 'VERIFIED' : 'RECALLED';
}
