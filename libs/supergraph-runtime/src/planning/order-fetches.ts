import { Kind, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';
import { fetchDocument } from './fetch-documents.ts';
import { EACH, keyOf, type FromContext, type PathStep, type PlannedFetch, type Required } from './plan.ts';
import type { PlanTree, TreeFetch } from './plan-tree.ts';

/** Places in merged data, as response keys with a separator that no key has; lists and types don't count. */
type Places = ReadonlySet<string>;
const SEPARATOR = '.';
/** Every planned selection has it; who waits for an object waits for its type. */
const TYPENAME = '__typename';

/**
 * Says of each fetch of a tree which others it waits for: of those that the tree puts before it, the ones that answer what it
 * needs. So a fetch starts when its inputs are there, and not when everything has come that happens to stand before it.
 * Fetches of a mutation wait for all before them: its fields are done in order.
 */
export function orderFetches(tree: PlanTree): PlannedFetch[] {
  const ordered: PlannedFetch[] = [];
  const outputs: Places[] = [];
  let inOrder = false;
  const walk = (node: PlanTree, before: ReadonlySet<number>): Set<number> => {
    if (node.kind === 'Fetch') {
      inOrder ||= node.operationKind === 'mutation';
      const needed = [...inputsOf(node)];
      const isNeeded = (index: number) => inOrder || needed.some((place) => outputs[index]!.has(place));
      const { operationKind, ...fetch } = node;
      ordered.push({ ...fetch, kind: operationKind, after: [...before].filter(isNeeded) });
      outputs.push(outputsOf(node));
      return new Set([ordered.length - 1]);
    }
    const all = new Set<number>();
    for (const inner of node.nodes) {
      const walked = walk(inner, node.kind === 'Sequence' ? new Set([...before, ...all]) : before);
      for (const index of walked) all.add(index);
    }
    return all;
  };
  walk(tree, new Set());
  return afterContexts(ordered, outputs);
}

/** Apollo's planner lets what is taken from a context be fetched beside the fetch that takes it; that one must wait for it, wherever it stands. */
function afterContexts(fetches: readonly PlannedFetch[], outputs: readonly Places[]): PlannedFetch[] {
  if (!fetches.some(({ contexts }) => contexts)) return [...fetches];
  const waits = fetches.map(({ after }) => new Set(after));
  const waitsFor = (index: number, other: number): boolean => index === other || [...waits[index]!].some((each) => waitsFor(each, other));
  fetches.forEach(({ paths, contexts = [] }, index) => {
    const taken = new Set<string>();
    for (const path of paths) addTaken(contexts, keysOf(path), taken);
    outputs.forEach((places, other) => {
      if ([...taken].some((place) => places.has(place)) && !waitsFor(other, index)) waits[index]!.add(other);
    });
  });
  const order: number[] = [];
  const place = (index: number): void => {
    if (order.includes(index)) return;
    waits[index]!.forEach(place);
    order.push(index);
  };
  fetches.forEach((_, index) => place(index));
  return order.map((index) => ({ ...fetches[index]!, after: [...waits[index]!].map((each) => order.indexOf(each)).sort((a, b) => a - b) }));
}

const placeIn = (at: string, key: string): string => (at ? at + SEPARATOR + key : key);

const keysOf = (path: readonly PathStep[]): string[] => path.filter((step): step is string => typeof step === 'string' && step !== EACH);

function inputsOf({ paths, requires = [] }: TreeFetch): Places {
  const places = new Set<string>();
  for (const path of paths) {
    let at = '';
    for (const key of keysOf(path)) places.add((at = placeIn(at, key)));
    addRequired(requires, at, places);
  }
  return places;
}

function addTaken(contexts: readonly FromContext[], keys: readonly string[], places: Set<string>): void {
  for (const { up, path } of contexts) {
    const above = keys.slice(0, keys.length - up);
    places.add([...above, TYPENAME].join(SEPARATOR));
    const taken = path.filter((step) => !step.startsWith('... on '));
    taken.forEach((_, index) => places.add([...above, ...taken.slice(0, index + 1)].join(SEPARATOR)));
  }
}

function addRequired(selections: readonly Required[], at: string, places: Set<string>): void {
  for (const selection of selections) {
    const inner = selection.kind === 'Field' ? placeIn(at, keyOf(selection)) : at;
    if (selection.kind === 'Field') places.add(inner);
    if (selection.selections) addRequired(selection.selections, inner, places);
  }
}

function outputsOf({ operation, paths, requires, outputRewrites }: TreeFetch): Places {
  const { definitions } = fetchDocument(operation);
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const each of definitions) if (each.kind === Kind.FRAGMENT_DEFINITION) fragments.set(each.name.value, each);
  const renamed = new Map(outputRewrites.flatMap((each) => (each.kind === 'KeyRenamer' ? [[each.path.at(-1)!, each.renameKeyTo]] : [])));
  const places = new Set<string>();
  const walk = (set: SelectionSetNode | undefined, at: string): void => {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const name = renamed.get(key);
        put(selection.selectionSet, placeIn(at, key));
        if (name !== undefined && name !== key) put(selection.selectionSet, placeIn(at, name));
      } else if (selection.kind === Kind.INLINE_FRAGMENT) walk(selection.selectionSet, at);
      else walk(fragments.get(selection.name.value)?.selectionSet, at);
    }
  };
  const put = (set: SelectionSetNode | undefined, place: string): void => {
    places.add(place);
    if (set) walk(set, place);
  };
  const root = definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION)?.selectionSet;
  const [entities] = root?.selections ?? [];
  const selected = requires && entities?.kind === Kind.FIELD ? entities.selectionSet : root;
  for (const path of paths) {
    const at = keysOf(path).join(SEPARATOR);
    if (requires) places.add(placeIn(at, TYPENAME));
    walk(selected, at);
  }
  return places;
}
