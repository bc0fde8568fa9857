import {
  getNamedType,
  isCompositeType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DirectiveNode,
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { typesOf } from '../projecting/collect-fields.ts';

const DEFER = 'defer';
/** Each part costs planning; of an operation with more, nothing is deferred, as the directive allows. */
const MOST_PARTS = 20;

/** An operation in which every `@defer` that holds carries a number, its label, in the order of the text; and the client's labels. */
export interface NumberedOperation {
  readonly operation: OperationDefinitionNode;
  readonly labels: readonly (string | undefined)[];
}

/** The variables that decide whether something is deferred; nothing when nothing is. */
export function deferVariables(document: DocumentNode): string[] | undefined {
  const names = new Set<string>();
  let hasDefers = false;
  const look = ({ selections }: SelectionSetNode): void => {
    for (const each of selections) {
      for (const directive of each.directives ?? []) {
        if (!isDefer(directive)) continue;
        hasDefers = true;
        const value = argumentOf(directive, 'if');
        if (value?.kind === Kind.VARIABLE) names.add(value.name.value);
      }
      if ('selectionSet' in each && each.selectionSet) look(each.selectionSet);
    }
  };
  for (const definition of document.definitions) if ('selectionSet' in definition) look(definition.selectionSet);
  return hasDefers ? [...names] : undefined;
}

/**
 * Decides what is deferred. A deferred fragment names the type of its objects exactly if not every object of its field has it: only then
 * must somebody know the type.
 * @param operation without conditions and fragment spreads
 */
export function withDefersNumbered(operation: OperationDefinitionNode, schema: GraphQLSchema, values: Readonly<Record<string, unknown>>): NumberedOperation {
  const labels: (string | undefined)[] = [];
  const types = new TypeInfo(schema);
  const namesOf = (type: GraphQLNamedType | undefined | null) => (isCompositeType(type) ? typesOf(schema, type).map(({ name }) => name) : []);
  const root = namesOf(schema.getRootType(operation.operation));
  /** The types that objects of the innermost field may have, and those that are left of them in its fragments. */
  const fields: string[][] = [root];
  const left: string[][] = [root];
  const enter = (type: GraphQLNamedType | undefined | null, among?: readonly string[]) => left.push(namesOf(type).filter((name) => !among || among.includes(name)));
  const result = visit(
    operation,
    visitWithTypeInfo(types, {
      Field: {
        enter: () => void (fields.push(namesOf(getNamedType(types.getType()))), enter(getNamedType(types.getType()))),
        leave: () => void (fields.pop(), left.pop()),
      },
      InlineFragment: { enter: entered, leave: () => void left.pop() },
    }),
  );
  return labels.length > MOST_PARTS ? { operation: withoutDefers(operation), labels: [] } : { operation: result, labels };

  function entered(node: InlineFragmentNode): InlineFragmentNode | undefined {
    const here = types.getParentType();
    const condition = node.typeCondition?.name.value;
    enter(condition ? schema.getType(condition) : here, left.at(-1));
    const directive = node.directives?.find(isDefer);
    if (!directive) return undefined;
    const others = node.directives!.filter((each) => !isDefer(each));
    const holds = argumentOf(directive, 'if');
    // The fields of a mutation are done in order.
    if (here === schema.getMutationType()) return { ...node, directives: others };
    if (holds?.kind === Kind.BOOLEAN ? !holds.value : holds?.kind === Kind.VARIABLE && values[holds.name.value] === false) return { ...node, directives: others };
    const label = argumentOf(directive, 'label');
    labels.push(label?.kind === Kind.STRING ? label.value : undefined);
    const isTypeNeeded = fields.at(-1)!.length !== left.at(-1)!.length || (condition !== undefined && condition !== here?.name);
    const typeCondition = isTypeNeeded ? namedType(condition ?? here!.name) : undefined;
    return { ...node, typeCondition, directives: [...others, numberedAs(labels.length - 1)] };
  }
}

/** The number of a deferred fragment; nothing for any other selection. */
export function numberOf(selection: SelectionNode): number | undefined {
  const directive = selection.kind === Kind.INLINE_FRAGMENT ? selection.directives?.find(isDefer) : undefined;
  const label = directive && argumentOf(directive, 'label');
  return label?.kind === Kind.STRING ? Number(label.value) : undefined;
}

/** The numbers of all that is deferred in an operation. */
export function numbersIn(operation: OperationDefinitionNode): number[] {
  const numbers: number[] = [];
  const look = ({ selections }: SelectionSetNode): void => {
    for (const each of selections) {
      const number = numberOf(each);
      if (number !== undefined) numbers.push(number);
      if ('selectionSet' in each && each.selectionSet) look(each.selectionSet);
    }
  };
  look(operation.selectionSet);
  return numbers;
}

/** The same with nothing deferred. */
export function withoutDefers<T extends OperationDefinitionNode | DocumentNode>(node: T): T {
  return visit(node, { InlineFragment: (each) => (each.directives?.some(isDefer) ? inPlace(each) : undefined) }) as T;
}

/** What is deferred, taken out of a selection set. */
export function withoutDeferred(set: SelectionSetNode): SelectionSetNode {
  return visit(set, { InlineFragment: (node) => (numberOf(node) === undefined ? undefined : null) });
}

/**
 * What has been told when a part is: all that is not deferred, the parts in which it stands, and itself. Of the other parts only the
 * type is in it by which is known where they are.
 * @param part the number of the part; nothing: before any
 */
export function toldWith(operation: OperationDefinitionNode, part: number | undefined): OperationDefinitionNode {
  const isTold = (node: InlineFragmentNode) => numberOf(node) === part || holds(node.selectionSet, part);
  return visit(operation, {
    InlineFragment(node) {
      const number = numberOf(node);
      if (number === undefined) return undefined;
      if (part !== undefined && isTold(node)) return inPlace(node);
      return node.typeCondition ? { ...inPlace(node), selectionSet: typeAs(`type_${number}`) } : null;
    },
  });
}

const holds = (set: SelectionSetNode, part: number | undefined): boolean =>
  set.selections.some((each) => numberOf(each) === part || ('selectionSet' in each && each.selectionSet !== undefined && holds(each.selectionSet, part)));

const isDefer = ({ name }: DirectiveNode): boolean => name.value === DEFER;
const argumentOf = (directive: DirectiveNode, name: string) => directive.arguments?.find((each) => each.name.value === name)?.value;
const inPlace = (node: InlineFragmentNode): InlineFragmentNode => ({ ...node, directives: node.directives?.filter((each) => !isDefer(each)) });
const nameOf = (value: string) => ({ kind: Kind.NAME, value }) as const;

const namedType = (name: string) => ({ kind: Kind.NAMED_TYPE, name: nameOf(name) }) as const;

const numberedAs = (number: number): DirectiveNode => ({
  kind: Kind.DIRECTIVE,
  name: nameOf(DEFER),
  arguments: [{ kind: Kind.ARGUMENT, name: nameOf('label'), value: { kind: Kind.STRING, value: String(number) } }],
});

const typeAs = (alias: string): SelectionSetNode => ({ kind: Kind.SELECTION_SET, selections: [{ kind: Kind.FIELD, alias: nameOf(alias), name: nameOf('__typename') }] });
