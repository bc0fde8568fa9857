import { parse, type DocumentNode, type ExecutionResult } from 'graphql';
import { LATER_PARTS, type AnswerInParts, type LaterParts } from '../deferring/answer-in-parts.ts';
import { plannerHere } from '../planning/planner-here.ts';
import { supergraphRuntime, type RuntimeOptions, type SupergraphRuntime } from '../runtime.ts';
import type { Transport } from '../transport/transport.ts';

/** A runtime as a spec asks it, without a server. */
export interface AskedRuntime {
  readonly runtime: SupergraphRuntime;
  ask(query: string | DocumentNode, variables?: Record<string, unknown>, context?: unknown): Promise<ExecutionResult>;
  /** Asks as a client that takes an answer in parts; what comes, as it comes. */
  askInParts(query: string | DocumentNode, variables?: Record<string, unknown>, context?: unknown): Promise<AskedParts>;
  stop(): Promise<void>;
}

export interface AskedParts {
  readonly first: ExecutionResult;
  readonly later: AsyncGenerator<LaterParts, void, void> | undefined;
}

/** @param transportTo the way to each subgraph; the same for all of them, if it looks at the name itself */
export async function askedRuntime(supergraphSdl: string, transport: Transport, options: Partial<RuntimeOptions> = {}): Promise<AskedRuntime> {
  const runtime = supergraphRuntime({ supergraphSdl, transportTo: () => transport, openPlanner: plannerHere, ...options });
  let schema: unknown;
  runtime.onSchemaLoadOrUpdate(({ apiSchema }) => void (schema = apiSchema));
  await runtime.load({ apollo: {} as never });
  const execute = async (query: string | DocumentNode, variables: Record<string, unknown>, context: unknown, headers: Map<string, string>): Promise<AnswerInParts> => {
    const document = typeof query === 'string' ? parse(query) : query;
    const source = typeof query === 'string' ? query : JSON.stringify(document.definitions);
    const answer = await runtime.execute({ schema, document, source, queryHash: source, request: { variables, http: { headers } }, context } as never);
    return { ...answer, ...(answer.data === undefined ? {} : { data: JSON.parse(JSON.stringify(answer.data)) as ExecutionResult['data'] }) };
  };
  return {
    runtime,
    ask: (query, variables = {}, context = {}) => execute(query, variables, context, new Map()),
    async askInParts(query, variables = {}, context = {}) {
      const { [LATER_PARTS]: later, ...first } = await execute(query, variables, context, new Map([['accept', 'multipart/mixed;deferSpec=20220824, application/json']]));
      return { first, later };
    },
    stop: () => runtime.stop(),
  };
}
