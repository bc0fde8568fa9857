import type { Cited, Collection, Confidence } from '@assembly-graph/kernel';
import type { Office } from './election.ts';
import type { Resolution } from './resolution.ts';

export const DECISION_SUBJECTS = ['RESOLUTION', 'REMOVAL_FROM_OFFICE'] as const;
export type DecisionSubject = (typeof DECISION_SUBJECTS)[number];

/** VOTE where the source does not say of which kind the vote was. */
export const DECISION_MODES = ['CONSENSUS', 'VOTE', 'SECRET_BALLOT'] as const;
export type DecisionMode = (typeof DECISION_MODES)[number];

/** An act of deciding: when, how and about what. Elections are not decisions of this kind; a removal from office is. */
export interface Decision extends Cited {
  readonly id: string;
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
}

export type Decisions = Collection<Decision, 'session'>;

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
