import type { Actor } from '@assembly-graph/kernel';
import {
  defaultTypeResolver,
  getNamedType,
  isAbstractType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import type { Guard } from './guards.ts';

/** The guards of object types, by name. */
export type GuardedTypes = ReadonlyMap<string, Guard>;

type Hide = (value: unknown, actor: Actor, context: unknown, info: GraphQLResolveInfo) => Promise<unknown>;

/**
 * What takes the things that an actor may not have out of a field's value: alone they become null, in a list of nullables null in
 * their place, in any other list they are left out, with the edge that leads to them. Null if nothing guarded can be in the field.
 * @throws Error for a place that promises a thing which may have to be hidden
 */
export function hiding(schema: GraphQLSchema, type: GraphQLOutputType, guarded: GuardedTypes, place: string): Hide | null {
  const named = getNamedType(type);
  const ofEdge = edgeNode(named);
  const guards = (some: GraphQLNamedType) => possible(schema, some).some((name) => guarded.has(name));
  if (guards(named)) {
    const isEdge = place.endsWith('Edge.node');
    if (isNonNullType(type) && !isListType(type.ofType) && !isEdge)
      throw new Error(`${place} promises a thing that may have to be hidden: it must be nullable.`);
    return valueHider(type, (thing, actor, context, info) => isOpen(schema, named, guarded, thing, actor, context, info));
  }
  if (ofEdge && guards(ofEdge)) {
    return valueHider(type, (edge, actor, context, info) =>
      isOpen(schema, ofEdge, guarded, (edge as { node: unknown }).node, actor, context, info),
    );
  }
  return null;
}

type IsOpen = (thing: unknown, actor: Actor, context: unknown, info: GraphQLResolveInfo) => Promise<boolean>;

function valueHider(type: GraphQLOutputType, open: IsOpen): Hide {
  if (isNonNullType(type)) return valueHider(type.ofType, open);
  if (!isListType(type)) {
    return async (value, actor, context, info) =>
      value == null || value instanceof Error || (await open(value, actor, context, info)) ? value : null;
  }
  const each = valueHider(type.ofType, open);
  const leavesOut = isNonNullType(type.ofType);
  return async (value, actor, context, info) => {
    if (value == null || value instanceof Error) return value;
    const items = await Promise.allSettled(
      Array.from(value as Iterable<unknown>, async (item) => {
        const thing = await item;
        return { thing, shown: await each(thing, actor, context, info) };
      }),
    );
    // A thing that could not be fetched stays an error in its place; null where a thing is promised stays a fault of ours.
    return items.flatMap((item): unknown[] => {
      if (item.status === 'rejected') return [item.reason instanceof Error ? item.reason : new Error(String(item.reason))];
      const { thing, shown } = item.value;
      return leavesOut && shown === null && thing != null ? [] : [shown];
    });
  };
}

async function isOpen(
  schema: GraphQLSchema,
  named: GraphQLNamedType,
  guarded: GuardedTypes,
  ...[thing, actor, context, info]: Parameters<IsOpen>
): Promise<boolean> {
  const known = isAbstractType(named) ? await (named.resolveType ?? defaultTypeResolver)(thing, context, info, named) : named.name;
  const guard = guarded.get(known ?? '');
  return !guard || (guard.refusal(actor) === null && guard.allows(actor, thing, {}));
}

function possible(schema: GraphQLSchema, type: GraphQLNamedType): string[] {
  if (isAbstractType(type)) return schema.getPossibleTypes(type).map(({ name }) => name);
  return isObjectType(type) ? [type.name] : [];
}

/** What an edge of a Relay connection leads to. */
function edgeNode(type: GraphQLNamedType): GraphQLNamedType | null {
  const node = isObjectType(type) && type.name.endsWith('Edge') ? type.getFields().node : undefined;
  return node ? getNamedType(node.type) : null;
}
