import { isCompositeType, isObjectType, getNamedType, type GraphQLCompositeType, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
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

interface Step {
  readonly key: string;
  readonly inner: Map<string, Step>;
  /** The object types of which it is asked for. */
  readonly types: Set<string>;
}

/** @param data from which the path goes on; with it, it is known of which types the objects on the way are */
export type FindAnswerPath = (path: ResponsePath, data?: unknown) => AnswerPath;

/**
 * Says of places in merged data where they are in the answer: keys may be called otherwise there, and not everything is in it.
 * @param type of the object from which the paths go on; the operation's root, if not given
 */
export function answerPaths(schema: GraphQLSchema, operation: OperationDefinitionNode, keyOf: (field: CollectedField) => string, type: GraphQLCompositeType = schema.getRootType(operation.operation)!): FindAnswerPath {
  const root = new Map<string, Step>();
  const objectNames = new Set(Object.values(schema.getTypeMap()).flatMap((each) => (isObjectType(each) ? [each.name] : [])));
  const walk = (type: GraphQLCompositeType, sets: CollectedField['selectionSets'], steps: Map<string, Step>): void => {
    for (const object of typesOf(schema, type)) {
      for (const field of collectFields(schema, object, sets)) {
        const key = keyOf(field);
        let step = steps.get(key);
        if (!step) steps.set(key, (step = { key: field.key, inner: new Map(), types: new Set() }));
        step.types.add(object.name);
        const inner = getNamedType(field.type);
        if (isCompositeType(inner) && field.selectionSets.length) walk(inner, field.selectionSets, step.inner);
      }
    }
  };
  let isWalked = false;
  return (path, data) => {
    let value: unknown = data;
    if (!isWalked) walk(type, [operation.selectionSet], root);
    isWalked = true;
    const answered: ResponsePath = [];
    let steps = root;
    for (const element of path) {
      const host = value as { readonly __typename?: unknown } | null | undefined;
      value = (value as Record<string | number, unknown> | null | undefined)?.[element];
      if (typeof element === 'number') {
        answered.push(element);
        continue;
      }
      const step = steps.get(element);
      if (!step) return { path: answered, isAskedFor: false };
      if (typeof host?.__typename === 'string' && objectNames.has(host.__typename) && !step.types.has(host.__typename)) return { path: answered, isAskedFor: false, isOfOtherType: true };
      answered.push(step.key);
      steps = step.inner;
    }
    return { path: answered, isAskedFor: true };
  };
}
