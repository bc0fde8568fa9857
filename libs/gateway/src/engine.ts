import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import type { ApolloServerOptionsWithGateway, BaseContext } from '@apollo/server';
import { GraphQLError, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { apolloLogger } from './apollo-logger.ts';
import { statedFields } from './confidence/stated-fields.ts';
import { takeConfidence } from './confidence/take-confidence.ts';
import { withConfidence } from './confidence/with-confidence.ts';
import { switchTelemetryOff } from './env.ts';
import type { Log } from './log.ts';

/** What the server needs of an engine: to load, to execute an operation, to stop. */
export type Engine = ApolloServerOptionsWithGateway<BaseContext>['gateway'];

type Executor = NonNullable<Awaited<ReturnType<Engine['load']>>['executor']>;

export interface EngineOptions {
  supergraphSdl: string;
  /** How to ask each subgraph of the supergraph, by name. */
  dataSources: Record<string, GraphQLDataSource>;
  log: Log;
}

/**
 * What plans an operation over the subgraphs and executes the plan. The one place that knows which engine it is.
 *
 * Beyond what the engine itself does: a null where the graph promised a value is an error (the engine hides it in
 * `extensions.valueCompletion`), and `extensions.unconfirmed` says which objects of the answer hold facts that are not verified.
 */
export function createEngine({ supergraphSdl, dataSources, log }: EngineOptions): Engine {
  switchTelemetryOff();
  const gateway = new ApolloGateway({
    supergraphSdl,
    debug: false,
    __exposeQueryPlanExperimental: false,
    logger: apolloLogger(log),
    buildService: ({ name }) => {
      const dataSource = Object.hasOwn(dataSources, name) ? dataSources[name] : undefined;
      if (!dataSource) throw new Error(`the supergraph names the subgraph "${name}", and nothing says how to ask it`);
      return dataSource;
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
    if (!request.operation) return { errors: [new GraphQLError(whichOperation(request.request.operationName))] };
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

/** The engine throws where the document has no such operation; the server makes a client's error of this one. */
function whichOperation(name: string | undefined): string {
  return name
    ? 'The document has no operation of that name.'
    : 'Say with "operationName" which operation of the document is meant.';
}

/** What the engine found when it completed the values: nulls, and values of the wrong kind, that a subgraph answered. */
function brokenPromises(valueCompletion: unknown): GraphQLError[] {
  if (!Array.isArray(valueCompletion)) return [];
  return valueCompletion.map(
    (error: GraphQLError) =>
      new GraphQLError(error.message, { path: error.path, extensions: { code: 'INVALID_SUBGRAPH_ANSWER' } }),
  );
}

/**
 * An error about the confidence that we asked for is told of the field by its own name, and only where the client isn't told
 * the same already: it didn't ask for the field.
 */
function withoutAlias(errors: GraphQLError[], alias: string): GraphQLError[] {
  const isOurs = ({ path }: GraphQLError) => path?.at(-1) === alias;
  const kindOf = ({ extensions }: GraphQLError) => `${extensions?.code} ${extensions?.service ?? extensions?.serviceName}`;
  const told = new Set(errors.filter((error) => !isOurs(error)).map(kindOf));
  return errors.flatMap((error) => {
    if (!isOurs(error)) return [error];
    if (told.has(kindOf(error))) return [];
    const { message, extensions, originalError } = error;
    return [new GraphQLError(message, { path: [...(error.path ?? []).slice(0, -1), 'confidence'], extensions, originalError })];
  });
}
