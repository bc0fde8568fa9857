import type { Source } from '@assembly-graph/kernel';

/** The only source of whatever is synthetic. */
export const SYNTHETIC_SOURCE: Source = {
  key: 'S-SYNTHETIC',
  title: 'Synthetic: made by a generator to measure the graph. Nothing that cites this is a fact.',
  url: null,
  dated: null,
  note: null,
};

export const SYNTHETIC_NOTE = 'Synthetic, no fact.';
