import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  validate,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { BoundedCache } from '../bounded-cache.ts';
import { fragmentsOf } from '../planning/applied-conditions.ts';
import { fetchDocument } from '../planning/fetch-documents.ts';
import type { PlannedFetch, Rewrite } from '../planning/plan.ts';
import { canonicalArguments } from './canonical.ts';
import { checkRepresentation, representedType } from './check-representation.ts';
import type { SubgraphFacts } from './graph-facts.ts';
import { placesAt, PlanFault, type Place } from './place.ts';

/**
 * Does in thought what a fetch does to the merged data, and looks at what it is told and asked.
 * @throws PlanFault
 */
export function followFetch(root: Place, fetch: PlannedFetch, facts: SubgraphFacts): void {
  const document = takenDocument(fetch, facts);
  const operation = document.definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION)!;
  const following: Following = { fetch, facts, fragments: fragmentsOf(document) };
  const rootType = facts.schema.getRootType(operation.operation)!;
  for (const path of fetch.paths) {
    for (const [place, types] of placesAt(root, path)) {
      if (fetch.requires) {
        const [entities] = operation.selectionSet.selections as readonly FieldNode[];
        for (const type of types) followEntity(following, place, type, entities!.selectionSet!);
      } else select(following, place, [...types], rootType, operation.selectionSet, []);
    }
  }
}

/** Documents that the subgraphs of a schema would take, by their text: the same fetch stands in the plans of many operations. */
const taken = new WeakMap<GraphQLSchema, BoundedCache<DocumentNode>>();
const TAKEN_BYTES = 2 * 1024 * 1024;
/** What a document without places weighs for each character, about. */
const BYTES_A_CHARACTER = 60;

function takenDocument({ operation, subgraph }: PlannedFetch, { schema }: SubgraphFacts): DocumentNode {
  const known = taken.get(schema) ?? new BoundedCache<DocumentNode>(TAKEN_BYTES);
  taken.set(schema, known);
  const there = known.get(operation);
  if (there) return there;
  const document = fetchDocument(operation);
  const [error] = validate(schema, document);
  if (error) throw new PlanFault(`the subgraph "${subgraph}" would refuse its fetch: ${error.message}`);
  known.set(operation, document, operation.length * BYTES_A_CHARACTER);
  return document;
}

interface Following {
  readonly fetch: PlannedFetch;
  readonly facts: SubgraphFacts;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

function followEntity(following: Following, place: Place, type: string, selectionSet: SelectionSetNode): void {
  const { fetch, facts } = following;
  const known = place.knownAs(type);
  const asked = known && representedType(fetch, known, facts);
  if (known === undefined || asked === undefined) return;
  const fields = fieldsOf(following, type, selectionSet);
  if (!fields.length) return;
  checkRepresentation({ place, type, known, asked }, fields, fetch, facts);
  select(following, place, [type], facts.schema.getType(asked)!, selectionSet, []);
}

/** The outermost fields that are asked of an entity of a type. */
function fieldsOf({ facts, fragments }: Following, type: string, { selections }: SelectionSetNode): string[] {
  const inner = (set: SelectionSetNode) => fieldsOf({ facts, fragments } as Following, type, set);
  return selections.flatMap((selection): string[] => {
    if (selection.kind === Kind.FIELD) return [selection.name.value];
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value)! : selection;
    const condition = fragment.typeCondition?.name.value;
    return !condition || facts.objectsOf(condition).includes(type) ? inner(fragment.selectionSet) : [];
  });
}

function select(
  following: Following,
  place: Place,
  types: readonly string[],
  parent: GraphQLNamedType,
  { selections }: SelectionSetNode,
  at: readonly string[],
  given?: SelectionSetNode,
): void {
  const { fetch, facts, fragments } = following;
  for (const selection of selections) {
    if (selection.kind !== Kind.FIELD) {
      const { typeCondition, selectionSet } = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value)! : selection;
      const condition = typeCondition?.name.value;
      const matching = condition ? types.filter((type) => facts.objectsOf(condition).includes(type)) : types;
      if (matching.length) select(following, place, matching, condition ? facts.schema.getType(condition)! : parent, selectionSet, at, given);
      continue;
    }
    const key = selection.alias?.value ?? selection.name.value;
    const field = selection.name.value;
    if (facts.isExternal(parent.name, field) && !isGiven(given, field)) throw new PlanFault(`"${fetch.subgraph}" is asked for ${parent.name}.${field}, which it has from others`);
    const contextual = facts.contextualArguments(parent.name, field);
    const args = canonicalArguments(contextual.length ? selection.arguments?.filter(({ name }) => contextual.every((each) => each.name !== name.value)) : selection.arguments);
    if (field === '__typename') {
      for (const type of types) {
        // An interface object answers with the name of the interface.
        if (isObjectType(facts.schema.getType(type))) place.put(type, key, field, args, false);
        else if (key === field) place.putRoughly(type, parent.name);
      }
      continue;
    }
    if (at.length > 0 || !fetch.requires) refuseUnfed(following, types, parent, field);
    const returned = getNamedType(isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[field]!.type : undefined)!;
    const objects = isCompositeType(returned) ? facts.objectsOf(returned.name) : [];
    for (const type of types) {
      const inner = place.put(type, renamed(fetch.outputRewrites, [...at, key], type, facts), field, args, isCompositeType(returned));
      if (!inner) continue;
      inner.expect(objects);
      select(following, inner, objects, returned, selection.selectionSet!, [...at, key], facts.providedBy(parent.name, field) ?? givenIn(given, field));
    }
  }
}

/** What of a field's value is given along by the field above it, or by one above that. */
function givenIn(given: SelectionSetNode | undefined, field: string): SelectionSetNode | undefined {
  for (const each of given?.selections ?? []) {
    if (each.kind === Kind.FIELD && each.name.value === field) return each.selectionSet;
    const inner = each.kind === Kind.INLINE_FRAGMENT ? givenIn(each.selectionSet, field) : undefined;
    if (inner) return inner;
  }
  return undefined;
}

const isGiven = (given: SelectionSetNode | undefined, field: string): boolean =>
  (given?.selections ?? []).some((each) => (each.kind === Kind.FIELD ? each.name.value === field : each.kind === Kind.INLINE_FRAGMENT && isGiven(each.selectionSet, field)));

/** A field that needs to be told something can only be asked for where a representation tells it. */
function refuseUnfed({ fetch, facts }: Following, types: readonly string[], parent: GraphQLNamedType, field: string): void {
  const name = [parent.name, ...types].find((type) => facts.requiredFor(type, field));
  if (name) throw new PlanFault(`"${fetch.subgraph}" is asked for ${name}.${field} without what that field requires`);
}

/** The key under which a field's value stands when the rewrites of its fetch are done. */
function renamed(rewrites: readonly Rewrite[], at: readonly string[], type: string, facts: SubgraphFacts): string {
  const key = at.at(-1)!;
  const isHere = (path: readonly string[]) => {
    const keys = path.filter((step) => !step.startsWith('... on '));
    if (keys.length !== at.length || keys.some((each, index) => each !== at[index])) return false;
    const conditions = path.slice(path.lastIndexOf(at.at(-2) ?? '') + 1, -1).map((step) => step.slice('... on '.length));
    return conditions.every((condition) => facts.objectsOf(condition).includes(type));
  };
  const rewrite = rewrites.find((each) => each.kind === 'KeyRenamer' && isHere(each.path));
  return rewrite?.kind === 'KeyRenamer' ? rewrite.renameKeyTo : key;
}
