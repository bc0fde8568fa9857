import { parse, type DocumentNode, type ExecutionResult } from 'graphql';
import { LATER_PARTS, type AnswerInParts, type LaterParts } from '../deferring/answer-in-parts.ts';
import { plannerHere } from '../planning/planner-here.ts';
import { supergraphRuntime, type RuntimeOptions, type SupergraphRuntime } from '../runtime.ts';
import type { EventSource } from '../subscribing/subscriptions.ts';
import type { Transport } from '../transport/transport.ts';

/** A runtime as a spec asks it, without a server. */
export interface AskedRuntime {
  readonly runtime: SupergraphRuntime;
  ask(query: string | DocumentNode, variables?: Record<string, unknown>, context?: unknown): Promise<ExecutionResult>;
  /** Tells events of a subscription, which the source gives. */
  tell(query: string | DocumentNode, variables: Record<string, unknown>, source: EventSource): Promise<readonly ExecutionResult[]>;
  /** Opens a subscription. */
  subscribe(query: string, signal: AbortSignal, variables?: Record<string, unknown>): AsyncGenerator<readonly ExecutionResult[], void>;
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
  const asking = (query: string | DocumentNode, variables: Record<string, unknown>, context: unknown, headers = new Map<string, string>()): never => {
    const document = typeof query === 'string' ? parse(query) : query;
    const source = typeof query === 'string' ? query : JSON.stringify(document.definitions);
    return { schema, document, source, queryHash: source, request: { variables, http: { headers } }, context } as never;
  };
  const read = <T extends ExecutionResult>(answer: T): T => ({ ...answer, ...(answer.data === undefined ? {} : { data: JSON.parse(JSON.stringify(answer.data)) as ExecutionResult['data'] }) });
  return {
    runtime,
    ask: async (query, variables = {}, context = {}) => read(await runtime.execute(asking(query, variables, context))),
    async askInParts(query, variables = {}, context = {}) {
      const headers = new Map([['accept', 'multipart/mixed;deferSpec=20220824, application/json']]);
      const { [LATER_PARTS]: later, ...first } = read<AnswerInParts>(await runtime.execute(asking(query, variables, context, headers)));
      return { first, later };
    },
    tell: async (query, variables, source) => (await runtime.tell(asking(query, variables, {}), source)).map(read),
    async *subscribe(query, signal, variables = {}) {
      for await (const events of runtime.subscribe(asking(query, variables, {}), signal)) yield events.map(read);
    },
    stop: () => runtime.stop(),
  };
}
