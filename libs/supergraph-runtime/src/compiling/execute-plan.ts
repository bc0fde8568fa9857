import type { SubgraphAnswer, SubgraphFetch } from '../transport/transport.ts';
import { byContext } from '../contexts/by-context.ts';
import { inContext } from '../contexts/request-in-contexts.ts';
import type { CompiledFetch, CompiledPlan, CompiledRequest } from './compiled-plan.ts';
import type { Data } from './hosts.ts';
import type { Outcome } from './outcome.ts';
import { prepare } from './prepare-request.ts';
import { faultOf, receive, recordFailure } from './receive-answer.ts';

/** What surrounds the execution of a plan. */
export interface Circumstances {
  /** The client's variables, coerced. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly context: unknown;
  ask(fetch: SubgraphFetch): Promise<SubgraphAnswer>;
  /** Told of a subgraph that gave no usable answer. */
  failed(subgraph: string, error: unknown): void;
}

/**
 * Executes a plan: each request is sent when those it waits for have answered, and what it brings is put into the data. It never
 * rejects; what went wrong is in the outcome.
 */
export function executePlan(plan: CompiledPlan, circumstances: Circumstances, outcome: Outcome): Promise<void> {
  return inOrder(plan.requests, (request) => perform(plan, request, circumstances, outcome));
}

/** Performs each request when those it waits for have been; rejects at once when one does. */
export function inOrder(requests: readonly CompiledRequest[], performOne: (request: CompiledRequest, index: number) => Promise<void>): Promise<void> {
  if (!requests.length) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const waitsFor = requests.map(({ after }) => after.length);
    let left = requests.length;
    const done = (index: number) => {
      left -= 1;
      if (left === 0) return resolve();
      requests.forEach(({ after }, other) => {
        if (!after.includes(index)) return;
        waitsFor[other]! -= 1;
        if (waitsFor[other] === 0) start(other);
      });
    };
    const start = (index: number) => void performOne(requests[index]!, index).then(() => done(index), reject);
    requests.forEach(({ after }, index) => {
      if (!after.length) start(index);
    });
  });
}

/** How many contexts one request asks for. */
const MOST_CONTEXTS = 32;

/** A request once for each context in which its objects stand, many of them at once. */
async function performInContexts(plan: CompiledPlan, { contexts, request }: Required<CompiledRequest>['inContexts'], fetch: CompiledFetch, circumstances: Circumstances, outcome: Outcome): Promise<void> {
  const groups = byContext(fetch, contexts, outcome, plan.facts);
  const batches = Array.from({ length: Math.ceil(groups.length / MOST_CONTEXTS) }, (_, index) => groups.slice(index * MOST_CONTEXTS, (index + 1) * MOST_CONTEXTS));
  await Promise.all(
    batches.map((batch) => {
      const own = batch.flatMap(({ variables }, index) => Object.entries(variables).map(([name, value]) => [inContext(name, index), value] as const));
      const variables = { ...circumstances.variables, ...Object.fromEntries(own) };
      return perform(plan, request(batch.length), { ...circumstances, variables }, outcome, batch.map(({ hosts }) => hosts));
    }),
  );
}

/** @param among for each fetch the objects that it is about, if not all at its places */
async function perform(plan: CompiledPlan, request: CompiledRequest, circumstances: Circumstances, outcome: Outcome, among?: readonly ReadonlySet<Data>[]): Promise<void> {
  if (request.inContexts) return performInContexts(plan, request.inContexts, request.fetches[0]!, circumstances, outcome);
  const prepared = prepare(plan, request, circumstances, outcome, among);
  if (!prepared) return;
  let answer: SubgraphAnswer;
  try {
    answer = await circumstances.ask(prepared.fetch);
    const fault = faultOf(answer, prepared);
    if (fault !== undefined) throw new Error(fault);
  } catch (error) {
    circumstances.failed(request.subgraph, error);
    recordFailure(request, prepared, outcome);
    return;
  }
  if (isRefusedAsAWhole(answer, request)) await Promise.all(request.apart().map((each, index) => perform(plan, each, circumstances, outcome, among && [among[index]!])));
  else receive(plan, request, prepared, answer, outcome);
}

/** What one part of a batch brought down, the others may still have. */
function isRefusedAsAWhole({ data }: SubgraphAnswer, { isBatch }: CompiledRequest): boolean {
  return isBatch && (data === null || data === undefined);
}

