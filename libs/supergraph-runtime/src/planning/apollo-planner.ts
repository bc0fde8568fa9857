import { operationFromDocument, type Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import type { DocumentNode } from 'graphql';
import { orderFetches } from './order-fetches.ts';
import { planTree, type TreeFetch } from './plan-tree.ts';
import { CannotPlan, type FromContext, type OperationKind, type PathStep, type Plan, type Required, type Rewrite } from './plan.ts';

/**
 * Makes a plan of an operation without `@skip`, `@include` and introspection.
 * @param labels the labels of `@override` that hold for this request
 * @throws CannotPlan
 */
export type PlanOperation = (document: DocumentNode, labels: readonly string[]) => Plan;

interface ApolloFetch {
  readonly serviceName: string;
  readonly operationKind: OperationKind;
  readonly operation: string;
  readonly operationName?: string;
  readonly variableUsages?: readonly string[];
  readonly requires?: readonly Required[];
  readonly inputRewrites?: readonly Rewrite[];
  readonly outputRewrites?: readonly Rewrite[];
  readonly contextRewrites?: readonly Extract<Rewrite, { kind: 'KeyRenamer' }>[];
}

/**
 * How many ways to a field it may weigh. Without a limit a query of 300 characters over interface objects takes it gigabytes: the ways
 * multiply with each level.
 */
const MOST_PATHS = 32;

/**
 * Apollo's planner. It is asked not to reuse the client's fragments: it can apply them where their types do not fit.
 * @param reuseFragments lets it, for the spec that shows what comes of it
 */
export function apolloPlanner(supergraph: Supergraph, { reuseFragments = false } = {}): PlanOperation {
  const planner = new QueryPlanner(supergraph, { reuseQueryFragments: reuseFragments, generateQueryFragments: false, incrementalDelivery: { enableDefer: true }, debug: { pathsLimit: MOST_PATHS } });
  const apiSchema = supergraph.apiSchema();
  return (document, labels) => {
    let node: unknown;
    try {
      const operation = operationFromDocument(apiSchema, document, { validate: false });
      node = planner.buildQueryPlan(operation, { overrideConditions: new Map(labels.map((label) => [label, true])) }).node;
    } catch (error) {
      throw new CannotPlan(`the planner failed: ${(error as Error).message}`, { cause: error });
    }
    return { fetches: node ? orderFetches(planTree(node, fetchOf)) : [], madeBy: 'apollo' };
  };
}

function fetchOf(node: unknown, path: readonly PathStep[]): TreeFetch[] {
  const fetch = node as ApolloFetch;
  return [
    {
      kind: 'Fetch',
      subgraph: fetch.serviceName,
      operationKind: fetch.operationKind,
      operation: fetch.operation,
      operationName: fetch.operationName,
      variables: (fetch.variableUsages ?? []).filter((name) => name !== 'representations'),
      paths: [path],
      requires: fetch.requires?.length ? fetch.requires : undefined,
      inputRewrites: fetch.inputRewrites ?? [],
      outputRewrites: fetch.outputRewrites ?? [],
      ...(fetch.contextRewrites?.length ? { contexts: fetch.contextRewrites.map(fromContext) } : {}),
    },
  ];
}

/** It says `..` for each field to go up. */
function fromContext({ path, renameKeyTo }: Extract<Rewrite, { kind: 'KeyRenamer' }>): FromContext {
  const up = path.filter((step) => step === '..').length;
  return { variable: renameKeyTo, up, path: path.slice(up) };
}
