import { Kind, type SelectionSetNode } from 'graphql';
import { keyOf, type PlannedFetch, type Required } from '../planning/plan.ts';
import { canonicalArguments } from './canonical.ts';
import type { SubgraphFacts } from './graph-facts.ts';
import { PlanFault, type Place } from './place.ts';

const TYPENAME = '__typename';

/** As what the subgraph is told an object of a type; nothing when the fetch isn't about such objects. */
export function representedType(fetch: PlannedFetch, type: string, facts: SubgraphFacts): string | undefined {
  if (!requiredOf(fetch.requires!, type, facts).some((each) => each.kind === 'Field' && each.name === TYPENAME)) return undefined;
  const setter = fetch.inputRewrites.find(
    (each) => each.kind === 'ValueSetter' && each.path.at(-1) === TYPENAME && each.path.slice(0, -1).every((step) => covers(step.slice('... on '.length), type, facts)),
  );
  return setter?.kind === 'ValueSetter' ? String(setter.setValueTo) : type;
}

/** An object of a type at a place, its type as it stands in the data, and as what the subgraph is told it. */
export interface Represented {
  readonly place: Place;
  readonly type: string;
  readonly known: string;
  readonly asked: string;
}

/**
 * A representation holds only what was fetched before, a key by which the subgraph can be asked, and whatever the fields asked
 * for require, fetched with the arguments that they require.
 * @throws PlanFault
 */
export function checkRepresentation({ place, type, known, asked }: Represented, fields: readonly string[], fetch: PlannedFetch, facts: SubgraphFacts): void {
  const told = requiredOf(fetch.requires!, known, facts);
  checkFetched(place, type, told, facts);
  const keys = facts.resolvableKeys(asked);
  if (!keys.some((key) => key.selections.every((_, index) => isTold(told, { ...key, selections: [key.selections[index]!] })))) {
    throw new PlanFault(`"${fetch.subgraph}" is asked for ${asked} without a key by which it can be asked`);
  }
  for (const field of fields) {
    const required = facts.requiredFor(type, field) ?? facts.requiredFor(asked, field);
    if (required) checkRequired(place, type, told, required, { whose: `${type}.${field}`, facts });
  }
}

/** What is told of an object of a type, fragments opened. */
function requiredOf(selections: readonly Required[], type: string, facts: SubgraphFacts): Required[] {
  return selections.flatMap((each) => {
    if (each.kind === 'Field') return [each];
    return !each.typeCondition || covers(each.typeCondition, type, facts) ? requiredOf(each.selections, type, facts) : [];
  });
}

function covers(condition: string, type: string, facts: SubgraphFacts): boolean {
  return condition === type || facts.wholeObjectsOf(condition).includes(type);
}

function checkFetched(place: Place, type: string, told: readonly Required[], facts: SubgraphFacts): void {
  for (const each of told) {
    if (each.kind !== 'Field' || (each.name === TYPENAME && place.knownAs(type))) continue;
    const got = place.get(type, keyOf(each));
    if (!got) throw new PlanFault(`${type}.${keyOf(each)} is to be told and was not fetched`);
    if (got.field !== each.name) throw new PlanFault(`${each.name} of ${type} is to be told, and "${keyOf(each)}" is its ${got.field}`);
    if (!each.selections) continue;
    for (const inner of got.place?.types.keys() ?? []) checkFetched(got.place!, inner, requiredOf(each.selections, inner, facts), facts);
  }
}

function isTold(told: readonly Required[], { selections }: SelectionSetNode): boolean {
  return selections.every((selection) => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return false;
    const within = opened(told);
    if (selection.kind === Kind.INLINE_FRAGMENT) return isTold(within, selection.selectionSet);
    const field = within.find((each) => each.kind === 'Field' && each.name === selection.name.value);
    return field !== undefined && (!selection.selectionSet || isTold(field.selections ?? [], selection.selectionSet));
  });
}

const opened = (told: readonly Required[]): Required[] => told.flatMap((each) => (each.kind === 'Field' ? [each] : opened(each.selections)));

/** @throws PlanFault where a field that is required was fetched as another, or with other arguments, or not at all */
function checkRequired(place: Place, type: string, told: readonly Required[], required: SelectionSetNode, of: { whose: string; facts: SubgraphFacts }): void {
  for (const selection of required.selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) continue;
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const condition = selection.typeCondition?.name.value;
      if (!condition || covers(condition, type, of.facts)) checkRequired(place, type, told, selection.selectionSet, of);
      continue;
    }
    const name = selection.name.value;
    if (name === TYPENAME) continue;
    const field = opened(told).find((each) => each.kind === 'Field' && each.name === name);
    if (field?.kind !== 'Field') throw new PlanFault(`${of.whose} requires "${name}", which it is not told`);
    const got = place.get(type, keyOf(field));
    const args = canonicalArguments(selection.arguments);
    if (got?.field !== name || got.args !== args) {
      throw new PlanFault(`${of.whose} requires ${name}(${args}) and is told ${got ? `${got.field}(${got.args})` : 'nothing'}`);
    }
    if (!selection.selectionSet || !got.place) continue;
    for (const inner of got.place.types.keys()) checkRequired(got.place, inner, field.selections ?? [], selection.selectionSet, of);
  }
}
