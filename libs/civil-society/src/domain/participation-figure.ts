import type { Cited, Collection } from '@assembly-graph/kernel';

export const PRECISIONS = ['EXACT', 'MORE_THAN', 'NEARLY', 'ABOUT'] as const;
export type Precision = (typeof PRECISIONS)[number];

/** What was published on how many took part in a session from civil society; no register of them was found. */
export interface ParticipationFigure extends Cited {
  readonly id: string;
  readonly sessionCode: string;
  /** The first day of the session: only for the order of lists. */
  readonly sessionOpensOn: string;
  readonly ngoRepresentatives: number | null;
  readonly ngoOrganizations: number | null;
  readonly sideEvents: number | null;
  readonly precision: Precision;
  /** The words of the data set, e.g. "about (expected before the session)". */
  readonly precisionWording: string;
}

export type ParticipationFigures = Collection<ParticipationFigure>;

/** A word, and what may stand behind it in brackets. */
const WORDING = /^([a-z ]+?)(?: \([^()]+\))?$/;
const WORDS = new Map<string, Precision>([
  ['exact', 'EXACT'],
  ['more than', 'MORE_THAN'],
  ['nearly', 'NEARLY'],
  ['about', 'ABOUT'],
]);

/** What a wording such as "about (expected before the session)" says of a number; null if it is none of the known words. */
export const precisionOf = (wording: string): Precision | null => WORDS.get(WORDING.exec(wording)?.[1] ?? '') ?? null;
