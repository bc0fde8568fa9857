import { parse, type DocumentNode, type ExecutionResult } from 'graphql';
import { plannerHere } from '../planning/planner-here.ts';
import { supergraphRuntime, type RuntimeOptions, type SupergraphRuntime } from '../runtime.ts';
import type { Transport } from '../transport/transport.ts';

/** A runtime as a spec asks it, without a server. */
export interface AskedRuntime {
  readonly runtime: SupergraphRuntime;
  ask(query: string | DocumentNode, variables?: Record<string, unknown>, context?: unknown): Promise<ExecutionResult>;
  stop(): Promise<void>;
}

/** @param transportTo the way to each subgraph; the same for all of them, if it looks at the name itself */
export async function askedRuntime(supergraphSdl: string, transport: Transport, options: Partial<RuntimeOptions> = {}): Promise<AskedRuntime> {
  const runtime = supergraphRuntime({ supergraphSdl, transportTo: () => transport, openPlanner: plannerHere, ...options });
  let schema: unknown;
  runtime.onSchemaLoadOrUpdate(({ apiSchema }) => void (schema = apiSchema));
  await runtime.load({ apollo: {} as never });
  return {
    runtime,
    async ask(query, variables = {}, context = {}) {
      const document = typeof query === 'string' ? parse(query) : query;
      const source = typeof query === 'string' ? query : JSON.stringify(document.definitions);
      const answer = await runtime.execute({ schema, document, source, queryHash: source, request: { variables }, context } as never);
      return { ...answer, ...(answer.data === undefined ? {} : { data: JSON.parse(JSON.stringify(answer.data)) as ExecutionResult['data'] }) };
    },
    stop: () => runtime.stop(),
  };
}
