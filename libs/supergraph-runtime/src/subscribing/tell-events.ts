import type { CompiledOperation } from '../compiled-operation.ts';
import { executePlan, type Circumstances } from '../compiling/execute-plan.ts';
import { emptyOutcome, type Outcome } from '../compiling/outcome.ts';
import { prepare } from '../compiling/prepare-request.ts';
import { faultOf, receive, recordFailure } from '../compiling/receive-answer.ts';
import type { SubgraphAnswer, SubgraphFetch } from '../transport/transport.ts';
import { eventOutcomes, sideBySide } from './event-outcomes.ts';
import { restOfPlan } from './rest-of-plan.ts';

/** The request that opens the stream of a subscription. */
export function primaryFetch({ plan }: CompiledOperation, circumstances: Circumstances): SubgraphFetch {
  return prepare(plan, plan.requests[0]!, circumstances, emptyOutcome())!.fetch;
}

/**
 * Does with events what the plan of their subscription says: looks at what their subgraph told, and fetches the rest, for all of them at once.
 * @returns what came of each
 */
export async function tellEvents({ plan }: CompiledOperation, events: readonly SubgraphAnswer[], circumstances: Circumstances): Promise<readonly Outcome[]> {
  const primary = plan.requests[0]!;
  const own = events.map((answer) => {
    const outcome = emptyOutcome();
    const prepared = prepare(plan, primary, circumstances, outcome)!;
    const fault = faultOf(answer, prepared);
    if (fault === undefined) receive(plan, primary, prepared, answer, outcome);
    else {
      circumstances.failed(primary.subgraph, new Error(fault));
      recordFailure(primary, prepared, outcome);
    }
    return outcome;
  });
  const [key = ''] = primary.fetches[0]!.keysFor('');
  const all = sideBySide(own, key);
  await executePlan(restOfPlan(plan), circumstances, all);
  return eventOutcomes(all, own, key);
}
