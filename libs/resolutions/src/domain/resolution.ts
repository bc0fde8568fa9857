import type { Cited, Collection, TopicCode } from '@assembly-graph/kernel';
import type { DecisionMode } from './decision.ts';

export const RESOLUTION_KINDS = ['RESOLUTION', 'DECISION', 'RECOMMENDATION', 'DECLARATION'] as const;
export type ResolutionKind = (typeof RESOLUTION_KINDS)[number];

export const RESOLUTION_PARTS = ['SYMBOL', 'TITLE', 'SUBJECT', 'DATE', 'CONSENSUS', 'VOTE'] as const;
export type ResolutionPart = (typeof RESOLUTION_PARTS)[number];

/** How far the text of a resolution has come, in any language. */
export const TEXT_STATUSES = ['ADVANCE', 'OFFICIAL', 'CORRECTED'] as const;
export type TextStatus = (typeof TEXT_STATUSES)[number];

/** What the Assembly adopted as a text of its own. */
export interface Resolution extends Cited {
  readonly id: string;
  readonly version: number;
  readonly knownFrom: string | null;
  /** As printed; null where it was not seen. */
  readonly symbol: string | null;
  /** By which a list stands in the order in which people count: Res.4 before Res.10; see {@link sortKeyOf}. */
  readonly sortKey: string;
  readonly kind: ResolutionKind;
  readonly sessionCode: string;
  readonly title: string;
  readonly adoptedOn: string | null;
  readonly plenaryMeeting: number | null;
  /** As its {@link Decision} has it; kept here too, so that a list can be filtered by it. */
  readonly adoptionMode: DecisionMode | null;
  /** Codes of the Assembly's topics; the compiler's assignment. */
  readonly topics: readonly TopicCode[];
  /** The facts of it that were read in a named source; the others are recalled. */
  readonly verifiedParts: readonly ResolutionPart[];
  /** How far its text has come in the language that is furthest; null: the record does not say. */
  readonly textStatus: TextStatus | null;
}

/** `session` and `topic`: by their codes. */
export type Resolutions = Collection<Resolution, 'session' | 'topic'>;

/** A text that sorts as numbers count: ICC-ASP/9/Res.4 before ICC-ASP/10/Res.4. */
export const sortKeyOf = (symbol: string): string => symbol.replace(/\d+/g, (digits) => digits.padStart(6, '0'));
