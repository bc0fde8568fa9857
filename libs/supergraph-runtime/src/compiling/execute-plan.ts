import type { SubgraphAnswer, SubgraphFetch } from '../transport/transport.ts';
import type { CompiledPlan, CompiledRequest } from './compiled-plan.ts';
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
  const { requests } = plan;
  if (!requests.length) return Promise.resolve();
  return new Promise((resolve) => {
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
    const start = (index: number) => void perform(plan, requests[index]!, circumstances, outcome).then(() => done(index));
    requests.forEach(({ after }, index) => {
      if (!after.length) start(index);
    });
  });
}

async function perform(plan: CompiledPlan, request: CompiledRequest, circumstances: Circumstances, outcome: Outcome): Promise<void> {
  const prepared = prepare(plan, request, circumstances, outcome);
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
  if (isRefusedAsAWhole(answer, request)) await Promise.all(request.apart.map((each) => perform(plan, each, circumstances, outcome)));
  else receive(plan, request, prepared, answer, outcome);
}

/** What one part of a batch brought down, the others may still have. */
function isRefusedAsAWhole({ data }: SubgraphAnswer, { apart }: CompiledRequest): boolean {
  return apart.length > 0 && (data === null || data === undefined);
}

