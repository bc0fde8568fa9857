import { getNamedType, isCompositeType, isObjectType, type GraphQLCompositeType, type GraphQLObjectType, type GraphQLSchema, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import type { ResponsePath } from '../compiling/hosts.ts';
import { collectFields, typesOf, type CollectedField } from './collect-fields.ts';

/** A path in merged data as it is in the answer. */
export interface AnswerPath {
  readonly path: ResponsePath;
  /** False: the client didn't ask for it, and `path` ends above. */
  readonly isAskedFor: boolean;
  /** Whether it is asked for of objects of another type only. */
  readonly isOfOtherType?: boolean;
}

/** What is selected of objects in one place, as far as it has been gone into: by their type and the key in merged data. */
interface Place {
  readonly type: GraphQLCompositeType;
  readonly sets: CollectedField['selectionSets'];
  readonly byType: Map<GraphQLObjectType, ReadonlyMap<string, Step>>;
}

interface Step {
  /** The response key. */
  readonly key: string;
  /** Where it leads, if to objects. */
  readonly inner?: Place;
}

/** @param data from which the path goes on; with it, it is known of which types the objects on the way are */
export type FindAnswerPath = (path: ResponsePath, data?: unknown) => AnswerPath;

/**
 * Says of places in merged data where they are in the answer: keys may be called otherwise there, and not everything is in it. What is
 * asked for of objects of one type is not asked for of what stands in objects of another.
 * @param type of the object from which the paths go on; the operation's root, if not given
 */
export function answerPaths(schema: GraphQLSchema, operation: OperationDefinitionNode, keyOf: (field: CollectedField) => string, type: GraphQLCompositeType = schema.getRootType(operation.operation)!): FindAnswerPath {
  const root: Place = { type, sets: [operation.selectionSet], byType: new Map() };
  const stepsOf = (place: Place, object: GraphQLObjectType): ReadonlyMap<string, Step> => {
    let steps = place.byType.get(object);
    if (!steps) {
      steps = new Map(
        collectFields(schema, object, place.sets).map((field) => {
          const inner = getNamedType(field.type);
          return [keyOf(field), { key: field.key, ...(isCompositeType(inner) ? { inner: { type: inner, sets: field.selectionSets, byType: new Map() } } : {}) }];
        }),
      );
      place.byType.set(object, steps);
    }
    return steps;
  };
  const stepsBy = (places: readonly Place[], key: string, isMeant: (object: GraphQLObjectType) => boolean): Step[] =>
    places.flatMap((place) => typesOf(schema, place.type).flatMap((object) => (isMeant(object) ? (stepsOf(place, object).get(key) ?? []) : [])));
  return (path, data) => {
    let value: unknown = data;
    let places: readonly Place[] = [root];
    // The same, whatever the types on the way are.
    let anyPlaces = places;
    const answered: ResponsePath = [];
    // Where nothing stands that the path would go through: what failed below emptied it.
    let emptied: ResponsePath | undefined;
    for (const element of path) {
      const host = value as { readonly __typename?: unknown } | null | undefined;
      if (data !== undefined && isNothing(host)) emptied ??= [...answered];
      value = (value as Record<string | number, unknown> | null | undefined)?.[element];
      if (typeof element === 'number') {
        answered.push(element);
        continue;
      }
      const own = typeof host?.__typename === 'string' ? schema.getType(host.__typename) : undefined;
      const steps = stepsBy(places, element, (object) => !isObjectType(own) || object === own);
      const anySteps = stepsBy(anyPlaces, element, () => true);
      if (!steps.length && emptied) return { path: emptied, isAskedFor: true };
      if (!steps.length) return { path: answered, isAskedFor: false, ...(anySteps.length ? { isOfOtherType: true } : {}) };
      answered.push(steps[0]!.key);
      places = innerOf(steps);
      anyPlaces = innerOf(anySteps);
    }
    return { path: answered, isAskedFor: true };
  };
}

const isNothing = (value: unknown) => value === null || value === undefined;

const numbers = new WeakMap<SelectionSetNode, number>();
let count = 0;

function numberOf(set: SelectionSetNode): number {
  let number = numbers.get(set);
  if (number === undefined) numbers.set(set, (number = count += 1));
  return number;
}

/** Where steps lead, each place once: what is selected of an interface is the same for many types. */
function innerOf(steps: readonly Step[]): Place[] {
  const places = new Map<string, Place>();
  for (const { inner } of steps) if (inner) places.set(`${inner.type.name} ${inner.sets.map(numberOf).join()}`, inner);
  return [...places.values()];
}
