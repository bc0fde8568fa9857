import { LATER_PARTS, supergraphRuntime, withCircuitBreaker, type AnswerInParts, type LaterParts } from '@assembly-graph/supergraph-runtime';
import type { ExecutionResult, GraphQLSchema } from 'graphql';
import { withoutAlias } from '../confidence/errors-of-confidence.ts';
import { statedFields } from '../confidence/stated-fields.ts';
import { isUnconfirmed, unconfirmedAt } from '../confidence/unconfirmed.ts';
import { withConfidence } from '../confidence/with-confidence.ts';
import { forwardedHeaders, noSuchOperation, type Engine, type EngineOptions, type EngineRequest, type Executor } from './engine.ts';

type Answer = Awaited<ReturnType<Executor>>;

/** Our own: libs/supergraph-runtime. The confidence of whatever is cited is asked for along with what the client asks for. */
export function ownEngine({ supergraphSdl, transports, deadlineMs, forwarded, log }: EngineOptions): Engine {
  const extenders = new WeakMap<GraphQLSchema, ReturnType<typeof withConfidence>>();
  const runtime = supergraphRuntime({
    supergraphSdl,
    deadlineMs,
    transportTo({ name }) {
      const transport = transports.get(name);
      if (!transport) throw new Error(`the supergraph names the subgraph "${name}", and nothing says how to ask it`);
      return withCircuitBreaker(transport);
    },
    headersOf: ({ request }) => forwardedHeaders(forwarded, request.http?.headers),
    signalOf: (context) => (context as { signal?: AbortSignal }).signal,
    extend(schema, sdl) {
      const extend = withConfidence(schema, statedFields(sdl));
      extenders.set(schema, extend);
      return (document) => {
        const { document: extended, alias } = extend(document);
        return { document: extended, ...(alias ? { hidden: { key: alias, isWorthTelling: isUnconfirmed } } : {}) };
      };
    },
    extensionsOf: (hidden) => ({ unconfirmed: unconfirmedAt(hidden) }),
    onProblem: ({ subgraph, ...problem }) => log({ level: 'error', ...problem, ...(subgraph ? { service: subgraph } : {}) }),
  });
  const shown = ({ schema, document }: EngineRequest, answers: readonly ExecutionResult[]): ExecutionResult[] =>
    answers.map((answer) => {
      const alias = answer.errors && extenders.get(schema)?.(document).alias;
      return alias ? { ...answer, errors: withoutAlias(answer.errors!, alias) } : answer;
    });
  return {
    tell: async (request, source) => shown(request, await runtime.tell(request, source)),
    async *subscribe(request, signal) {
      for await (const events of runtime.subscribe(request, signal)) yield shown(request, events);
    },
    onSchemaLoadOrUpdate: (listener) => runtime.onSchemaLoadOrUpdate(listener),
    stop: () => runtime.stop(),
    update: (sdl) => runtime.update(sdl),
    async load(options) {
      const { executor } = await runtime.load(options);
      const execute: Executor = async (request) => {
        if (!request.operation) return { errors: [noSuchOperation(request.request.operationName)] };
        const answer = (await executor!(request)) as AnswerInParts;
        const { errors, [LATER_PARTS]: later } = answer;
        const alias = (errors || later) && extenders.get(request.schema)?.(request.document).alias;
        if (!alias) return answer as Answer;
        return { ...answer, ...(errors ? { errors: withoutAlias(errors, alias) } : {}), ...(later ? { [LATER_PARTS]: laterWithoutAlias(later, alias) } : {}) } as Answer;
      };
      return { executor: execute };
    },
  };
}

async function* laterWithoutAlias(later: AsyncGenerator<LaterParts, void, void>, alias: string): AsyncGenerator<LaterParts, void, void> {
  for await (const { incremental, hasNext } of later) {
    yield { incremental: incremental.map((part) => (part.errors ? { ...part, errors: withoutAlias(part.errors, alias) } : part)), hasNext };
  }
}
