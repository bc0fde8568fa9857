import type { ApolloServerOptionsWithGateway, BaseContext } from '@apollo/server';
import type { EventSource, Transport } from '@assembly-graph/supergraph-runtime';
import { GraphQLError, type ExecutionResult } from 'graphql';
import { switchTelemetryOff } from '../env.ts';
import type { Log } from '../log.ts';
import type { EngineName } from './engine-name.ts';
import { ownEngine } from './own-engine.ts';

/** What the server needs of an engine: to load, to execute an operation, to stop. */
export type Engine = ApolloServerOptionsWithGateway<BaseContext>['gateway'] & {
  /** Serves another supergraph from now on, where the engine can. @throws Error when it cannot be used: then the old one goes on */
  update?(supergraphSdl: string): Promise<void>;
  /** Tells events that are had in another way than by the stream of their subscription, where the engine can. @throws CannotSubscribe */
  tell?(request: EngineRequest, source: EventSource): Promise<readonly ExecutionResult[]>;
  /** Opens the stream of a subscription, where the engine can. @throws CannotSubscribe */
  subscribe?(request: EngineRequest, signal: AbortSignal): AsyncGenerator<readonly ExecutionResult[], void>;
};

export type Executor = NonNullable<Awaited<ReturnType<Engine['load']>>['executor']>;

/** What an engine is asked: a client's operation, and who asks. */
export type EngineRequest = Parameters<Executor>[0];

export interface EngineOptions {
  supergraphSdl: string;
  /** The way to each subgraph of the supergraph, by name. */
  transports: ReadonlyMap<string, Transport>;
  /** How long a subgraph may take over one fetch. */
  deadlineMs: number;
  /** The headers of the client's request that subgraphs are told. */
  forwarded: readonly string[];
  log: Log;
}

/**
 * What plans an operation over the subgraphs and executes the plan. Whichever it is, an answer's `extensions.unconfirmed` says
 * which of its objects hold facts that are not verified, and what a subgraph promised and didn't give is an error.
 */
export async function createEngine(name: EngineName, options: EngineOptions): Promise<Engine> {
  switchTelemetryOff();
  if (name === 'own') return ownEngine(options);
  const { stockEngine } = await import('./stock-engine.ts');
  return stockEngine(options);
}

/** Which trace a request belongs to. Never the token: who asks is told apart. */
export const FORWARDED: readonly string[] = ['traceparent', 'tracestate'];

export function forwardedHeaders(names: readonly string[], incoming: { get(name: string): string | null | undefined } | undefined): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name of names) {
    const value = incoming?.get(name);
    if (value) headers[name] = value;
  }
  return headers;
}

/** Neither engine knows what to do with a document that has no such operation; it is the client's to mend. */
export function noSuchOperation(name: string | undefined): GraphQLError {
  return new GraphQLError(
    name ? 'The document has no operation of that name.' : 'Say with "operationName" which operation of the document is meant.',
  );
}
