import { Kind, type DefinitionNode, type DirectiveNode, type DocumentNode, type FieldNode, type FragmentDefinitionNode, type OperationDefinitionNode, type ArgumentNode, type SelectionNode, type SelectionSetNode, type TypeNode, type ValueNode, type VariableDefinitionNode } from 'graphql';

// Operations as text, as short as it can be. What graphql's `print` makes means the same; it visits every node in a general way, and takes
// ten times as long over the small texts of which a new operation needs several.

/** The text of a document of operations and fragments. */
export const documentText = ({ definitions }: DocumentNode): string => definitions.map(definitionText).join(' ');

function definitionText(definition: DefinitionNode): string {
  if (definition.kind === Kind.OPERATION_DEFINITION) return operationText(definition);
  if (definition.kind === Kind.FRAGMENT_DEFINITION) return fragmentText(definition);
  throw new TypeError(`a definition of the kind ${definition.kind} is nothing that is executed`);
}

/** The text of an operation; of a query that has nothing but fields, its fields alone. */
export function operationText({ operation, name, variableDefinitions = [], directives = [], selectionSet }: OperationDefinitionNode): string {
  const declared = variableDefinitions.length ? `(${variableDefinitions.map(variableText).join(' ')})` : '';
  const head = `${name ? ` ${name.value}` : ''}${declared}${directivesText(directives)}`;
  return operation === 'query' && !head ? selectionsText(selectionSet) : `${operation}${head}${selectionsText(selectionSet)}`;
}

export const fragmentText = ({ name, typeCondition, directives, selectionSet }: FragmentDefinitionNode): string =>
  `fragment ${name.value} on ${typeCondition.name.value}${directivesText(directives)}${selectionsText(selectionSet)}`;

export const variableText = ({ variable, type, defaultValue, directives }: VariableDefinitionNode): string =>
  `$${variable.name.value}:${typeText(type)}${defaultValue ? `=${valueText(defaultValue)}` : ''}${directivesText(directives)}`;

function typeText(type: TypeNode): string {
  if (type.kind === Kind.NON_NULL_TYPE) return `${typeText(type.type)}!`;
  return type.kind === Kind.LIST_TYPE ? `[${typeText(type.type)}]` : type.name.value;
}

/** A selection set in its braces. */
export function selectionsText({ selections }: SelectionSetNode): string {
  let text = '{';
  for (let index = 0; index < selections.length; index += 1) text += index ? ` ${selectionText(selections[index]!)}` : selectionText(selections[index]!);
  return `${text}}`;
}

function selectionText(selection: SelectionNode): string {
  if (selection.kind === Kind.FIELD) return fieldText(selection);
  if (selection.kind === Kind.FRAGMENT_SPREAD) return `...${selection.name.value}${directivesText(selection.directives)}`;
  const { typeCondition, directives, selectionSet } = selection;
  return `...${typeCondition ? `on ${typeCondition.name.value}` : ''}${directivesText(directives)}${selectionsText(selectionSet)}`;
}

function fieldText({ alias, name, arguments: args, directives, selectionSet }: FieldNode): string {
  const called = alias ? `${alias.value}:${name.value}` : name.value;
  if (!args?.length && !directives?.length && !selectionSet) return called;
  return `${called}${argumentsText(args)}${directivesText(directives)}${selectionSet ? selectionsText(selectionSet) : ''}`;
}

export const argumentsText = (args: readonly ArgumentNode[] = []): string => (args.length ? `(${args.map(({ name, value }) => `${name.value}:${valueText(value)}`).join(' ')})` : '');

const directivesText = (directives: readonly DirectiveNode[] = []): string => directives.map(({ name, arguments: args }) => `@${name.value}${argumentsText(args)}`).join('');

/** A value; texts without what only makes them pleasant to read. */
export function valueText(value: ValueNode): string {
  switch (value.kind) {
    case Kind.VARIABLE:
      return `$${value.name.value}`;
    case Kind.STRING:
      return JSON.stringify(value.value);
    case Kind.NULL:
      return 'null';
    case Kind.BOOLEAN:
      return value.value ? 'true' : 'false';
    case Kind.LIST:
      return `[${value.values.map(valueText).join(' ')}]`;
    case Kind.OBJECT:
      return `{${value.fields.map(({ name, value: inner }) => `${name.value}:${valueText(inner)}`).join(' ')}}`;
    default:
      return value.value;
  }
}
