import { isAbstractType, isObjectType, type GraphQLFieldResolver, type GraphQLSchema, type GraphQLTypeResolver } from 'graphql';
import { fieldResolvers, metadata, type FieldResolver } from './known-resolvers.ts';

/** Resolvers by type and field, as `createResolversMap` gives them. */
type ResolversMap = Record<string, Record<string, unknown>>;

/**
 * Puts in the place of type-graphql's resolvers what they come to where they only hand on object, context and info: for a field without arguments it sorts
 * and collects them anew for every object, and the type of a thing it tells only later, however soon it is known.
 * @param resolvers of the subgraph
 * @param types its classes, by which its unions are told from those of the same name elsewhere
 */
export function direct(map: ResolversMap, schema: GraphQLSchema, resolvers: readonly object[], types: readonly Function[]): ResolversMap {
  const methodsOf = fieldResolvers(resolvers);
  const instances = new Map<Function, object>(resolvers.map((instance) => [instance.constructor, instance]));
  for (const type of Object.values(schema.getTypeMap())) {
    const own = map[type.name];
    if (!own) continue;
    if (isAbstractType(type)) own.__resolveType = atOnce(type.name, types, own.__resolveType as TypeResolver);
    if (!isObjectType(type)) continue;
    for (const { name, args, resolve } of Object.values(type.getFields())) {
      const [method, ...others] = methodsOf(type.name, name);
      const handed = resolve && args.length === 0 && method && others.length === 0 ? handing(method, instances.get(method.target)) : null;
      if (handed) own[name] = handed;
    }
  }
  return map;
}

type Given = readonly [root: unknown, args: unknown, context: unknown, info: unknown];

/** The method with what it is given, in its order; null if type-graphql does more than that. */
function handing({ target, methodName, params = [], middlewares = [], roles = [] }: FieldResolver, instance: object | undefined): GraphQLFieldResolver<unknown, unknown> | null {
  if (!instance || middlewares.length > 0 || roles.length > 0) return null;
  const method = (target.prototype as Record<string, unknown>)[methodName];
  const takers = [...params].sort((a, b) => a.index - b.index).map(takerOf);
  if (typeof method !== 'function' || takers.some((taker) => taker === null)) return null;
  const call = method as (...given: unknown[]) => unknown;
  const [first, second, ...more] = takers as ((given: Given) => unknown)[];
  if (!first) return () => call.call(instance);
  if (!second) return (...given) => call.call(instance, first(given));
  if (more.length === 0) return (...given) => call.call(instance, first(given), second(given));
  return (...given) => call.apply(instance, [first, second, ...more].map((taker) => taker(given)));
}

function takerOf(parameter: NonNullable<FieldResolver['params']>[number]): ((given: Given) => unknown) | null {
  if (parameter.kind === 'info') return (given) => given[3];
  if (parameter.kind !== 'root' && parameter.kind !== 'context') return null;
  const { kind, propertyName } = parameter;
  // With a type it would be made an object of that class.
  if (kind === 'root' && parameter.getType) return null;
  const place = kind === 'root' ? 0 : 2;
  return propertyName ? (given) => (given[place] as Record<string, unknown>)[propertyName] : (given) => given[place];
}

type TypeResolver = GraphQLTypeResolver<unknown, unknown>;

/** Tells the type of a thing at once where the union or interface does. */
function atOnce(name: string, types: readonly Function[], late: TypeResolver): TypeResolver {
  const known = metadata();
  const unions = known?.unions.filter((union) => union.name === name && union.getClassTypes().every((each) => types.includes(each))) ?? [];
  const interfaces = known?.interfaceTypes.filter((one) => one.name === name) ?? [];
  const [only, ...others] = [...unions, ...interfaces];
  const resolveType = others.length === 0 ? only?.resolveType : undefined;
  if (!resolveType) return late;
  return (...given) => {
    const told = resolveType(...given);
    return typeof told === 'string' ? told : late(...given);
  };
}
