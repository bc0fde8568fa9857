import {
  Kind,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type InlineFragmentNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { CannotPlan } from './plan.ts';

/** A small document of nested fragments can mean millions of fields; more than these are refused. */
const MOST_SELECTIONS = 50_000;

/**
 * The variables by which an operation skips and includes, in the order in which they are met. Their values make it another
 * operation: another plan, another order of the answer's keys.
 */
export function conditionVariables(operation: OperationDefinitionNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): string[] {
  const names = new Set<string>();
  const seen = new Set<string>();
  const look = (directives: readonly DirectiveNode[] = []) => {
    for (const directive of directives) {
      const value = conditionOf(directive);
      if (value?.kind === Kind.VARIABLE) names.add(value.name.value);
    }
  };
  const walk = (set: SelectionSetNode | undefined): void => {
    for (const selection of set?.selections ?? []) {
      look(selection.directives);
      if (selection.kind !== Kind.FRAGMENT_SPREAD) walk(selection.selectionSet);
      else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        walk(fragments.get(selection.name.value)?.selectionSet);
      }
    }
  };
  walk(operation.selectionSet);
  return [...names];
}

/**
 * The operation as it is under these values: without what is skipped, without the two directives, and with its fragments in
 * place. A selection set may be empty, then the answer's object is.
 */
export function withConditionsApplied(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  values: Readonly<Record<string, unknown>>,
): OperationDefinitionNode {
  let count = 0;
  const isLeftOut = (directives: readonly DirectiveNode[] = []) =>
    directives.some((directive) => {
      const value = conditionOf(directive);
      if (!value) return false;
      const holds = value.kind === Kind.VARIABLE ? values[value.name.value] === true : value.kind === Kind.BOOLEAN && value.value;
      return directive.name.value === 'skip' ? holds : !holds;
    });
  const others = (directives: readonly DirectiveNode[] | undefined) => (directives?.some(conditionOf) ? directives.filter((each) => !conditionOf(each)) : directives);
  // What nothing changes of is not copied.
  const field = (node: FieldNode): FieldNode => {
    const [directives, selectionSet] = [others(node.directives), node.selectionSet && selected(node.selectionSet)];
    return directives === node.directives && selectionSet === node.selectionSet ? node : { ...node, directives, selectionSet };
  };
  const selectionsFor = (selection: SelectionNode): readonly SelectionNode[] => {
    if (++count > MOST_SELECTIONS) throw new CannotPlan(`the operation selects more than ${MOST_SELECTIONS} fields`);
    if (isLeftOut(selection.directives)) return [];
    if (selection.kind === Kind.FIELD) return [field(selection)];
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
    if (!fragment) return [];
    const inner = selected(fragment.selectionSet);
    return inner.selections.length ? [inlined(fragment, inner, others(selection.directives))] : [];
  };
  const selected = (set: SelectionSetNode): SelectionSetNode => {
    const selections = set.selections.flatMap(selectionsFor);
    const isSame = selections.length === set.selections.length && selections.every((each, index) => each === set.selections[index]);
    return isSame ? set : { ...set, selections };
  };
  return { ...operation, selectionSet: selected(operation.selectionSet) };
}

const inlined = (
  { typeCondition }: FragmentDefinitionNode | InlineFragmentNode,
  selectionSet: SelectionSetNode,
  directives: readonly DirectiveNode[] | undefined,
): InlineFragmentNode => ({ kind: Kind.INLINE_FRAGMENT, typeCondition, directives, selectionSet });

function conditionOf({ name, arguments: args }: DirectiveNode) {
  if (name.value !== 'skip' && name.value !== 'include') return undefined;
  return args?.find((each) => each.name.value === 'if')?.value;
}

/** The fragments of a document by name. */
export function fragmentsOf({ definitions }: DocumentNode): Map<string, FragmentDefinitionNode> {
  return new Map(definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [])));
}
