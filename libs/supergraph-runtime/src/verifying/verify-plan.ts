import type { OperationDefinitionNode } from 'graphql';
import type { Plan } from '../planning/plan.ts';
import { checkAnswer, type KeyOf } from './check-answer.ts';
import { followFetch } from './follow-fetch.ts';
import type { GraphFacts } from './graph-facts.ts';
import { Place, PlanFault } from './place.ts';

/**
 * Looks at a plan before it is executed for the first time: it is carried out in thought, and then every field of the answer must
 * have been fetched, as that field and with its arguments; what subgraphs are told must have been fetched before, hold a key that
 * they resolve and what the fields asked of them require; and no subgraph may be asked what it would refuse.
 * @throws PlanFault
 */
export function verifyPlan(plan: Plan, operation: OperationDefinitionNode, graph: GraphFacts, keyOf: KeyOf): void {
  const root = new Place([graph.apiSchema.getRootType(operation.operation)!.name]);
  for (const fetch of plan.fetches) {
    const facts = graph.subgraphs.get(fetch.subgraph);
    if (!facts) throw new PlanFault(`there is no subgraph "${fetch.subgraph}"`);
    followFetch(root, fetch, facts);
  }
  checkAnswer(root, operation, graph.apiSchema, keyOf);
}
