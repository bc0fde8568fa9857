import {
  getNamedType,
  isCompositeType,
  Kind,
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { groupFields, type CollectedField } from '../projecting/collect-fields.ts';

/**
 * The same operation with a fragment for each object type where what is asked depends on the type, and with no fragments elsewhere.
 * It is longer, and planners make fewer mistakes over it: there are no fragments in fragments whose types overlap in part.
 */
export function withTypesSpeltOut({ definitions }: DocumentNode, schema: GraphQLSchema): DocumentNode {
  const [operation] = definitions as readonly [OperationDefinitionNode];
  const selectionSet = speltOut(schema, schema.getRootType(operation.operation)!, [operation.selectionSet]);
  return { kind: Kind.DOCUMENT, definitions: [{ ...operation, selectionSet }] };
}

function speltOut(schema: GraphQLSchema, type: GraphQLCompositeType, sets: readonly SelectionSetNode[]): SelectionSetNode {
  const groups = groupFields(schema, type, sets);
  const written = (fields: readonly CollectedField[]) => fields.map((field) => fieldNode(schema, field));
  const selections = groups.length === 1 ? written(groups[0]!.fields) : groups.flatMap(({ types, fields }) => types.map((each) => fragment(each.name, written(fields))));
  return { kind: Kind.SELECTION_SET, selections: selections.length ? selections : [TYPENAME] };
}

const TYPENAME: SelectionNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

const fragment = (type: string, selections: readonly SelectionNode[]): SelectionNode => ({
  kind: Kind.INLINE_FRAGMENT,
  typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } },
  selectionSet: { kind: Kind.SELECTION_SET, selections: selections.length ? selections : [TYPENAME] },
});

function fieldNode(schema: GraphQLSchema, { node, type, selectionSets }: CollectedField): SelectionNode {
  const inner = getNamedType(type);
  return { ...node, selectionSet: isCompositeType(inner) ? speltOut(schema, inner, selectionSets) : undefined };
}
