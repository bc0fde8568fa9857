import type { Versioned } from '@assembly-graph/events';
import { rule, type Cited, type Collection } from '@assembly-graph/kernel';
import type { BodyAddressed } from './addressee.ts';

export const ADVOCACY_DOCUMENT_KINDS = [
  'POSITION_PAPER',
  'RECOMMENDATIONS',
  'BRIEFING',
  'MEMORANDUM',
  'BACKGROUND_PAPER',
  'BUDGET_PAPER',
  'GUIDE',
  'SUBMISSION',
  'STATEMENT',
  'PRESS_RELEASE',
  'SESSION_REPORT',
  'SUMMARY',
  'LETTER',
  'QUESTIONNAIRE',
] as const;
export type AdvocacyDocumentKind = (typeof ADVOCACY_DOCUMENT_KINDS)[number];

/** A document in which an organization tells the Assembly, or the world, what it thinks of the Assembly's work. */
export interface AdvocacyDocument extends Cited, Versioned {
  readonly id: string;
  /** The key by which the data set names it, e.g. "AD-01". */
  readonly code: string;
  readonly title: string;
  /** Code of the organization that issued it. */
  readonly authorCode: string;
  /** Null where it is not tied to one session. */
  readonly sessionCode: string | null;
  /** The first day of the session: only for the order of lists. */
  readonly sessionOpensOn: string | null;
  readonly kind: AdvocacyDocumentKind;
  /** As the data set has it: a day, a month, a year or free words. */
  readonly dated: string | null;
  /** Only where `dated` is a day. */
  readonly publishedOn: string | null;
  /** The first day that `dated` may mean; by it documents are put in order. */
  readonly datedFrom: string | null;
  /** Codes of the organizations that wrote it with the author. */
  readonly coAuthorCodes: readonly string[];
  /** Codes of the organizations that have signed it, each by itself, in the order in which they did. */
  readonly signatories: readonly string[];
  readonly addressedBodies: readonly BodyAddressed[];
  readonly addressedStates: readonly string[];
  readonly addressedOrganizations: readonly string[];
  /** ISO 639-1 codes. */
  readonly languages: readonly string[];
  readonly url: string | null;
  /** On what terms it may be used, in its own words or by its SPDX code. */
  readonly licence: string | null;
  /** Codes of its topics: as published here, or those that its title names; then our assignment. */
  readonly topics: readonly string[];
}

type Behind = Pick<AdvocacyDocument, 'authorCode' | 'coAuthorCodes'>;

export const authorsOf = ({ authorCode, coAuthorCodes }: Behind): readonly string[] => [authorCode, ...coAuthorCodes];

/** The signatories with one more. @throws RuleBroken */
export function withSignature(document: AdvocacyDocument, organization: string): readonly string[] {
  rule(!authorsOf(document).includes(organization), 'an author stands behind a document without signing it');
  rule(!document.signatories.includes(organization), 'an organization signs a document once');
  return [...document.signatories, organization];
}

/** The signatories without one. @throws RuleBroken */
export function withoutSignature({ signatories }: AdvocacyDocument, organization: string): readonly string[] {
  rule(signatories.includes(organization), 'only a signature that was given is withdrawn');
  return signatories.filter((code) => code !== organization);
}

/** Each scope by the key of its owner: session and topic code, the code of an author or of a signatory. */
export type AdvocacyDocuments = Collection<AdvocacyDocument, 'session' | 'topic' | 'author' | 'signatory'>;
