import { GraphQLError, type ExecutionResult } from 'graphql';
import type { SubgraphFetch, Transport } from './transport.ts';

/**
 * A subgraph of this process: asked by a call, answered with objects; no text is written or read in between. A call cannot be
 * interrupted, so the signal only matters to who waits for it.
 */
export function localTransport(ask: (fetch: SubgraphFetch) => Promise<ExecutionResult>): Transport {
  return {
    async fetch(fetch) {
      const { data, errors } = await ask(fetch);
      return { data, errors: errors && Array.isArray(errors) ? errors.map((each) => (each instanceof GraphQLError ? each.toJSON() : each)) : errors };
    },
    close: async () => undefined,
  };
}
