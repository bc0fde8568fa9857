import { Kind, parse, printSchema, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { numbersIn, withoutDefers } from '../deferring/numbered-defers.ts';
import type { KeyOf } from '../verifying/check-answer.ts';
import { graphFacts } from '../verifying/graph-facts.ts';
import { neededFetches, type NeededFetches } from '../verifying/needed-fetches.ts';
import { PlanFault } from '../verifying/place.ts';
import { verifyPlan } from '../verifying/verify-plan.ts';
import { apolloPlanner, type PlanOperation } from './apollo-planner.ts';
import { dataKey, withKeysApart } from './keys-apart.ts';
import { nativePlanner } from './native-planner.ts';
import { onlyWayPlanner } from './only-way.ts';
import { CannotPlan, type Plan } from './plan.ts';
import { readSupergraph } from './supergraph.ts';
import { withTypesSpeltOut } from './types-spelt-out.ts';

/** A plan that may be executed. */
export interface VerifiedPlan extends Plan {
  /** Whether the fields of the answer are fetched under names of their own (see `withKeysApart`). */
  readonly areKeysApart: boolean;
  /** Of an operation of which something is deferred: what each part of the answer waits for. */
  readonly needed?: NeededFetches;
}

/** What a planner for one supergraph offers. Everything that goes in and comes out is plain data. */
export interface Planner {
  /** The schema for clients, as SDL. */
  readonly apiSdl: string;
  /**
   * @param operation the text of one operation, without conditions, fragment spreads and what the gateway answers itself, its
   * `@defer`s numbered
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
/** And if something is deferred: planned as if nothing were, what is deferred is still told when it is there. */
const WAYS_TO_DEFER: typeof WAYS = [...WAYS.slice(0, 2), ...WAYS.map((way) => ({ ...way, write: (document: DocumentNode, schema: GraphQLSchema) => way.write(withoutDefers(document), schema) }))];

/**
 * Plans and verifies. A plan with a fault is made again: with the operation written in another way, then by the native planner, if
 * there is one.
 * @param options.makers the planners to try instead, for specs
 * @throws Error when the supergraph cannot be used
 */
export async function verifiedPlanner(sdl: string, options: { makers?: readonly PlanOperation[] } = {}): Promise<Planner> {
  const supergraph = readSupergraph(sdl);
  const apiSchema: GraphQLSchema = supergraph.apiSchema().toGraphQLJSSchema();
  const facts = graphFacts(supergraph, sdl, apiSchema);
  const native = options.makers ? undefined : await nativePlanner(sdl);
  const makers = options.makers ?? [apolloPlanner(supergraph), ...(native ? [native] : [])];
  const onlyWay = options.makers ? undefined : onlyWayPlanner(parse(sdl, { noLocation: true }), apiSchema);
  return {
    apiSdl: printSchema(supergraph.apiSchema().toGraphQLJSSchema({ includeDefer: true })),
    plan(text, labels) {
      const document = parse(text, { noLocation: true });
      const operation = document.definitions.find((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION)!;
      const faults: string[] = [];
      const ways = numbersIn(operation).length ? WAYS_TO_DEFER : WAYS;
      for (const make of onlyWay ? [onlyWay, ...makers] : makers) {
        for (const { write, areKeysApart } of make === onlyWay ? ways.slice(0, 1) : ways) {
          try {
            const plan = make(write(document, apiSchema), labels);
            const keyOf: KeyOf = (field) => dataKey(field, areKeysApart);
            verifyPlan(plan, operation, facts, keyOf);
            const needed = neededFetches(plan, operation, facts, keyOf);
            return { ...plan, areKeysApart, ...(needed ? { needed } : {}) };
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

