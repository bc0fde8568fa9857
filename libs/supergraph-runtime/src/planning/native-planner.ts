import { Kind, parse, print, visit, type DocumentNode, type FieldNode, type OperationDefinitionNode } from 'graphql';
import { withoutDefers } from '../deferring/numbered-defers.ts';
import { fragmentsOf } from './applied-conditions.ts';
import type { PlanOperation } from './apollo-planner.ts';
import { orderFetches } from './order-fetches.ts';
import { pathStep, planTree, type TreeFetch } from './plan-tree.ts';
import { CannotPlan, type OperationKind, type PathStep, type Required, type Rewrite } from './plan.ts';

interface NativeFetch {
  readonly kind: 'Fetch' | 'BatchFetch';
  readonly serviceName: string;
  readonly operationKind?: OperationKind;
  readonly operation: string;
  readonly operationName?: string;
  readonly variableUsages?: readonly string[];
  readonly requires?: readonly Required[];
  readonly inputRewrites?: readonly NativeRewrite[];
  readonly outputRewrites?: readonly NativeRewrite[];
  readonly entityBatch?: { readonly aliases: readonly NativeBatchAlias[] };
}

interface NativeBatchAlias {
  readonly alias: string;
  readonly paths: readonly (readonly unknown[])[];
  readonly requires: readonly Required[];
  readonly inputRewrites?: readonly NativeRewrite[];
  readonly outputRewrites?: readonly NativeRewrite[];
}

type NativeStep = { readonly Key: string } | { readonly TypenameEquals: readonly string[] };
interface NativeRewrite {
  readonly kind?: 'ValueSetter' | 'KeyRenamer';
  readonly path?: readonly NativeStep[];
  readonly setValueTo?: unknown;
  readonly renameKeyTo?: string;
  readonly ValueSetter?: NativeRewrite;
  readonly KeyRenamer?: NativeRewrite;
}

/**
 * The planner of Hive Router, a native addon that may not be there: not installed, or no binary for this machine.
 * @returns nothing then
 */
export async function nativePlanner(sdl: string): Promise<PlanOperation | undefined> {
  let planner: import('@graphql-hive/router-query-planner').QueryPlanner;
  try {
    const { QueryPlanner } = await import('@graphql-hive/router-query-planner');
    planner = new QueryPlanner(sdl);
  } catch {
    return undefined;
  }
  return (document, labels) => {
    let node: unknown;
    try {
      node = planner.plan(print(withoutDefers(document)), undefined, new Set(labels), 100).node;
    } catch (error) {
      throw new CannotPlan(`the native planner failed: ${(error as Error).message}`, { cause: error });
    }
    return { fetches: node ? orderFetches(planTree(node, fetchesOf)) : [], madeBy: 'hive' };
  };
}

function fetchesOf(node: unknown, path: readonly PathStep[]): TreeFetch[] {
  const fetch = node as NativeFetch;
  const shared = { kind: 'Fetch' as const, subgraph: fetch.serviceName, operationKind: fetch.operationKind ?? 'query', operationName: fetch.operationName };
  if (fetch.kind === 'Fetch') {
    return [
      {
        ...shared,
        operation: fetch.operation,
        variables: (fetch.variableUsages ?? []).filter((name) => name !== 'representations'),
        paths: [path],
        requires: fetch.requires?.length ? fetch.requires : undefined,
        inputRewrites: rewrites(fetch.inputRewrites),
        outputRewrites: rewrites(fetch.outputRewrites),
      },
    ];
  }
  return (fetch.entityBatch?.aliases ?? []).map((each) => ({
    ...shared,
    ...ofAlias(parse(fetch.operation, { noLocation: true }), each.alias),
    paths: each.paths.map((steps) => [...path, ...steps.map(pathStep)]),
    requires: each.requires,
    inputRewrites: rewrites(each.inputRewrites),
    outputRewrites: rewrites(each.outputRewrites),
  }));
}

/** The part of a batch that stands under an alias, as an operation of its own. */
function ofAlias(document: DocumentNode, alias: string): { operation: string; variables: string[] } {
  const operation = document.definitions.find((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION)!;
  const field = operation.selectionSet.selections.find((each): each is FieldNode => each.kind === Kind.FIELD && each.alias?.value === alias)!;
  const fragments = fragmentsOf(document);
  const used = new Set<string>();
  const variables = new Set<string>();
  const look = (node: FieldNode['selectionSet']): void => {
    visit(node!, {
      Variable: ({ name }) => void variables.add(name.value),
      FragmentSpread({ name }) {
        if (used.has(name.value)) return;
        used.add(name.value);
        look(fragments.get(name.value)?.selectionSet);
      },
    });
  };
  look(field.selectionSet);
  const declared = (operation.variableDefinitions ?? []).filter(({ variable }) => variables.has(variable.name.value)).map(print);
  const entities = `_entities(representations:$representations)${print(field.selectionSet!)}`;
  const text = `query(${['$representations:[_Any!]!', ...declared].join(' ')}){${entities}}`;
  return { operation: [text, ...[...used].map((name) => print(fragments.get(name)!))].join('\n'), variables: [...variables] };
}

const rewrites = (given: readonly NativeRewrite[] = []): Rewrite[] =>
  given.map((each) => {
    const setter = each.ValueSetter ?? (each.kind === 'ValueSetter' ? each : undefined);
    const inner = setter ?? each.KeyRenamer ?? each;
    const path = (inner.path ?? []).flatMap((step) => ('Key' in step ? [step.Key] : [`... on ${step.TypenameEquals.join('|')}`]));
    return setter ? { kind: 'ValueSetter', path, setValueTo: inner.setValueTo } : { kind: 'KeyRenamer', path, renameKeyTo: inner.renameKeyTo! };
  });
