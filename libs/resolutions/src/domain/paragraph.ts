import type { Cited, Collection, TopicCode } from '@assembly-graph/kernel';

export const PARAGRAPH_PARTS = ['PREAMBULAR', 'OPERATIVE', 'ANNEX'] as const;
export type ParagraphPart = (typeof PARAGRAPH_PARTS)[number];

/** A paragraph of a tabled draft or of a resolution, as far as amendments, dissociations and mandates name it: its words are not kept. */
export interface Paragraph extends Cited {
  readonly id: string;
  readonly version: number;
  readonly knownFrom: string | null;
  readonly draftId: string | null;
  readonly resolutionId: string | null;
  readonly part: ParagraphPart;
  /** As the States call it, e.g. "OP 12 bis". */
  readonly label: string;
  readonly position: number;
  /** The verb it begins with, e.g. "Decides". */
  readonly verb: string | null;
  readonly topics: readonly TopicCode[];
}

/** `draft` and `resolution`: by their ids. */
export type Paragraphs = Collection<Paragraph, 'draft' | 'resolution'>;
