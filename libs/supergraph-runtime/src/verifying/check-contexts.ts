import { Kind, TypeInfo, visit, visitWithTypeInfo, type SelectionSetNode } from 'graphql';
import { fetchDocument } from '../planning/fetch-documents.ts';
import { EACH, type FromContext, type PathStep, type PlannedFetch } from '../planning/plan.ts';
import { canonicalArguments } from './canonical.ts';
import type { ContextualArgument, GraphFacts, SubgraphFacts } from './graph-facts.ts';
import { PlanFault, type Place } from './place.ts';

const ON = '... on ';

/**
 * An argument that comes from a context (`@fromContext`) is given what the nearest object above has that sets the context, and that was
 * fetched before as what is to be taken.
 * @throws PlanFault
 */
export function checkContexts(root: Place, fetch: PlannedFetch, facts: SubgraphFacts, graph: GraphFacts): void {
  if (!graph.contextTypes.size) return;
  const types = new TypeInfo(facts.schema);
  visit(
    fetchDocument(fetch.operation),
    visitWithTypeInfo(types, {
      Field(node) {
        const whose = `${types.getParentType()?.name}.${node.name.value}`;
        for (const argument of facts.contextualArguments(types.getParentType()?.name ?? '', node.name.value)) {
          const value = node.arguments?.find(({ name }) => name.value === argument.name)?.value;
          const taken = value?.kind === Kind.VARIABLE ? (fetch.contexts ?? []).filter(({ variable }) => variable === value.name.value) : [];
          if (!taken.length) throw new PlanFault(`the argument "${argument.name}" of ${whose} is not taken from its context`);
          for (const path of fetch.paths) for (const chain of chainsAt(root, path)) checkTaken(chain, taken, argument, { whose, graph });
        }
      },
    }),
  );
}

/** A place on a path, and the types by which the path leads on from there. */
interface Link {
  readonly place: Place;
  readonly types: readonly string[];
}

function checkTaken(chain: readonly Link[], taken: readonly FromContext[], { name, context, selection }: ContextualArgument, of: { whose: string; graph: GraphFacts }): void {
  const setting = of.graph.contextTypes.get(context) ?? new Set();
  const from = chain.length - 1 - taken[0]!.up;
  const link = chain[from];
  if (!link || from === chain.length - 1 || taken.some(({ up }) => up !== taken[0]!.up)) throw new PlanFault(`the argument "${name}" of ${of.whose} is taken from nowhere`);
  if (chain.slice(from + 1, -1).some(({ types }) => types.every((type) => setting.has(type)))) throw new PlanFault(`the argument "${name}" of ${of.whose} is not taken from the nearest context`);
  for (const type of link.types) {
    if (!setting.has(type)) throw new PlanFault(`the argument "${name}" of ${of.whose} is taken from ${type}, which doesn't set its context`);
    const path = valuePath(link.place, type, selection, of);
    if (!path) continue;
    const isTaken = taken.some((each) => {
      const [first = ''] = each.path;
      const covers = !first.startsWith(ON) || first.slice(ON.length) === type || of.graph.wholeObjectsOf(first.slice(ON.length)).includes(type);
      return covers && each.path.filter((step) => !step.startsWith(ON)).join() === path.join();
    });
    if (!isTaken) throw new PlanFault(`the argument "${name}" of ${of.whose} is not taken from ${type}.${path.join('.')}`);
  }
}

/** Where the value of a context is below an object of a type; nothing when the context has none for the type. @throws PlanFault when it was not fetched */
function valuePath(place: Place, type: string, { selections }: SelectionSetNode, of: { whose: string; graph: GraphFacts }): string[] | undefined {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      const name = selection.name.value;
      const got = place.get(type, name);
      if (got?.field !== name || got.args !== canonicalArguments(selection.arguments)) throw new PlanFault(`${of.whose} needs ${type}.${name} of its context, and that was not fetched`);
      if (!selection.selectionSet) return [name];
      const inner = [...(got.place?.types.keys() ?? [])].flatMap((each) => [valuePath(got.place!, each, selection.selectionSet!, of)].filter((path) => path !== undefined));
      return inner[0] && [name, ...inner[0]];
    }
    if (selection.kind !== Kind.INLINE_FRAGMENT) continue;
    const condition = selection.typeCondition?.name.value;
    const path = !condition || condition === type || of.graph.wholeObjectsOf(condition).includes(type) ? valuePath(place, type, selection.selectionSet, of) : undefined;
    if (path) return path;
  }
  return undefined;
}

/** The ways to the end of a path: each place on it, without those of another type. */
function chainsAt(root: Place, path: readonly PathStep[]): Link[][] {
  const chains: Link[][] = [];
  const walk = (place: Place, types: readonly string[], at: number, above: readonly Link[]): void => {
    const step = path[at];
    if (step === undefined) return void chains.push([...above, { place, types }]);
    if (step === EACH) return walk(place, types, at + 1, above);
    if (typeof step !== 'string') return walk(place, types.filter((type) => step.types.includes(type)), at + 1, above);
    const inner = new Map<Place, string[]>();
    for (const type of types) {
      const next = place.get(type, step)?.place;
      if (next) inner.set(next, [...(inner.get(next) ?? []), type]);
    }
    for (const [next, leading] of inner) walk(next, [...next.types.keys()], at + 1, [...above, { place, types: leading }]);
  };
  walk(root, [...root.types.keys()], 0, []);
  return chains;
}
