/**
 * How far a fact can be trusted, in the words of the data set:
 * VERIFIED its main facts were read in a named stored source; REPORTED read only in a second-hand copy;
 * RECALLED at least one main fact rests on general knowledge; DERIVED computed from other facts of the record.
 */
export const CONFIDENCES = ['VERIFIED', 'REPORTED', 'RECALLED', 'DERIVED'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** What every fact carries: where it was read, how far it can be trusted, and what the compiler had to say of it. */
export interface Cited {
  readonly confidence: Confidence;
  /** Keys of {@link Source}, in the order in which the data set names them. */
  readonly sourceKeys: readonly string[];
  readonly note: string | null;
}

/** A document, page or register in which facts were read. */
export interface Source {
  readonly key: string;
  readonly title: string;
  readonly url: string | null;
  /** As the data set has it: a day, a month, a year or free words. */
  readonly dated: string | null;
  readonly note: string | null;
}

/** A recalled figure stays out of sums and series unless they are asked to include the unconfirmed. */
export const isConfirmed = ({ confidence }: Pick<Cited, 'confidence'>): boolean => confidence !== 'RECALLED';
