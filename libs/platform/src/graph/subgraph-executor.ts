import { PUBLIC, type Actor } from '@assembly-graph/kernel';
import { GraphQLError, parse, type DocumentNode, type ExecutionResult } from 'graphql';
import { compiledExecutor } from './execution/executor.ts';
import { publicError } from './public-error.ts';
import { subgraphSchema, type Subgraph } from './subgraph.ts';

/** One operation for a subgraph in this process. */
export interface SubgraphRequest {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
  /** Who asks; the public, if not given. */
  readonly actor?: Actor;
}

const DOCUMENTS = 1_000;

/**
 * The subgraph as a function, for a gateway in the same process: no HTTP, no JSON.
 * The caller has validated the operation against the same schema; it is not validated again.
 */
export function subgraphExecutor<Loaders>(subgraph: Subgraph<Loaders>): (request: SubgraphRequest) => Promise<ExecutionResult> {
  const execute = compiledExecutor(subgraphSchema(subgraph));
  const documents = new Map<string, DocumentNode>();

  function documentOf(query: string): DocumentNode {
    const known = documents.get(query);
    if (known) return known;
    if (documents.size >= DOCUMENTS) documents.delete(documents.keys().next().value!);
    const document = parse(query, { noLocation: true });
    documents.set(query, document);
    return document;
  }

  return async ({ query, variables, operationName, actor = PUBLIC }) => {
    const result = await execute({
      document: documentOf(query),
      variableValues: variables,
      operationName,
      contextValue: { actor, loaders: subgraph.loaders(actor) },
    });
    const errors = result.errors?.map((error) => asGraphQLError(publicError(error)));
    return errors ? { ...result, errors } : result;
  };
}

const asGraphQLError = ({ message, path, extensions }: ReturnType<typeof publicError>) => new GraphQLError(message, { path, extensions });
