import { ApolloGateway } from '@apollo/gateway';
import { GraphQLError, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { apolloLogger } from '../apollo-logger.ts';
import { withoutAlias } from '../confidence/errors-of-confidence.ts';
import { statedFields } from '../confidence/stated-fields.ts';
import { takeConfidence } from '../confidence/take-confidence.ts';
import { withConfidence } from '../confidence/with-confidence.ts';
import { SubgraphDataSource } from '../transport/subgraph-data-source.ts';
import { subgraphOver } from '../transport/subgraph.ts';
import { noSuchOperation, type Engine, type EngineOptions, type Executor } from './engine.ts';

/**
 * `@apollo/gateway`, to compare our own with.
 *
 * Beyond what it does by itself: a null where the graph promised a value is an error (it hides that in
 * `extensions.valueCompletion`), and `extensions.unconfirmed` says which objects of the answer hold facts that are not verified.
 */
export function stockEngine({ supergraphSdl, transports, deadlineMs, forwarded, log }: EngineOptions): Engine {
  const gateway = new ApolloGateway({
    supergraphSdl,
    debug: false,
    __exposeQueryPlanExperimental: false,
    logger: apolloLogger(log),
    buildService({ name }) {
      const transport = transports.get(name);
      if (!transport) throw new Error(`the supergraph names the subgraph "${name}", and nothing says how to ask it`);
      return new SubgraphDataSource({ name, subgraph: subgraphOver(name, transport), deadlineMs, forwarded, log });
    },
  });
  return {
    onSchemaLoadOrUpdate: (callback) => gateway.onSchemaLoadOrUpdate(callback),
    stop: () => gateway.stop(),
    async load(options) {
      const { executor, schema } = await gateway.load(options);
      return { executor: executorWithConfidence(executor as unknown as Executor, schema, supergraphSdl) };
    },
  };
}

function executorWithConfidence(execute: Executor, schema: GraphQLSchema, supergraphSdl: string): Executor {
  const extend = withConfidence(schema, statedFields(supergraphSdl));
  return async (request) => {
    if (!request.operation) return { errors: [noSuchOperation(request.request.operationName)] };
    const { document, alias } = extend(request.document);
    const { data, errors, extensions = {} } = await execute({ ...request, document });
    const { valueCompletion, ...others } = extensions;
    const all = [...(errors ?? []), ...brokenPromises(valueCompletion)];
    const found = alias ? withoutAlias(all, alias) : all;
    const unconfirmed = alias ? takeConfidence(data, alias) : undefined;
    const told = unconfirmed ? { ...others, unconfirmed } : others;
    return {
      ...(data === undefined ? {} : { data }),
      ...(found.length ? { errors: found } : {}),
      ...(Object.keys(told).length ? { extensions: told } : {}),
    } as ExecutionResult<Record<string, unknown>, Record<string, unknown>>;
  };
}

/** What the engine found when it completed the values: nulls, and values of the wrong kind, that a subgraph answered. */
function brokenPromises(valueCompletion: unknown): GraphQLError[] {
  if (!Array.isArray(valueCompletion)) return [];
  return valueCompletion.map(
    (error: GraphQLError) =>
      new GraphQLError(error.message, { path: error.path, extensions: { code: 'INVALID_SUBGRAPH_ANSWER' } }),
  );
}
