import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { Kind, parse, print, visit, type DocumentNode, type FieldNode, type OperationDefinitionNode } from 'graphql';
import { withoutDefers } from '../deferring/numbered-defers.ts';
import { fragmentsOf } from './applied-conditions.ts';
import type { PlanOperation } from './apollo-planner.ts';
import { documentText } from './operation-text.ts';
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
 *
 * It plans in a process of its own: what it does not expect ends the process it runs in, and over a large operation it thinks for minutes,
 * in which nothing can interrupt it. So an operation costs a process (some 100 ms), which is little for the few that it is given.
 * @returns nothing when it isn't installed
 */
export async function nativePlanner(sdl: string): Promise<PlanOperation | undefined> {
  const addon = installed();
  if (addon === undefined) return undefined;
  return (document, labels) => {
    const node = planApart(addon, { sdl, query: documentText(withoutDefers(document)), labels });
    return { fetches: node ? orderFetches(planTree(node, fetchesOf)) : [], madeBy: 'hive' };
  };
}

const PLAN_WITHIN_MS = 5000;
const MOST_PLAN_BYTES = 64 * 1024 * 1024;

const PROGRAM = `const { QueryPlanner } = require(process.argv[1]);
const { sdl, query, labels } = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
let told;
try {
  told = { node: new QueryPlanner(sdl).plan(query, undefined, new Set(labels), 100).node };
} catch (error) {
  told = { failure: error.message };
}
process.stdout.write(JSON.stringify(told));`;

function installed(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve('@graphql-hive/router-query-planner');
  } catch {
    return undefined;
  }
}

/** @throws CannotPlan */
function planApart(addon: string, asked: { sdl: string; query: string; labels: readonly string[] }): unknown {
  const { stdout, status, signal, error } = spawnSync(process.execPath, ['-e', PROGRAM, addon], {
    input: JSON.stringify(asked), encoding: 'utf8', env: {}, timeout: PLAN_WITHIN_MS, killSignal: 'SIGKILL', maxBuffer: MOST_PLAN_BYTES, windowsHide: true,
  });
  if (status !== 0) throw new CannotPlan(`the native planner ended: ${error?.message ?? signal ?? `status ${status}`}`, { cause: error });
  const { node, failure } = JSON.parse(stdout) as { node?: unknown; failure?: string };
  if (failure !== undefined) throw new CannotPlan(`the native planner failed: ${failure}`);
  return node;
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
