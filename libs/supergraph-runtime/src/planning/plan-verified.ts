import { Supergraph } from '@apollo/federation-internals';
import { Kind, parse, printSchema, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { graphFacts } from '../verifying/graph-facts.ts';
import { PlanFault } from '../verifying/place.ts';
import { verifyPlan } from '../verifying/verify-plan.ts';
import { apolloPlanner, type PlanOperation } from './apollo-planner.ts';
import { dataKey, withKeysApart } from './keys-apart.ts';
import { nativePlanner } from './native-planner.ts';
import { CannotPlan, type Plan } from './plan.ts';
import { withTypesSpeltOut } from './types-spelt-out.ts';

/** A plan that may be executed. */
export interface VerifiedPlan extends Plan {
  /** Whether the fields of the answer are fetched under names of their own (see `withKeysApart`). */
  readonly areKeysApart: boolean;
}

/** What a planner for one supergraph offers. Everything that goes in and comes out is plain data. */
export interface Planner {
  /** The schema for clients, as SDL. */
  readonly apiSdl: string;
  /**
   * @param operation the text of one operation, without conditions, fragment spreads and what the gateway answers itself
   * @throws CannotPlan
   */
  plan(operation: string, labels: readonly string[]): VerifiedPlan;
}

/** The ways in which an operation is put to a planner, one after the other, until the plan is right. */
const WAYS: readonly { areKeysApart: boolean; write: (document: DocumentNode, schema: GraphQLSchema) => DocumentNode }[] = [
  { areKeysApart: false, write: (document) => document },
  { areKeysApart: true, write: withKeysApart },
  { areKeysApart: true, write: (document, schema) => withKeysApart(withTypesSpeltOut(document, schema)) },
];

/**
 * Plans and verifies. A plan with a fault is made again: with the operation written in another way, then by the native planner, if
 * there is one.
 * @param options.makers the planners to try instead, for specs
 * @throws Error when the supergraph cannot be used
 */
export async function verifiedPlanner(sdl: string, options: { makers?: readonly PlanOperation[] } = {}): Promise<Planner> {
  const supergraph = Supergraph.build(sdl);
  const apiSchema: GraphQLSchema = supergraph.apiSchema().toGraphQLJSSchema();
  const facts = graphFacts(supergraph, sdl, apiSchema);
  const native = options.makers ? undefined : await nativePlanner(sdl);
  const makers = options.makers ?? [apolloPlanner(supergraph), ...(native ? [native] : [])];
  return {
    apiSdl: printSchema(apiSchema),
    plan(text, labels) {
      const document = parse(text, { noLocation: true });
      const operation = document.definitions.find((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION)!;
      const faults: string[] = [];
      for (const make of makers) {
        for (const { write, areKeysApart } of WAYS) {
          try {
            const plan = make(write(document, apiSchema), labels);
            verifyPlan(plan, operation, facts, (field) => dataKey(field, areKeysApart));
            return { ...plan, areKeysApart };
          } catch (error) {
            if (!(error instanceof PlanFault || error instanceof CannotPlan)) throw error;
            faults.push(error.message);
          }
        }
      }
      throw new CannotPlan(`no plan for this operation is correct: ${[...new Set(faults)].join('; ')}`);
    },
  };
}

