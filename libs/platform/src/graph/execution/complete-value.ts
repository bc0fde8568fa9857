import {
  defaultTypeResolver, getNullableType, GraphQLError, isAbstractType, isEnumType, isLeafType, isListType, isNonNullType, isObjectType, isSpecifiedScalarType,
  type GraphQLAbstractType, type GraphQLNonNull, type GraphQLLeafType, type GraphQLObjectType, type GraphQLOutputType, type GraphQLSchema,
} from 'graphql';
import type { CompiledField, Complete } from './compiled-field.ts';
import { Place } from './place.ts';
import { ResolveInfo, type Operated } from './resolve-info.ts';
import { completed, FAILED, PENDING, type Run } from './run.ts';

type GraphQLNullableOutput = Exclude<GraphQLOutputType, GraphQLNonNull<never>>;

/** What is asked of the objects of a type. */
export type CompleteObject = (source: unknown, run: Run, place: Place | null) => object | typeof FAILED;

/** Compiles what a field asks of the objects of a type. */
export type CompileObject = (type: GraphQLObjectType, field: CompiledField) => CompleteObject;

export const isPromise = (value: unknown): value is PromiseLike<unknown> => typeof (value as { then?: unknown } | null | undefined)?.then === 'function';

/** How the values of a type are completed (GraphQL specification, 6.4.3), for a field that is being compiled. */
export function completeValue(type: GraphQLOutputType, field: () => CompiledField, operated: Operated, compileObject: CompileObject): Complete {
  const complete = ofNullable(isNonNullType(type) ? type.ofType : type, field, operated, compileObject);
  if (!isNonNullType(type)) return complete;
  return (value, run, place) => {
    const made = complete(value, run, place);
    if (made !== null) return made;
    const { parentType, definition } = field();
    throw new Error(`Cannot return null for non-nullable field ${parentType.name}.${definition.name}.`);
  };
}

function ofNullable(type: GraphQLNullableOutput, field: () => CompiledField, operated: Operated, compileObject: CompileObject): Complete {
  if (isLeafType(type)) return known(leaf(type));
  if (isListType(type)) return known(listOf(type.ofType, field, completeValue(type.ofType, field, operated, compileObject)));
  if (isAbstractType(type)) return known(oneOf(type, field, operated, compileObject));
  return known(objectOf(type as GraphQLObjectType, field, operated, compileObject));
}

const known =
  (complete: Complete): Complete =>
  (value, run, place) => {
    if (value === null || value === undefined) return null;
    if (value instanceof Error) throw value;
    return complete(value, run, place);
  };

function leaf(type: GraphQLLeafType): Complete {
  const serialize: Complete = (value) => {
    const serialized = type.serialize(value);
    if (serialized === null || serialized === undefined) throw new Error(`${type.name} made nothing of a value that there is.`);
    return serialized;
  };
  if (!isEnumType(type)) return serialize;
  const names = new Map(type.getValues().map(({ name, value }) => [value, name]));
  return (value, run, place) => names.get(value) ?? serialize(value, run, place);
}

/** Source text that tells, of `v`, whether it goes into the answer as it is; null where the type has to be asked. */
export function isAsItIs(type: GraphQLOutputType): string | null {
  const named = getNullableType(type);
  if (!isSpecifiedScalarType(named as never)) return null;
  const texts: Record<string, string> = { String: 'typeof v === "string"', ID: 'typeof v === "string"', Boolean: 'typeof v === "boolean"', Int: '(v | 0) === v' };
  return texts[(named as GraphQLLeafType).name] ?? null;
}

function listOf(type: GraphQLOutputType, field: () => CompiledField, complete: Complete): Complete {
  const isNullable = !isNonNullType(type);
  return (value, run, place) => {
    if (typeof (value as Iterable<unknown>)[Symbol.iterator] !== 'function' || typeof value !== 'object') {
      const { parentType, definition } = field();
      throw new GraphQLError(`Expected Iterable, but did not find one for field "${parentType.name}.${definition.name}".`);
    }
    const list: unknown[] = [];
    let hasFailed = false;
    for (const item of value as Iterable<unknown>) {
      if (hasFailed) {
        // Nobody waits for it any more, and it may yet be rejected.
        if (isPromise(item)) item.then(undefined, () => undefined);
        continue;
      }
      const at = new Place(place, list.length, list, isNullable, undefined);
      const made = isPromise(item) ? run.later(item, field(), at, complete) : completed(item, complete, run, field(), at);
      hasFailed = made === FAILED;
      list.push(made === PENDING ? null : made);
    }
    return hasFailed ? FAILED : list;
  };
}

function oneOf(type: GraphQLAbstractType, field: () => CompiledField, operated: Operated, compileObject: CompileObject): Complete {
  const ofTypes = new Map<string, Complete>();
  const resolveType = type.resolveType ?? defaultTypeResolver;
  const ofType = (name: unknown): Complete => {
    const compiled = ofTypes.get(name as string);
    if (compiled) return compiled;
    const complete = objectOf(possibleType(type, name, field(), operated.schema), field, operated, compileObject);
    ofTypes.set(name as string, complete);
    return complete;
  };
  return (value, run, place) => {
    const name = resolveType(value, run.context, ResolveInfo.ofValue(field(), run, operated, place), type);
    if (isPromise(name)) return run.later(name, field(), place, (resolved) => ofType(resolved)(value, run, place));
    return ofType(name)(value, run, place);
  };
}

/** @throws GraphQLError unless it is the name of an object type that the abstract type includes */
function possibleType(type: GraphQLAbstractType, name: unknown, { parentType, definition, nodes }: CompiledField, schema: GraphQLSchema): GraphQLObjectType {
  const possible = typeof name === 'string' ? schema.getType(name) : undefined;
  if (isObjectType(possible) && schema.isSubType(type, possible)) return possible;
  const said = typeof name === 'string' ? `is told to be of the type "${name}"` : 'is of no known type';
  throw new GraphQLError(`A value of the field "${parentType.name}.${definition.name}" ${said}, which "${type.name}" can't be.`, { nodes });
}

function objectOf(type: GraphQLObjectType, field: () => CompiledField, operated: Operated, compileObject: CompileObject): Complete {
  let compiled: CompleteObject | null = null;
  const { isTypeOf } = type;
  const complete: Complete = (value, run, place) => (compiled ??= compileObject(type, field()))(value, run, place);
  if (!isTypeOf) return complete;
  const checked = (isOfType: unknown, ...[value, run, place]: Parameters<Complete>): unknown => {
    if (!isOfType) throw new GraphQLError(`A value was expected to be of the type "${type.name}" and is not.`, { nodes: field().nodes });
    return complete(value, run, place);
  };
  return (value, run, place) => {
    const isOfType = isTypeOf(value, run.context, ResolveInfo.ofValue(field(), run, operated, place));
    if (isPromise(isOfType)) return run.later(isOfType, field(), place, (resolved) => checked(resolved, value, run, place));
    return checked(isOfType, value, run, place);
  };
}
