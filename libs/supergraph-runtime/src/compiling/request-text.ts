import { Kind, visit, type DocumentNode, type FieldNode, type FragmentDefinitionNode, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import { fetchDocument } from '../planning/fetch-documents.ts';
import { fragmentText, selectionsText, variableText } from '../planning/operation-text.ts';
import type { PlannedFetch } from '../planning/plan.ts';

/** A fetch of entities inside a request: the alias of its `_entities` and the variable of its representations. */
export interface EntityPart {
  readonly alias: string;
  readonly variable: string;
}

export interface RequestText {
  readonly query: string;
  readonly operationName?: string;
  /** The client's variables that it uses. */
  readonly variables: readonly string[];
  /** One for each fetch, in their order; none for a fetch of root fields. */
  readonly parts: readonly EntityPart[];
}

/** The text of a single fetch, as it was planned. */
export function singleText({ operation, operationName, variables, requires }: PlannedFetch): RequestText {
  return { query: operation, operationName, variables, parts: requires ? [{ alias: '_entities', variable: 'representations' }] : [] };
}

/** Several fetches of entities from one subgraph as one operation, each under an alias of `_entities`. */
export function batchText(fetches: readonly PlannedFetch[]): RequestText {
  const variables = [...new Set(fetches.flatMap((each) => each.variables))];
  const declared = new Map<string, string>();
  const fields: string[] = [];
  const fragments: string[] = [];
  const parts = fetches.map((fetch, index): EntityPart => {
    const part = { alias: `_${index}`, variable: free(`_${index}`, variables) };
    const { operation, selectionSet, named } = partsOf(fetch.operation, index);
    for (const definition of operation.variableDefinitions ?? []) {
      const name = definition.variable.name.value;
      if (name !== 'representations') declared.set(name, variableText(definition));
    }
    fields.push(`${part.alias}:_entities(representations:$${part.variable})${selectionsText(selectionSet)}`);
    fragments.push(...named.map(fragmentText));
    return part;
  });
  const operationName = fetches.find((each) => each.operationName)?.operationName;
  const definitions = [...parts.map(({ variable }) => `$${variable}:[_Any!]!`), ...declared.values()].join(' ');
  const query = `query${operationName ? ` ${operationName}` : ''}(${definitions}){${fields.join(' ')}}${fragments.join(' ')}`;
  return { query, operationName, variables, parts };
}

/** Fetches with the same text here ask for the same, whatever they are called. */
export function selectionOf({ operation }: PlannedFetch): string {
  const { selectionSet, named } = partsOf(operation, 0);
  return [selectionsText(selectionSet), ...named.map(fragmentText)].join(' ');
}

function partsOf(text: string, index: number): { operation: OperationDefinitionNode; selectionSet: SelectionSetNode; named: FragmentDefinitionNode[] } {
  const document = fetchDocument(text);
  const renamed = document.definitions.length > 1 ? withFragmentsRenamed(document, index) : document;
  const operation = renamed.definitions.find((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION)!;
  const [entities] = operation.selectionSet.selections as readonly FieldNode[];
  const named = renamed.definitions.filter((each): each is FragmentDefinitionNode => each.kind === Kind.FRAGMENT_DEFINITION);
  return { operation, selectionSet: entities!.selectionSet!, named };
}

function withFragmentsRenamed(document: DocumentNode, index: number): DocumentNode {
  return visit(document, {
    FragmentSpread: (node) => ({ ...node, name: { ...node.name, value: `${node.name.value}_${index}` } }),
    FragmentDefinition: { leave: (node) => ({ ...node, name: { ...node.name, value: `${node.name.value}_${index}` } }) },
  });
}

function free(name: string, taken: readonly string[]): string {
  return taken.includes(name) ? free(`_${name}`, taken) : name;
}
