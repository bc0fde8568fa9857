import type { Versioned } from '@assembly-graph/events';
import { BadInput, rule, type Cited, type Collection, type Language } from '@assembly-graph/kernel';
import { addressFrom } from './written-forms.ts';

export const EXPRESSION_STATUSES = ['ADVANCE', 'OFFICIAL'] as const;
export type ExpressionStatus = (typeof EXPRESSION_STATUSES)[number];

/** From which status the text in a language goes to which: an official one never becomes an advance version again. */
export const EXPRESSION_MOVES: Readonly<Record<ExpressionStatus | 'NONE', readonly ExpressionStatus[]>> = {
  NONE: ['ADVANCE', 'OFFICIAL'],
  ADVANCE: ['ADVANCE', 'OFFICIAL'],
  OFFICIAL: ['OFFICIAL'],
};

export const FILE_FORMATS = ['PDF', 'DOCX', 'HTML', 'EPUB', 'TXT'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** A file in which a text can be had: where, never the text itself. */
export interface Manifestation {
  readonly format: FileFormat;
  readonly url: string;
  readonly bytes: number | null;
  /** Of its bytes, hex. */
  readonly sha256: string | null;
}

/** A document in one language. */
export interface DocumentExpression extends Cited, Versioned {
  readonly documentId: string;
  readonly lang: Language;
  readonly status: ExpressionStatus;
  /** When it came out first, in whatever status. */
  readonly publishedAt: string;
  /** When it came out as official. */
  readonly officialAt: string | null;
  readonly manifestations: readonly Manifestation[];
}

export type DocumentExpressions = Collection<DocumentExpression, 'document'>;

type Text = Pick<DocumentExpression, 'status' | 'publishedAt' | 'officialAt'>;

/**
 * How the text in a language stands after it came out so.
 * @param notBefore the first moment of the day that the document bears, if it bears one
 * @throws RuleBroken
 */
export function publishedAs(before: Text | null, status: ExpressionStatus, at: string, notBefore: string | null): Text {
  rule(EXPRESSION_MOVES[before?.status ?? 'NONE'].includes(status), 'a text that is official does not become an advance version again');
  rule(status === 'ADVANCE' || notBefore === null || notBefore <= at, 'a text is official on the day that its document bears, or later');
  rule(before === null || before.publishedAt <= at, 'what came out later is entered later');
  return { status, publishedAt: before?.publishedAt ?? at, officialAt: before?.officialAt ?? (status === 'OFFICIAL' ? at : null) };
}

/** Files as they are kept, each address once. @throws BadInput */
export function manifestationsFrom(files: readonly Manifestation[]): Manifestation[] {
  const kept = files.map(({ format, url, bytes, sha256 }): Manifestation => {
    if (bytes !== null && bytes < 0) throw new BadInput('bytes must not be negative.', 'manifestations');
    if (sha256 !== null && !/^[0-9a-f]{64}$/.test(sha256)) throw new BadInput('sha256 must be 64 hexadecimal digits in small letters.', 'manifestations');
    return { format, url: addressFrom('manifestations', url), bytes, sha256 };
  });
  if (new Set(kept.map(({ url }) => url)).size !== kept.length) throw new BadInput('A file is named once.', 'manifestations');
  return kept;
}

/** How long texts take from the first language in which a document came out to another. */
export interface DocumentLatency {
  readonly lang: Language;
  /** Documents of which a text in any language is on record. */
  readonly documents: number;
  /** Of which there is one in this language, and an official one. */
  readonly published: number;
  readonly official: number;
  /** The median of days after the first text, two places; null where none is published in it. */
  readonly medianDays: string | null;
}

export interface LatencyRequest {
  readonly category: string | null;
  readonly sessionCode: string | null;
}

/** One row for each of the six languages, in their order. */
export type MeasureLatency = (asked: LatencyRequest) => Promise<readonly DocumentLatency[]>;
