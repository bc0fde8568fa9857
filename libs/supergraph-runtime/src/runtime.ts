import type { ApolloServerOptionsWithGateway, BaseContext } from '@apollo/server';
import { GraphQLError, parse, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { executePlan, type Circumstances } from './compiling/execute-plan.ts';
import type { CompiledOperation } from './compiled-operation.ts';
import type { CompiledCopy } from './copying/compile-copy.ts';
import { AskedBefore, copiedAnswer, isWorthTrying } from './copying/copied-answer.ts';
import { emptyOutcome } from './compiling/outcome.ts';
import { answerInParts, type AnswerInParts } from './deferring/answer-in-parts.ts';
import { takesParts } from './deferring/takes-parts.ts';
import { Generation, type AskedPlanner, type ExtendedDocument } from './generation.ts';
import { joinedGraphs } from './planning/join.ts';
import { isInPercent } from './planning/override-labels.ts';
import { CannotPlan } from './planning/plan.ts';
import { plannerOnThread } from './planning/planning-thread.ts';
import { subscriptionsOver, type AskedSubscription, type EventSource } from './subscribing/subscriptions.ts';
import { askPatiently } from './transport/patience.ts';
import type { Transport } from './transport/transport.ts';
import { answerOf, writtenAnswer, type ExtensionsOf } from './written-answer.ts';

type Gateway = ApolloServerOptionsWithGateway<BaseContext>['gateway'];
type Executor = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>;
type Request = Parameters<Executor>[0];
type SchemaListener = Parameters<Gateway['onSchemaLoadOrUpdate']>[0];

export interface RuntimeOptions {
  readonly supergraphSdl: string;
  /** The way to each subgraph; called once for each name. */
  readonly transportTo: (subgraph: { readonly name: string; readonly url: string }) => Transport;
  /** How long a subgraph may take over one fetch; 3000, if not given. */
  readonly deadlineMs?: number;
  /** The headers of a client's request that subgraphs are told; none, if not given. */
  readonly headersOf?: (request: Request) => Record<string, string>;
  /** Says when a client has left, from the context of its request. Mutations are finished all the same. */
  readonly signalOf?: (context: unknown) => AbortSignal | undefined;
  /** Asks for more than the client did, under a key that the client doesn't use; must depend on the document alone. */
  readonly extend?: (schema: GraphQLSchema, supergraphSdl: string) => (document: DocumentNode) => ExtendedDocument;
  /** Makes `extensions` of what was asked for on top. */
  readonly extensionsOf?: ExtensionsOf;
  /** Whether a label of `@override` holds for a request; where it doesn't say, `percent(n)` does for n of a hundred operations, and no other for any. */
  readonly isLabelActive?: (label: string, request: Request) => boolean | undefined;
  /** Told what a client isn't: of a subgraph that gave no usable answer, of an operation that cannot be planned. */
  readonly onProblem?: (problem: Problem) => void;
  /** Opens a planner for a supergraph; on a thread of its own, if not given. */
  readonly openPlanner?: (supergraphSdl: string) => Promise<AskedPlanner>;
  /** What the cache of compiled operations may weigh; 128 MiB, if not given. */
  readonly cacheBytes?: number;
}

export interface Problem {
  readonly message: string;
  readonly subgraph?: string;
  readonly error?: unknown;
}

/** Plans, verifies and executes the operations of clients over the subgraphs of a supergraph. A gateway for Apollo Server 5. */
export interface SupergraphRuntime extends Gateway {
  /** What is told after the answer, where something is deferred, stands under LATER_PARTS; `deliverInParts` has Apollo Server tell it. */
  execute(request: Request): Promise<AnswerInParts>;
  /**
   * Serves another supergraph from now on. It starts to when what the old one was asked last has been planned for it; requests under
   * way are finished on the old one.
   * @throws Error when it cannot be used: then the old one goes on
   */
  update(supergraphSdl: string): Promise<void>;
  /**
   * Tells a subscription: its stream is opened in the subgraph that owns it, and what else it asks for is fetched for each event.
   * @throws CannotSubscribe when it can't be planned, is refused, lost, or another supergraph has not what it asks for
   */
  subscribe(request: Request, signal: AbortSignal): AsyncGenerator<readonly ExecutionResult[], void>;
  /**
   * Tells events of a subscription that are had in another way than by its stream: what else it asks for is fetched for all of them at once.
   * @param source gives what the stream would have told of them
   * @throws CannotSubscribe, and what the source throws
   */
  tell(request: Request, source: EventSource): Promise<readonly ExecutionResult[]>;
}

/** How many of the operations that were asked last are planned before another supergraph serves. */
const WARMED_UP = 200;

export const CANNOT_BE_PLANNED = 'CANNOT_BE_PLANNED';

export function supergraphRuntime(options: RuntimeOptions): SupergraphRuntime {
  const { deadlineMs = 3000, cacheBytes = 128 * 1024 * 1024, onProblem = () => undefined, openPlanner = plannerOnThread } = options;
  let replacing: Promise<void> = Promise.resolve();
  const transports = new Map<string, Transport>();
  const listeners = new Set<SchemaListener>();
  const generations = new WeakMap<GraphQLSchema, Generation>();
  let current: Generation | undefined;

  async function prepare(supergraphSdl: string): Promise<Generation> {
    const graphs = joinedGraphs(parse(supergraphSdl, { noLocation: true }));
    const planner = await openPlanner(supergraphSdl);
    try {
      const ways = new Map(graphs.map(({ name, url }) => [name, transportTo(name, url)]));
      return new Generation({ supergraphSdl, planner, transports: ways, extend: options.extend, cacheBytes });
    } catch (error) {
      planner.close();
      throw error;
    }
  }

  /** The way to a subgraph is kept while its address is the same. */
  function transportTo(name: string, url: string): Transport {
    const key = `${name} ${url}`;
    let transport = transports.get(key);
    if (!transport) transports.set(key, (transport = options.transportTo({ name, url })));
    return transport;
  }

  async function replace(supergraphSdl: string): Promise<void> {
    const before = current;
    if (!before) throw new Error('the runtime has not been loaded');
    if (before.options.supergraphSdl === supergraphSdl) return;
    const next = await prepare(supergraphSdl);
    await next.warmUpFrom(before, WARMED_UP);
    serve(next);
    before.options.planner.close();
  }

  function serve(generation: Generation): void {
    current = generation;
    generations.set(generation.apiSchema, generation);
    for (const listener of listeners) listener(schemaOf(generation));
    subscriptions.renew();
  }

  const labelsOf = (request: Request) => (labels: readonly string[]) => labels.filter((label) => options.isLabelActive?.(label, request) ?? isInPercent(label, request.queryHash));
  const subscriptions = subscriptionsOver({ current: serving, deadlineMs, extensionsOf: options.extensionsOf, onProblem, cannotBePlanned });
  const subscription = (request: Request): AskedSubscription => ({
    ...request, key: request.queryHash, operationName: request.request.operationName || undefined, variables: request.request.variables ?? {}, headers: options.headersOf?.(request) ?? {},
    labels: labelsOf(request), validFor: generations.get(request.schema),
  });

  function serving(): Generation {
    if (!current) throw new Error('the runtime has not been loaded');
    return current;
  }

  async function execute(request: Request): Promise<AnswerInParts> {
    const generation = generations.get(request.schema) ?? serving();
    const operationName = request.request.operationName || undefined;
    const known = generation.known(`${request.queryHash} ${operationName ?? ''}`, request.document, request.source, operationName);
    if (known.operation.operation === 'subscription') return { errors: [noSubscriptions()] };
    const { coerced: variables, errors } = generation.coerced(known, request.request.variables ?? {});
    if (!variables) return { errors };
    const labels = labelsOf(request)(generation.labels);
    let compiled;
    try {
      compiled = await generation.compiled(known, variables, labels, known.isDeferring && takesParts(request.request.http?.headers.get('accept')));
    } catch (error) {
      if (!(error instanceof CannotPlan)) throw error;
      onProblem({ message: 'an operation cannot be planned', error });
      return { errors: [cannotBePlanned()] };
    }
    const outcome = emptyOutcome();
    const leaves = options.signalOf?.(request.context);
    const headers = options.headersOf?.(request) ?? {};
    const wayTo = (subgraph: string) => generation.options.transports.get(subgraph)!;
    const circumstances = (signal: AbortSignal | undefined): Circumstances => ({
      variables,
      headers,
      context: request.context,
      ask: (fetch) => askPatiently((patience) => wayTo(fetch.subgraph).fetch(fetch, patience), deadlineMs, signal),
      // That a client has left is no problem of the subgraph that it no longer waits for.
      failed: (subgraph, error) => {
        if (!signal?.aborted) onProblem({ message: 'a subgraph gave no usable answer', subgraph, error });
      },
    });
    let untilLeft = circumstances(known.operation.operation === 'query' ? leaves : undefined);
    const { parts } = compiled;
    if (parts) {
      return answerInParts({ ...compiled, parts }, { circumstances: untilLeft, later: circumstances, signal: leaves, extensionsOf: (hidden) => options.extensionsOf?.(hidden) });
    }
    const copy = compiled.plan.requests.every(({ subgraph }) => wayTo(subgraph).fetchUnread) ? copyOf(compiled) : undefined;
    if (copy && isWorthTrying(copy)) {
      const before = new AskedBefore((fetch) => askPatiently((patience) => wayTo(fetch.subgraph).fetchUnread!(fetch, patience), deadlineMs, leaves));
      const copied = await copiedAnswer(compiled.plan, copy, untilLeft, before);
      if (copied) return answerOf(copied.data, [], copied.hidden, options.extensionsOf);
      untilLeft = { ...untilLeft, ask: (fetch) => before.read(fetch) };
    }
    await executePlan(compiled.plan, untilLeft, outcome);
    return writtenAnswer(outcome, compiled, variables, options.extensionsOf);
  }

  /** That an answer can't be copied must not keep it from being given. */
  function copyOf(compiled: CompiledOperation): CompiledCopy | undefined {
    try {
      return compiled.copy();
    } catch (error) {
      onProblem({ message: 'an operation is not copied, by a mistake', error });
      return undefined;
    }
  }

  return {
    execute,
    subscribe: (request, signal) => subscriptions.subscribe(subscription(request), signal),
    tell: (request, source) => subscriptions.tell(subscription(request), source),
    update(supergraphSdl) {
      const result = replacing.then(() => replace(supergraphSdl));
      replacing = result.catch(() => undefined);
      return result;
    },
    onSchemaLoadOrUpdate(listener) {
      listeners.add(listener);
      if (current) listener(schemaOf(current));
      return () => void listeners.delete(listener);
    },
    async load() {
      serve(await prepare(options.supergraphSdl));
      return { executor: execute as unknown as Executor };
    },
    async stop() {
      current?.options.planner.close();
      listeners.clear();
      await Promise.all([...transports.values()].map((transport) => transport.close()));
      transports.clear();
    },
  };
}

const schemaOf = ({ apiSchema, options: { supergraphSdl } }: Generation) => ({ apiSchema, coreSupergraphSdl: supergraphSdl });

const noSubscriptions = () => new GraphQLError('This way of asking has no subscriptions.', { extensions: { code: 'BAD_REQUEST' } });

const cannotBePlanned = () =>
  new GraphQLError('The graph cannot answer this operation without a mistake, so it does not answer it. Ask for less at once.', {
    extensions: { code: CANNOT_BE_PLANNED },
  });
