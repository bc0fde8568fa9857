import type { LocalSubgraph, Subgraph } from './subgraph.ts';

/** A subgraph of this process: asked by a call. It cannot be interrupted, so the signal only matters to who waits for it. */
export function localSubgraph(ask: LocalSubgraph): Subgraph {
  return async (request) => ask(request);
}
