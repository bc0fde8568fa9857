import type { Cited, Collection } from '@assembly-graph/kernel';

export const CANDIDATE_LISTS = ['A', 'B'] as const;
export type CandidateList = (typeof CANDIDATE_LISTS)[number];

export const GENDERS = ['FEMALE', 'MALE'] as const;
export type Gender = (typeof GENDERS)[number];

export const CANDIDATURE_RESULTS = ['ELECTED', 'NOT_ELECTED', 'WITHDRAWN', 'SHORT_LISTED'] as const;
export type CandidatureResult = (typeof CANDIDATURE_RESULTS)[number];

/** A person's standing in one election; one that was withdrawn remains on record. */
export interface Candidature extends Cited {
  readonly id: string;
  readonly electionCode: string;
  readonly candidateName: string;
  readonly nationalityIso3: string;
  readonly list: CandidateList | null;
  readonly gender: Gender | null;
  readonly result: CandidatureResult;
  readonly electedOnBallot: number | null;
  readonly votesWhenElected: number | null;
  readonly termEndsOn: string | null;
}

/** `election`: by its code; `state`: its nationals. */
export type Candidatures = Collection<Candidature, 'election' | 'state'>;
