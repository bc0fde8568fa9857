import type { OperationDefinitionNode } from 'graphql';
import { numbersIn, toldWith } from '../deferring/numbered-defers.ts';
import type { Plan } from '../planning/plan.ts';
import type { KeyOf } from './check-answer.ts';
import type { GraphFacts } from './graph-facts.ts';
import { PlanFault } from './place.ts';
import { verifyPlan } from './verify-plan.ts';

/** Which fetches of a plan, by place, must have answered before a part of the answer can be told. */
export interface NeededFetches {
  /** For what is told first. */
  readonly first: readonly number[];
  /** For each deferred part, by its number, what else. */
  readonly later: Readonly<Record<number, readonly number[]>>;
}

/**
 * Says which fetches each part of an operation waits for. A fetch is needed where the plan without it would not be verified: so each
 * part, too, is answered by a plan that was looked at, whatever planner made it and however it thinks of `@defer`.
 * @param operation with its `@defer`s numbered
 * @throws PlanFault when not even all fetches are enough
 */
export function neededFetches(plan: Plan, operation: OperationDefinitionNode, graph: GraphFacts, keyOf: KeyOf): NeededFetches | undefined {
  const numbers = numbersIn(operation);
  if (!numbers.length) return undefined;
  const needed = (told: OperationDefinitionNode, sure: readonly number[]): number[] => {
    let kept = plan.fetches.map((_, index) => index);
    const isEnough = (some: readonly number[]) => verifyPlan({ ...plan, fetches: some.map((index) => plan.fetches[index]!) }, told, graph, keyOf);
    isEnough(kept);
    for (const index of [...kept].reverse()) {
      if (sure.includes(index)) continue;
      const less = kept.filter((each) => each !== index);
      try {
        isEnough(less);
        kept = less;
      } catch (error) {
        if (!(error instanceof PlanFault)) throw error;
      }
    }
    // Whatever a fetch waits for is waited for with it: then no two parts can wait for each other.
    const closed = new Set<number>();
    const close = (index: number): void => {
      if (closed.has(index)) return;
      closed.add(index);
      plan.fetches[index]!.after.forEach(close);
    };
    kept.forEach(close);
    return [...closed].sort((a, b) => a - b);
  };
  const first = needed(toldWith(operation, undefined), []);
  const later = numbers.map((number) => [number, needed(toldWith(operation, number), first).filter((index) => !first.includes(index))] as const);
  return { first, later: Object.fromEntries(later) };
}
