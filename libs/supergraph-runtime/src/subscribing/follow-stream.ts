import type { GraphQLError } from 'graphql';
import type { CompiledOperation } from '../compiled-operation.ts';
import { emptyOutcome, type Outcome } from '../compiling/outcome.ts';
import type { Circumstances } from '../compiling/execute-plan.ts';
import { SUBGRAPH_UNAVAILABLE } from '../compiling/receive-answer.ts';
import { Report } from '../projecting/report.ts';
import { StreamRefused, type SubgraphAnswer, type SubgraphFetch, type Transport } from '../transport/transport.ts';
import { primaryFetch, tellEvents } from './tell-events.ts';

/** A subscription that can't be told, or can't go on: why, as the client is told it. */
export class CannotSubscribe extends Error {
  override readonly name = 'CannotSubscribe';

  constructor(readonly errors: readonly GraphQLError[]) {
    super(errors[0]?.message);
  }
}

/** A subscription that is planned for the supergraph that serves. */
export interface PlannedSubscription {
  readonly compiled: CompiledOperation;
  readonly circumstances: Circumstances;
  readonly transportTo: (subgraph: string) => Transport;
}

/** Follows the supergraph that serves. */
export interface FollowedPlan {
  /** Plans the subscription anew, if another supergraph serves. @throws CannotSubscribe if that has not what it asks for */
  readonly plan: () => Promise<PlannedSubscription>;
  /** Calls back when another supergraph serves. @returns what ends it */
  readonly onChange: (listener: () => void) => () => void;
}

/**
 * Opens the stream of a subscription in the subgraph that owns it, and tells the outcome of each event with the plan it was told by. When
 * another supergraph serves, the stream goes on as planned for that one; it is opened anew only if its subgraph must be asked otherwise.
 * @throws CannotSubscribe
 */
export async function* followStream({ plan, onChange }: FollowedPlan, signal: AbortSignal): AsyncGenerator<readonly (readonly [Outcome, PlannedSubscription])[], void> {
  let planned = await plan();
  const leaving = new AbortController();
  const leave = () => leaving.abort();
  signal.addEventListener('abort', leave);
  if (signal.aborted) leave();
  let changed = renewed(onChange);
  let stream = opened(planned, leaving.signal);
  let coming: ReturnType<OpenedStream['events']['next']> | null = null;
  try {
    while (!signal.aborted) {
      coming ??= stream.events.next();
      const next = await Promise.race([coming, changed.promise]).catch((failure: unknown) => {
        throw lost(planned, stream.fetch, failure);
      });
      if (next === null) {
        changed.stop();
        changed = renewed(onChange);
        planned = await plan();
        if (isAskedAlike(stream, planned)) continue;
        // What its subgraph tells in this moment may be missed: who can't miss anything subscribes to what has cursors.
        end(stream, coming);
        stream = opened(planned, leaving.signal);
        coming = null;
        continue;
      }
      if (next.done) return;
      coming = null;
      const told = planned;
      yield (await tellEvents(told.compiled, next.value, told.circumstances)).map((outcome) => [outcome, told] as const);
    }
  } finally {
    changed.stop();
    signal.removeEventListener('abort', leave);
    leaving.abort();
    end(stream, coming);
  }
}

function end({ events }: OpenedStream, coming: Promise<unknown> | null): void {
  coming?.catch(() => undefined);
  events.return().catch(() => undefined);
}

interface OpenedStream {
  readonly fetch: SubgraphFetch;
  readonly transport: Transport;
  readonly events: AsyncGenerator<readonly SubgraphAnswer[], void>;
}

function opened({ compiled, circumstances, transportTo }: PlannedSubscription, signal: AbortSignal): OpenedStream {
  const fetch = primaryFetch(compiled, circumstances);
  const transport = transportTo(fetch.subgraph);
  return { fetch, transport, events: transport.stream ? transport.stream(fetch, signal) : none() };
}

async function* none(): AsyncGenerator<readonly SubgraphAnswer[], void> {
  throw new StreamRefused([{ message: 'This way of asking has no subscriptions.', extensions: { code: 'BAD_REQUEST' } }]);
}

/** Whether the stream that is open is the one that would be opened now. */
function isAskedAlike({ fetch, transport }: OpenedStream, { compiled, circumstances, transportTo }: PlannedSubscription): boolean {
  const now = primaryFetch(compiled, circumstances);
  return now.subgraph === fetch.subgraph && transportTo(now.subgraph) === transport && now.body() === fetch.body();
}

function renewed(onChange: FollowedPlan['onChange']): { readonly promise: Promise<null>; readonly stop: () => void } {
  let stop = () => undefined as void;
  const promise = new Promise<null>((change) => (stop = onChange(() => change(null))));
  return { promise, stop };
}

/** A stream that was refused or lost, as the client is told it; what really happened is for the log. */
function lost({ compiled, circumstances }: PlannedSubscription, { subgraph }: SubgraphFetch, failure: unknown): Error {
  const [key = ''] = compiled.plan.requests[0]!.fetches[0]!.keysFor('');
  const outcome = emptyOutcome();
  if (failure instanceof StreamRefused && failure.errors.length) {
    for (const { message, extensions } of failure.errors) {
      const told = typeof extensions === 'object' && extensions !== null ? (extensions as Record<string, unknown>) : {};
      outcome.errors.push({ message: typeof message === 'string' ? message : `The subgraph "${subgraph}" tells of an error.`, path: [key], extensions: { ...told, service: subgraph } });
    }
  } else {
    circumstances.failed(subgraph, failure);
    outcome.errors.push({ message: `The subgraph "${subgraph}" is not available.`, path: [key], extensions: { code: SUBGRAPH_UNAVAILABLE, service: subgraph } });
  }
  return new CannotSubscribe(new Report(outcome, compiled.answerPath).errors);
}
