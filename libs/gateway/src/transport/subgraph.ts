import type { Actor } from '@assembly-graph/kernel';
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
 * A subgraph, wherever it lives. Whoever asks may lose patience: the signal says when, and a subgraph that can stop working
 * then does.
 */
export type Subgraph = (request: SubgraphRequest, signal: AbortSignal) => Promise<ExecutionResult>;
