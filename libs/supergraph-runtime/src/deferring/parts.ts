import { getNamedType, isCompositeType, isObjectType, Kind, type GraphQLCompositeType, type GraphQLSchema, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import { typesOf } from '../projecting/collect-fields.ts';
import { numberOf, withoutDeferred } from './numbered-defers.ts';

/** Where in the data of an answer, from some object on, the parts are that are told after it. */
export interface Trail {
  /** Without `types` a part belongs to every object that may be there. */
  readonly parts: readonly { readonly number: number; readonly types?: ReadonlySet<string> }[];
  /** The types that may be there. */
  readonly known: ReadonlySet<string>;
  readonly fields: readonly { readonly key: string; readonly dataKey: string; readonly types?: ReadonlySet<string>; readonly trail: Trail }[];
}

/** What is deferred by one `@defer`: it is told for each object at which that stands. */
export interface Part {
  readonly number: number;
  /** Of the objects to which it belongs. */
  readonly type: GraphQLCompositeType;
  /** Without what is deferred in it once more. */
  readonly selectionSet: SelectionSetNode;
  /** To the parts that are told after this one. */
  readonly trail: Trail;
}

/**
 * The parts of an operation.
 * @param operation with its `@defer`s numbered
 * @param keyOf the key of a field in fetched data
 */
export function partsOf(operation: OperationDefinitionNode, schema: GraphQLSchema, keyOf: KeyOf): { readonly trail: Trail; readonly parts: readonly Part[] } {
  const parts: Part[] = [];
  const trail = trailOf(operation.selectionSet, schema.getRootType(operation.operation)!, { schema, keyOf, parts });
  return { trail, parts };
}

type KeyOf = (field: { readonly key: string; readonly name: string }) => string;

interface Following {
  readonly schema: GraphQLSchema;
  readonly keyOf: KeyOf;
  readonly parts: Part[];
}

function trailOf(set: SelectionSetNode, type: GraphQLCompositeType, following: Following): Trail {
  const { schema, keyOf, parts } = following;
  const trail: { parts: Trail['parts'][number][]; fields: Trail['fields'][number][]; known: Trail['known'] } = { parts: [], fields: [], known: new Set(typesOf(schema, type).map(({ name }) => name)) };
  const walk = ({ selections }: SelectionSetNode, here: GraphQLCompositeType, types: ReadonlySet<string> | undefined): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) continue;
      if (selection.kind === Kind.FIELD) {
        const field = isCompositeType(here) && 'getFields' in here ? here.getFields()[selection.name.value] : undefined;
        const inner = field && getNamedType(field.type);
        if (!selection.selectionSet || !isCompositeType(inner)) continue;
        const key = selection.alias?.value ?? selection.name.value;
        const below = trailOf(selection.selectionSet, inner, following);
        if (below.parts.length || below.fields.length) trail.fields.push({ key, dataKey: keyOf({ key, name: selection.name.value }), types, trail: below });
        continue;
      }
      const condition = selection.typeCondition?.name.value;
      const narrowed = condition ? (schema.getType(condition) as GraphQLCompositeType) : here;
      const names = typesOf(schema, narrowed).map(({ name }) => name);
      if (isObjectType(type) && !names.includes(type.name)) continue;
      const met = condition && !isObjectType(type) ? both(types, names) : types;
      const number = numberOf(selection);
      if (number === undefined) {
        walk(selection.selectionSet, narrowed, met);
        continue;
      }
      trail.parts.push({ number, types: met });
      const owner = isObjectType(type) ? type : narrowed;
      parts.push({ number, type: owner, selectionSet: withoutDeferred(selection.selectionSet), trail: trailOf(selection.selectionSet, owner, following) });
    }
  };
  walk(set, type, undefined);
  return trail;
}

const both = (types: ReadonlySet<string> | undefined, others: readonly string[]): ReadonlySet<string> => new Set(types ? others.filter((each) => types.has(each)) : others);
