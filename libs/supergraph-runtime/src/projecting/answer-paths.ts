import { isCompositeType, getNamedType, type GraphQLCompositeType, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { ResponsePath } from '../compiling/hosts.ts';
import { collectFields, typesOf, type CollectedField } from './collect-fields.ts';

/** A path in merged data as it is in the answer. */
export interface AnswerPath {
  readonly path: ResponsePath;
  /** False: the client didn't ask for it, and `path` ends above. */
  readonly isAskedFor: boolean;
}

interface Step {
  readonly key: string;
  readonly inner: Map<string, Step>;
}

/**
 * Says of places in merged data where they are in the answer: keys may be called otherwise there, and not everything is in it.
 * @param type of the object from which the paths go on; the operation's root, if not given
 */
export function answerPaths(schema: GraphQLSchema, operation: OperationDefinitionNode, keyOf: (field: CollectedField) => string, type: GraphQLCompositeType = schema.getRootType(operation.operation)!): (path: ResponsePath) => AnswerPath {
  const root = new Map<string, Step>();
  const walk = (type: GraphQLCompositeType, sets: CollectedField['selectionSets'], steps: Map<string, Step>): void => {
    for (const object of typesOf(schema, type)) {
      for (const field of collectFields(schema, object, sets)) {
        const key = keyOf(field);
        let step = steps.get(key);
        if (!step) steps.set(key, (step = { key: field.key, inner: new Map() }));
        const inner = getNamedType(field.type);
        if (isCompositeType(inner) && field.selectionSets.length) walk(inner, field.selectionSets, step.inner);
      }
    }
  };
  let isWalked = false;
  return (path) => {
    if (!isWalked) walk(type, [operation.selectionSet], root);
    isWalked = true;
    const answered: ResponsePath = [];
    let steps = root;
    for (const element of path) {
      if (typeof element === 'number') {
        answered.push(element);
        continue;
      }
      const step = steps.get(element);
      if (!step) return { path: answered, isAskedFor: false };
      answered.push(step.key);
      steps = step.inner;
    }
    return { path: answered, isAskedFor: true };
  };
}
