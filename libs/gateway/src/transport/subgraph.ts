import type { Actor } from '@assembly-graph/kernel';
import { localTransport, type SubgraphFetch, type Transport } from '@assembly-graph/supergraph-runtime';
import type { ExecutionResult } from 'graphql';

/** One operation as a subgraph is asked it. */
export interface SubgraphRequest {
  query: string;
  variables?: Record<string, unknown>;
  operationName?: string;
  headers?: Record<string, string>;
  /** Who asks; the public, if not given. */
  actor?: Actor;
}

/** Executes one operation in a subgraph that lives in this process; the result is plain JSON-like data. */
export type LocalSubgraph = (request: SubgraphRequest) => Promise<ExecutionResult>;

/**
 * A subgraph, wherever it lives, as the gateway itself asks it. Whoever asks may lose patience: the signal says when, and a subgraph
 * that can stop working then does.
 */
export type Subgraph = (request: SubgraphRequest, signal: AbortSignal) => Promise<ExecutionResult>;

/** Who asks, by the context of a client's request. */
export const actorOf = ({ context }: SubgraphFetch): Actor | undefined => (context as { actor?: Actor } | undefined)?.actor;

/** The way to a subgraph of this process. */
export function transportToLocal(ask: LocalSubgraph): Transport {
  return localTransport((fetch) => {
    const { query, operationName, headers } = fetch;
    return ask({ query, variables: fetch.variables(), operationName, headers, actor: actorOf(fetch) });
  });
}

export function subgraphOver(name: string, transport: Transport): Subgraph {
  return async ({ query, variables = {}, operationName, headers = {}, actor }, signal) => {
    const body = () => JSON.stringify({ query, operationName, variables });
    const kind = /^\s*mutation\b/.test(query) ? 'mutation' : 'query';
    const fetch: SubgraphFetch = { subgraph: name, kind, query, operationName, variables: () => ({ ...variables }), body, headers, context: { actor } };
    return (await transport.fetch(fetch, signal)) as ExecutionResult;
  };
}
