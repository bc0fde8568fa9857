import { deferRules } from '@assembly-graph/supergraph-runtime';
import { getOperationAST, getVariableValues, GraphQLError, parse, specifiedRules, validate, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { boundedLists } from '../limits/bounded-lists.ts';
import { overLimit } from '../limits/within-limits.ts';
import { offeredOperations } from '../offered-operations.ts';

/** An operation as a client asks for it, over whatever transport. */
export interface Asked {
  readonly query: string;
  readonly variables?: Record<string, unknown> | null;
  readonly operationName?: string | null;
}

/** A subscription that a schema has. */
export interface ValidSubscription {
  readonly schema: GraphQLSchema;
  readonly query: string;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** The variables as the schema reads them, and as they came. */
  readonly coerced: Readonly<Record<string, unknown>>;
  readonly given: Readonly<Record<string, unknown>>;
}

export interface Validity {
  /** The refusal of a query that is too large. */
  readonly check: (query: string) => GraphQLError | undefined;
  readonly maxTokens: number;
  /** Whether a list must be asked for with a number. */
  readonly areListsBounded: boolean;
}

/** A document is not valid: each reason. */
export class NotValid extends Error {
  constructor(readonly errors: readonly GraphQLError[]) {
    super(errors[0]?.message);
    this.name = 'NotValid';
  }
}

/** @throws GraphQLError, NotValid (each reason) for one that is too large or that the schema has not */
export function validSubscription(schema: GraphQLSchema, { query, variables, operationName }: Asked, { check, maxTokens, areListsBounded }: Validity): ValidSubscription {
  const tooLarge = check(query);
  if (tooLarge) throw tooLarge;
  const document = read(query, maxTokens);
  const operation = operationOf(document, operationName);
  const errors = validate(schema, document, [...specifiedRules, offeredOperations, deferRules, ...(areListsBounded ? [boundedLists] : [])]);
  if (errors.length) throw new NotValid(errors.map((error) => coded(error)));
  const given = variables ?? {};
  const { coerced, errors: wrong } = getVariableValues(schema, operation.variableDefinitions ?? [], given, { maxErrors: 20 });
  if (wrong) throw new NotValid(wrong.map((error) => coded(error, 'BAD_USER_INPUT')));
  return { schema, query, document, operation, coerced, given };
}

function read(query: string, maxTokens: number): DocumentNode {
  try {
    return parse(query, { maxTokens });
  } catch (error) {
    throw coded(error as GraphQLError, 'GRAPHQL_PARSE_FAILED');
  }
}

function operationOf(document: DocumentNode, name: string | null | undefined): OperationDefinitionNode {
  const operation = getOperationAST(document, name);
  if (!operation) throw overLimit('The document has no such operation.', 'OPERATION_RESOLUTION_FAILURE');
  return operation;
}

const coded = (error: GraphQLError, code = 'GRAPHQL_VALIDATION_FAILED'): GraphQLError =>
  new GraphQLError(error.message, { nodes: error.nodes, source: error.source, positions: error.positions, extensions: { code, ...error.extensions } });
