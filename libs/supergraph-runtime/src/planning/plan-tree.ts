import { CannotPlan, type FromContext, type OperationKind, type PathStep, type Required, type Rewrite } from './plan.ts';

/** A fetch as a planner gives it, before it is known what it waits for. */
export interface TreeFetch {
  kind: 'Fetch';
  subgraph: string;
  operationKind: OperationKind;
  operation: string;
  operationName?: string;
  variables: readonly string[];
  paths: readonly (readonly PathStep[])[];
  requires?: readonly Required[];
  inputRewrites: readonly Rewrite[];
  outputRewrites: readonly Rewrite[];
  contexts?: readonly FromContext[];
}

/** A plan as planners give it: what comes after what, and what may run side by side. */
export type PlanTree = TreeFetch | { kind: 'Sequence' | 'Parallel'; nodes: readonly PlanTree[] };

interface PlannerNode {
  readonly kind: string;
  readonly nodes?: readonly PlannerNode[];
  readonly path?: readonly unknown[];
  readonly node?: PlannerNode;
  /** Of a subscription a fetch; of what is deferred, a node or nothing under `node`. */
  readonly primary?: PlannerNode;
  readonly rest?: PlannerNode;
  readonly deferred?: readonly PlannerNode[];
}

/**
 * The tree of a plan, of whatever planner: both know Sequence, Parallel, Flatten and Fetch.
 * @throws CannotPlan for a node that is not of these (conditions are applied before planning)
 */
export function planTree(node: unknown, fetchesOf: (fetch: unknown, path: readonly PathStep[]) => TreeFetch[]): PlanTree {
  const walk = (each: PlannerNode, path: readonly PathStep[]): PlanTree => {
    switch (each.kind) {
      case 'Sequence':
      case 'Parallel':
        return { kind: each.kind, nodes: (each.nodes ?? []).map((inner) => walk(inner, path)) };
      case 'Flatten':
        return walk(each.node!, [...path, ...(each.path ?? []).map(pathStep)]);
      case 'Subscription':
        return { kind: 'Sequence', nodes: [each.primary, each.rest].flatMap((inner) => (inner ? [walk(inner, path)] : [])) };
      case 'Defer': {
        // What each part waits for is said by what it needs (`neededFetches`), not by where it stands in the tree.
        const deferred = (each.deferred ?? []).flatMap((part) => (part.node ? [walk(part.node, path)] : []));
        return { kind: 'Sequence', nodes: [...(each.primary?.node ? [walk(each.primary.node, path)] : []), { kind: 'Parallel', nodes: deferred }] };
      }
      case 'Fetch':
      case 'BatchFetch': {
        const fetches = fetchesOf(each, path);
        return fetches.length === 1 ? fetches[0]! : { kind: 'Parallel', nodes: fetches };
      }
      default:
        throw new CannotPlan(`a plan with a node of the kind "${each.kind}" cannot be executed`);
    }
  };
  return walk(node as PlannerNode, []);
}

/** Apollo's planner says `"name"` and `"@"`, the native one also `{ Field }` and `{ TypeCondition }`. */
export function pathStep(step: unknown): PathStep {
  if (typeof step === 'string' && !step.startsWith('|')) return step;
  const { Field, TypeCondition } = (step ?? {}) as { Field?: string; TypeCondition?: string[] };
  if (Field !== undefined) return Field;
  if (TypeCondition) return { types: TypeCondition };
  throw new CannotPlan(`a plan with the path element ${JSON.stringify(step)} cannot be executed`);
}
