import { Kind, visit, type DocumentNode, type FieldNode, type GraphQLSchema, type InlineFragmentNode, type OperationDefinitionNode, type SelectionNode, type SelectionSetNode } from 'graphql';
import { numberOf } from '../deferring/numbered-defers.ts';
import { collectFields } from '../projecting/collect-fields.ts';

/** What the gateway answers itself, without asking anybody. */
const INTROSPECTION = new Set(['__schema', '__type']);
const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * What of an operation (conditions applied) the subgraphs must be asked for; nothing when the gateway knows all of it. Of an
 * object of which no field is left only its existence is asked.
 */
export function plannedDocument(operation: OperationDefinitionNode, schema: GraphQLSchema): DocumentNode | undefined {
  const selections = atRoot(operation, schema);
  if (!selections.length) return undefined;
  const selectionSet = filled({ kind: Kind.SELECTION_SET, selections });
  const used = new Set<string>();
  visit(selectionSet, { Variable: ({ name }) => void used.add(name.value) });
  const variableDefinitions = operation.variableDefinitions?.filter(({ variable }) => used.has(variable.name.value));
  return { kind: Kind.DOCUMENT, definitions: [{ ...operation, variableDefinitions, selectionSet }] };
}

/** The root's fields without fragments: in them Apollo's planner may change the order of a mutation's fields. */
function atRoot({ operation, selectionSet }: OperationDefinitionNode, schema: GraphQLSchema): SelectionNode[] {
  const deferred: InlineFragmentNode[] = [];
  const fields = collectFields(schema, schema.getRootType(operation)!, [notDeferred(selectionSet, deferred)]).filter(({ name, node }) => name !== '__typename' && !isIntrospection(node));
  const selections = fields.map(({ node, selectionSets }): FieldNode => {
    const inner = selectionSets.flatMap((set) => set.selections);
    return { ...node, selectionSet: node.selectionSet && { ...node.selectionSet, selections: inner } };
  });
  const parts = deferred.flatMap((part): InlineFragmentNode[] => {
    const inner = atRoot({ kind: Kind.OPERATION_DEFINITION, operation, selectionSet: part.selectionSet }, schema);
    return inner.length ? [{ ...part, typeCondition: undefined, selectionSet: { ...part.selectionSet, selections: inner } }] : [];
  });
  return [...selections, ...parts];
}

/** The root's selections without what is deferred there, which is gathered. */
function notDeferred(set: SelectionSetNode, deferred: InlineFragmentNode[]): SelectionSetNode {
  const selections = set.selections.flatMap((each): SelectionNode[] => {
    if (each.kind !== Kind.INLINE_FRAGMENT) return [each];
    if (numberOf(each) === undefined) return [{ ...each, selectionSet: notDeferred(each.selectionSet, deferred) }];
    deferred.push(each);
    return [];
  });
  return { ...set, selections };
}

function filled(set: SelectionSetNode): SelectionSetNode {
  if (!set.selections.length) return { ...set, selections: [TYPENAME] };
  const selections = set.selections.map((selection): SelectionNode => {
    // The type is fetched once, under its own name, whatever the client calls it.
    if (selection.kind === Kind.FIELD && selection.name.value === '__typename') return TYPENAME;
    if (selection.kind === Kind.FRAGMENT_SPREAD || !selection.selectionSet) return selection;
    return { ...selection, selectionSet: filled(selection.selectionSet) };
  });
  // Whether a deferred fragment of another type belongs to an object must be known before it comes.
  return { ...set, selections: defersByType(set) && !selections.includes(TYPENAME) ? [TYPENAME, ...selections] : selections };
}

function defersByType({ selections }: SelectionSetNode): boolean {
  return selections.some((each) => each.kind === Kind.INLINE_FRAGMENT && (numberOf(each) === undefined ? defersByType(each.selectionSet) : each.typeCondition !== undefined));
}

export function isIntrospection(field: FieldNode): boolean {
  return INTROSPECTION.has(field.name.value);
}
