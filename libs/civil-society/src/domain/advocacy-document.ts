import type { Cited, Collection } from '@assembly-graph/kernel';

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
] as const;
export type AdvocacyDocumentKind = (typeof ADVOCACY_DOCUMENT_KINDS)[number];

/** A document in which an organization tells the Assembly, or the world, what it thinks of the Assembly's work. */
export interface AdvocacyDocument extends Cited {
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
  /** Codes of the topics that its title names; our assignment. */
  readonly topics: readonly string[];
}

/** Each scope by the key of its owner: session and topic code, the code of the author. */
export type AdvocacyDocuments = Collection<AdvocacyDocument, 'session' | 'topic' | 'author'>;
