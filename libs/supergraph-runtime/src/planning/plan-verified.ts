import { Supergraph } from '@apollo/federation-internals';
import { Kind, parse, printSchema, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { graphFacts } from '../verifying/graph-facts.ts';
import { PlanFault } from '../verifying/place.ts';
import { verifyPlan } from '../verifying/verify-plan.ts';
import { apolloPlanner, type PlanOperation } from './apollo-planner.ts';
import { dataKey, withKeysApart } from './keys-apart.ts';
import { nativePlanner } from './native-planner.ts';
import { CannotPlan, type Plan } from './plan.ts';
import { plannedDocument } from './planned-document.ts';

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
   * @param operation the text of one operation, without conditions and fragment spreads
   * @throws CannotPlan
   */
  plan(operation: string, labels: readonly string[]): VerifiedPlan;
}

/**
 * Plans and verifies. A plan with a fault is made again, by other means: with keys apart, then by the native planner, if there is one.
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
      const operation = parse(text, { noLocation: true }).definitions.find(
        (each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION,
      )!;
      const document = plannedDocument(operation);
      if (!document) return { fetches: [], madeBy: 'nobody', areKeysApart: false };
      const faults: string[] = [];
      for (const make of makers) {
        for (const areKeysApart of [false, true]) {
          try {
            const plan = make(areKeysApart ? withKeysApart(document) : document, labels);
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

