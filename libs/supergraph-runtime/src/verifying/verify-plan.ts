import { Kind, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { fetchDocument } from '../planning/fetch-documents.ts';
import type { Plan } from '../planning/plan.ts';
import { collectFields } from '../projecting/collect-fields.ts';
import { checkAnswer, type KeyOf } from './check-answer.ts';
import { checkContexts } from './check-contexts.ts';
import { followFetch } from './follow-fetch.ts';
import type { GraphFacts } from './graph-facts.ts';
import { Place, PlanFault } from './place.ts';

/**
 * Looks at a plan before it is executed for the first time: it is carried out in thought, and then every field of the answer must
 * have been fetched, as that field and with its arguments; what subgraphs are told must have been fetched before, hold a key that
 * they resolve and what the fields asked of them require; and no subgraph may be asked what it would refuse. A subscription opens one stream.
 * @throws PlanFault
 */
export function verifyPlan(plan: Plan, operation: OperationDefinitionNode, graph: GraphFacts, keyOf: KeyOf): void {
  const root = new Place([graph.apiSchema.getRootType(operation.operation)!.name]);
  for (const fetch of plan.fetches) {
    const facts = graph.subgraphs.get(fetch.subgraph);
    if (!facts) throw new PlanFault(`there is no subgraph "${fetch.subgraph}"`);
    followFetch(root, fetch, facts);
    checkContexts(root, fetch, facts, graph);
  }
  if (operation.operation === 'mutation') checkOrder(plan, operation, graph.apiSchema, keyOf);
  if (operation.operation === 'subscription') checkStream(plan);
  checkAnswer(root, operation, graph.apiSchema, keyOf);
}

/** The fields of a mutation are done one after the other, in the order of the operation. */
function checkOrder({ fetches }: Plan, operation: OperationDefinitionNode, schema: GraphQLSchema, keyOf: KeyOf): void {
  const asked = collectFields(schema, schema.getMutationType()!, [operation.selectionSet]).map(keyOf);
  const done = fetches.flatMap((fetch) => (fetch.kind === 'mutation' ? rootKeys(fetch.operation) : []));
  if (asked.join() !== done.join()) throw new PlanFault(`the mutations ${asked.join()} would be done in the order ${done.join()}`);
}

/** One stream is opened, by the first fetch and for one field; what else is fetched is asked of what an event holds. */
function checkStream({ fetches: [primary, ...rest] }: Plan): void {
  if (primary?.kind !== 'subscription' || primary.requires || rootKeys(primary.operation).length !== 1) throw new PlanFault('the first fetch of a subscription does not open its stream');
  for (const { kind, requires, subgraph } of rest) if (kind !== 'query' || !requires) throw new PlanFault(`of each event "${subgraph}" would be asked what the event does not lead to`);
}

function rootKeys(text: string): string[] {
  const operation = fetchDocument(text).definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION);
  return (operation?.selectionSet.selections ?? []).flatMap((each) => (each.kind === Kind.FIELD ? [each.alias?.value ?? each.name.value] : []));
}
