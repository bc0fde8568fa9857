import { execute, getOperationAST, getVariableValues, visit, type DocumentNode, type ExecutionResult, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { compileOperation, type CompiledOperation } from './compile-operation.ts';

/** One operation to be executed; it is valid. */
export interface Execution {
  readonly document: DocumentNode;
  readonly operationName?: string | null;
  readonly variableValues?: Record<string, unknown> | null;
  readonly contextValue: unknown;
}

/** How many combinations of `@skip` and `@include` are compiled of one operation. */
const MOST_COMBINATIONS = 32;

/**
 * Executes operations on a schema as graphql-js does, each compiled when it is first asked for and kept as long as its document is.
 * What can't be compiled (no such operation, a subscription) is left to graphql-js.
 */
export function compiledExecutor(schema: GraphQLSchema): (execution: Execution) => ExecutionResult | Promise<ExecutionResult> {
  const documents = new WeakMap<DocumentNode, Map<string, Prepared>>();

  function preparedOf({ document, operationName }: Execution): Prepared | null {
    let operations = documents.get(document);
    if (!operations) documents.set(document, (operations = new Map()));
    const name = operationName ?? '';
    let prepared = operations.get(name) ?? null;
    if (prepared) return prepared;
    prepared = prepare(document, operationName);
    // There are as many as the document has operations, whatever names are asked for.
    if (prepared) operations.set(name, prepared);
    return prepared;
  }

  return (execution) => {
    const { document, operationName, contextValue } = execution;
    const prepared = preparedOf(execution);
    const byGraphqlJs = () => execute({ schema, document, operationName, contextValue, variableValues: execution.variableValues });
    if (!prepared) return byGraphqlJs();
    const { operation } = prepared;
    const variables = getVariableValues(schema, operation.variableDefinitions ?? [], execution.variableValues ?? {}, { maxErrors: 50 });
    if (variables.errors) return { errors: variables.errors };
    const compiled = compiledFor(prepared, variables.coerced);
    return compiled ? compiled(contextValue, variables.coerced) : byGraphqlJs();
  };

  function compiledFor({ operation, document, conditions, combinations }: Prepared, variables: Record<string, unknown>): CompiledOperation | null {
    const key = conditions.map((name) => variables[name]).join();
    const known = combinations.get(key);
    if (known || combinations.size >= MOST_COMBINATIONS) return known ?? null;
    try {
      const compiled = compileOperation(schema, document, operation, Object.fromEntries(conditions.map((name) => [name, variables[name]])));
      combinations.set(key, compiled);
      return compiled;
    } catch {
      // A condition that is null, or a document that is not valid: graphql-js has the words for it.
      return null;
    }
  }
}

interface Prepared {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** The variables by which `@skip` and `@include` are decided. */
  readonly conditions: readonly string[];
  readonly combinations: Map<string, CompiledOperation>;
}

function prepare(document: DocumentNode, operationName: string | null | undefined): Prepared | null {
  const operation = getOperationAST(document, operationName);
  if (!operation || operation.operation === 'subscription') return null;
  const conditions = new Set<string>();
  visit(document, {
    Directive: ({ name, arguments: given = [] }) => {
      if (name.value !== 'skip' && name.value !== 'include') return;
      for (const { value } of given) if (value.kind === 'Variable') conditions.add(value.name.value);
    },
  });
  return { document, operation, conditions: [...conditions], combinations: new Map() };
}
