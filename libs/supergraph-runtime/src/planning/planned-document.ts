import { Kind, visit, type DocumentNode, type FieldNode, type OperationDefinitionNode, type SelectionNode, type SelectionSetNode } from 'graphql';

/** What the gateway answers itself, without asking anybody. */
const INTROSPECTION = new Set(['__schema', '__type']);
const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * What of an operation (conditions applied) the subgraphs must be asked for; nothing when the gateway knows all of it. Of an
 * object of which no field is left only its existence is asked.
 */
export function plannedDocument(operation: OperationDefinitionNode): DocumentNode | undefined {
  const root = atRoot(operation.selectionSet);
  if (!root.selections.length) return undefined;
  const selectionSet = filled(root);
  const used = new Set<string>();
  visit(selectionSet, { Variable: ({ name }) => void used.add(name.value) });
  const variableDefinitions = operation.variableDefinitions?.filter(({ variable }) => used.has(variable.name.value));
  return { kind: Kind.DOCUMENT, definitions: [{ ...operation, variableDefinitions, selectionSet }] };
}

function atRoot(set: SelectionSetNode): SelectionSetNode {
  const selections = set.selections.flatMap((selection): SelectionNode[] => {
    if (selection.kind === Kind.FIELD) return selection.name.value === '__typename' || isIntrospection(selection) ? [] : [selection];
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [selection];
    const selectionSet = atRoot(selection.selectionSet);
    return selectionSet.selections.length ? [{ ...selection, selectionSet }] : [];
  });
  return { ...set, selections };
}

function filled(set: SelectionSetNode): SelectionSetNode {
  if (!set.selections.length) return { ...set, selections: [TYPENAME] };
  const selections = set.selections.map((selection): SelectionNode =>
    selection.kind === Kind.FRAGMENT_SPREAD || !selection.selectionSet
      ? selection
      : { ...selection, selectionSet: filled(selection.selectionSet) },
  );
  return { ...set, selections };
}

export function isIntrospection(field: FieldNode): boolean {
  return INTROSPECTION.has(field.name.value);
}
