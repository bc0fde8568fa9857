import { rule, type Cited, type Collection } from '@assembly-graph/kernel';
import type { RegionalGroupCode } from './regional-group.ts';

export const CANDIDATE_LISTS = ['A', 'B'] as const;
export type CandidateList = (typeof CANDIDATE_LISTS)[number];

export const GENDERS = ['FEMALE', 'MALE'] as const;
export type Gender = (typeof GENDERS)[number];

export const CANDIDATURE_RESULTS = ['ELECTED', 'NOT_ELECTED', 'WITHDRAWN', 'SHORT_LISTED', 'STANDING'] as const;
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
  /** The State that nominated; null where not on record, or where it was no State. */
  readonly nominatedByIso3: string | null;
  readonly nominatedOn: string | null;
  /** The regional group as the election counts it for the minimum voting requirements; null where not on record. */
  readonly regionalGroup: RegionalGroupCode | null;
  readonly withdrawnAt: string | null;
  /** ISO 639-1 codes, e.g. "fr"; empty where not on record. */
  readonly languages: readonly string[];
  /** Where the candidate's published curriculum vitae, and the answers to the questionnaire of civil society, are found. */
  readonly curriculumVitaeUrl: string | null;
  readonly questionnaireUrl: string | null;
  readonly version: number;
  readonly knownFrom: string | null;
}

/** What the data set does not say of a candidature. */
export const NOT_NOMINATED_HERE = {
  nominatedByIso3: null, nominatedOn: null, regionalGroup: null, withdrawnAt: null, languages: [], curriculumVitaeUrl: null, questionnaireUrl: null, version: 1, knownFrom: null,
} as const satisfies Partial<Candidature>;

/** `election`: by its code; `state`: its nationals. */
export type Candidatures = Collection<Candidature, 'election' | 'state'>;

/** What a nomination says beyond the candidature itself. */
export type PublicDetails = Pick<Candidature, 'languages' | 'curriculumVitaeUrl' | 'questionnaireUrl'>;

const MOST_LANGUAGES = 30;

/** @throws RuleBroken */
export function proveDetails({ languages, curriculumVitaeUrl, questionnaireUrl }: PublicDetails): void {
  rule(languages.length <= MOST_LANGUAGES && languages.every((code) => /^[a-z]{2}$/.test(code)), 'languages are told by their two letters, e.g. fr');
  rule(new Set(languages).size === languages.length, 'a language is named once');
  for (const url of [curriculumVitaeUrl, questionnaireUrl]) rule(url === null || isPublicUrl(url), 'a page is told by its address, https://…');
}

function isPublicUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && url.protocol === 'https:' && url.username === '' && url.password === '';
}
