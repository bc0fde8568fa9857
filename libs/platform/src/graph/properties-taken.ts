import { getNamedType, isObjectType, type FieldNode, type GraphQLField, type GraphQLNamedType, type GraphQLObjectType, type GraphQLResolveInfo } from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';

/** Where a field says which properties of its object its resolver takes; nothing there: it may take any. */
export const TAKES = 'propertiesTaken';

const known = new WeakMap<readonly FieldNode[], readonly string[] | null>();

/**
 * The properties that are taken of the things of a list by what is selected of them; null if they can't be told.
 * @param info of the field that has them
 * @param within the field of its objects that leads to them, if they are not its own
 */
export function propertiesTaken(info: GraphQLResolveInfo, within?: 'node'): readonly string[] | null {
  const { fieldNodes, returnType } = info;
  let taken = known.get(fieldNodes);
  if (taken === undefined) known.set(fieldNodes, (taken = ofObjects(getNamedType(returnType), fieldNodes, info, within)));
  return taken;
}

function ofObjects(type: GraphQLNamedType, nodes: readonly FieldNode[], info: GraphQLResolveInfo, within?: string): readonly string[] | null {
  if (!isObjectType(type)) return null;
  const taken = new Set<string>();
  for (const selected of collectSubfields(info.schema, info.fragments, info.variableValues, type, nodes).values()) {
    const field: GraphQLField<unknown, unknown> | undefined = type.getFields()[selected[0]!.name.value];
    // `__typename`, or a field that the schema doesn't have.
    if (!field) continue;
    if (within && field.name !== within) continue;
    const properties = within ? ofObjects(getNamedType(field.type), selected, info) : ofField(type, field);
    if (properties === null) return null;
    for (const property of properties) taken.add(property);
  }
  return [...taken];
}

/** A policy looks at the whole thing. */
const isLookedAt = ({ astNode, extensionASTNodes }: GraphQLObjectType): boolean =>
  [astNode, ...extensionASTNodes].some((node) => node?.directives?.some(({ name }) => name.value === 'policy'));

function ofField(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): readonly string[] | null {
  if (isLookedAt(type)) return null;
  if (!field.resolve) return [field.name];
  return (field.extensions[TAKES] as readonly string[] | undefined) ?? null;
}
