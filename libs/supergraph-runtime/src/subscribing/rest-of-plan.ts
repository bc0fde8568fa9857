import type { CompiledPlan } from '../compiling/compiled-plan.ts';

/**
 * What of a subscription's plan is done with each event: everything but its first request, which opens the stream. `executePlan`
 * executes it with the event's data in the outcome.
 */
export function restOfPlan(plan: CompiledPlan): CompiledPlan {
  const [, ...rest] = plan.requests;
  const requests = rest.map((request) => ({ ...request, after: request.after.filter((index) => index > 0).map((index) => index - 1) }));
  return { ...plan, requests };
}
