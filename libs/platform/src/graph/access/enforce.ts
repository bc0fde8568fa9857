import { Forbidden, PUBLIC, Unauthenticated, type Actor } from '@assembly-graph/kernel';
import {
  defaultFieldResolver,
  isAbstractType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isObjectType,
  type ConstDirectiveNode,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { ACCESS_DIRECTIVES, guardOf, type Guard, type Policies } from './guards.ts';
import { hiding, type GuardedTypes } from './hide-things.ts';
import { nothingToDoItTo, toldFailure } from './refused-deeds.ts';

type Resolve = GraphQLFieldResolver<unknown, { readonly actor?: Actor }>;

/**
 * Puts the guards of a schema's `@authenticated`, `@requiresScopes` and `@policy` before its resolvers. Every way to a field
 * leads through its resolver: aliases, fragments on interfaces and unions, lists, `_entities`.
 *
 * On a field, whoever lacks the token or the scope gets a coded error before anything is looked up; whom a policy refuses gets
 * what there would be if there were nothing: null, an empty list, or NOT_FOUND from a mutation. On a type, a thing that an actor
 * may not have is as if it weren't there, wherever it would appear.
 * @throws Error, a sentence, for a directive that could not be enforced where it stands
 */
export function enforceAccess(schema: GraphQLSchema, policies: Policies = {}): GraphQLSchema {
  const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));
  for (const type of types) refuseUnenforceable(schema, type);
  const objects = types.filter(isObjectType);
  const guarded: GuardedTypes = new Map(
    objects.flatMap((type): [string, Guard][] => {
      const guard = guardOf(directivesOf(type), type.name, policies);
      return guard ? [[type.name, guard]] : [];
    }),
  );
  for (const type of objects) for (const field of Object.values(type.getFields())) guardField(schema, type, field, guarded, policies);
  return schema;
}

function guardField(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  field: GraphQLField<unknown, never>,
  guarded: GuardedTypes,
  policies: Policies,
): void {
  const place = `${type.name}.${field.name}`;
  const guard = guardOf(field.astNode?.directives ?? [], place, policies);
  const inner = (field.resolve ?? defaultFieldResolver) as Resolve;
  const hide = hiding(schema, field.type, guarded, place);
  const shown: Resolve = hide
    ? async (root, args, context, info) => hide(await inner(root, args, context, info), actorIn(context), context, info)
    : inner;
  if (!guard) {
    if (hide) field.resolve = shown as never;
    return;
  }
  const nothing = isNonNullType(field.type) && isListType(field.type.ofType) ? [] : null;
  const isMutation = type === schema.getMutationType();
  if (guard.looks && nothing === null && isNonNullType(field.type) && !isMutation) {
    throw new Error(`${place} has a policy, so it must be nullable or a list: refused, it is as if it weren't there.`);
  }
  const deed = nothingToDoItTo(field.type);
  field.resolve = (async (root, args, context, info) => {
    const actor = actorIn(context);
    refuse(guard, actor);
    if (!guard.looks) return shown(root, args, context, info);
    if (!isMutation) return guard.allows(actor, root, args) ? shown(root, args, context, info) : nothing;
    if (!guard.allows(actor, root, args)) return deed.refused();
    return Promise.resolve(shown(root, args, context, info)).then(deed.told, (error: unknown) => {
      throw toldFailure(error);
    });
  }) as Resolve as never;
}

/** @throws Unauthenticated, Forbidden */
function refuse(guard: Guard, actor: Actor): void {
  const refusal = guard.refusal(actor);
  if (refusal === 'UNAUTHENTICATED') throw new Unauthenticated();
  if (refusal === 'FORBIDDEN') throw new Forbidden();
}

const actorIn = (context: { readonly actor?: Actor } | undefined): Actor => context?.actor ?? PUBLIC;

/** A directive that nobody enforces is worse than none. */
function refuseUnenforceable(schema: GraphQLSchema, type: GraphQLNamedType): void {
  const isRoot = type === schema.getQueryType() || type === schema.getMutationType() || type === schema.getSubscriptionType();
  const onType = isRoot || !isObjectType(type) ? directivesOf(type) : [];
  const onStreams = type === schema.getSubscriptionType() ? Object.values(schema.getSubscriptionType()!.getFields()) : [];
  const onInterface = isAbstractType(type) && 'getFields' in type ? Object.values(type.getFields()) : [];
  const all = [...onType, ...[...onStreams, ...onInterface].flatMap(({ astNode }) => astNode?.directives ?? [])];
  const found = all.find(({ name }) => ACCESS_DIRECTIVES.has(name.value));
  if (found)
    throw new Error(
      `@${found.name.value} can't be enforced on ${type.name} or its fields: put it on object types and the fields of queries, mutations and objects.`,
    );
}

const directivesOf = (type: GraphQLNamedType): ConstDirectiveNode[] =>
  [type.astNode, ...(type.extensionASTNodes ?? [])].flatMap((node) => (node?.directives as ConstDirectiveNode[] | undefined) ?? []);
