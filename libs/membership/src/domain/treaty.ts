import type { Cited, Collection } from '@assembly-graph/kernel';

/** A treaty around the Court. */
export interface Treaty extends Cited {
  readonly id: string;
  readonly code: TreatyCode;
  readonly title: string;
  /** The heading of the UN Treaty Collection, e.g. "XVIII-10". */
  readonly depositaryReference: string;
  /** Codes of the Assembly's topics that it belongs to; our assignment. */
  readonly topics: readonly string[];
}

export const TREATIES = [
  'ROME_STATUTE', 'APIC', 'ART8_2010', 'AGGRESSION_2010', 'ART124_2015', 'ART8_BIO_2017', 'ART8_LASER_2017', 'ART8_STARVATION_2019',
] as const;
export type TreatyCode = (typeof TREATIES)[number];

/** `topic`: by the code of a topic of the Assembly. */
export type Treaties = Collection<Treaty, 'topic'>;
