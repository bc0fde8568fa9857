import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { Actor } from '@assembly-graph/kernel';
import { SUBGRAPH_UNAVAILABLE } from '@assembly-graph/supergraph-runtime';
import { GraphQLError, type ExecutionResult } from 'graphql';
import { forwardedHeaders } from '../engine/engine.ts';
import type { Log } from '../log.ts';
import { affectedPaths } from './affected-paths.ts';
import type { Subgraph, SubgraphRequest } from './subgraph.ts';
import { within } from './within.ts';

export interface SubgraphDataSourceOptions {
  name: string;
  subgraph: Subgraph;
  deadlineMs: number;
  forwarded: readonly string[];
  log: Log;
}

/** What the engine's answer to a fetch may be; narrower than the engine's own type. */
type Answer = Awaited<ReturnType<GraphQLDataSource['process']>>;

/**
 * How the engine asks a subgraph. A subgraph that refuses, hangs or answers rubbish becomes errors with the code
 * SUBGRAPH_UNAVAILABLE, the subgraph's name and the places left empty; the rest of the answer is not touched. What really
 * happened goes to the log only.
 */
export class SubgraphDataSource implements GraphQLDataSource {
  constructor(private readonly options: SubgraphDataSourceOptions) {}

  async process({ request, ...rest }: GraphQLDataSourceProcessOptions): Promise<Answer> {
    const incoming = 'incomingRequestContext' in rest ? rest.incomingRequestContext?.request.http?.headers : undefined;
    const headers = forwardedHeaders(this.options.forwarded, incoming);
    const { actor } = rest.context as { actor?: Actor };
    const variables = request.variables ? { ...request.variables } : undefined;
    return this.ask({ query: request.query ?? '', variables, operationName: request.operationName, headers, actor });
  }

  private async ask(request: SubgraphRequest): Promise<Answer> {
    const { name, subgraph, deadlineMs, log } = this.options;
    try {
      const answer = await within(deadlineMs, (signal) => subgraph(request, signal));
      const fault = faultOf(answer, request);
      if (fault) throw new Error(fault);
      return { data: answer.data, errors: answer.errors?.map((error) => placed(formatted(error), request)) };
    } catch (error) {
      log({ level: 'error', message: 'a subgraph gave no usable answer', service: name, error });
      return { errors: unavailable(name, affectedPaths(request.query, request.variables)) };
    }
  }
}

/** Why an answer cannot be used, or nothing. The engine trusts these shapes, so they are looked at before it sees them. */
function faultOf(answer: ExecutionResult, { variables }: SubgraphRequest): string | undefined {
  const { data, errors } = answer;
  if (errors !== undefined && !(Array.isArray(errors) && errors.every((each) => typeof each === 'object' && each !== null))) {
    return 'errors is not a list of errors';
  }
  if (data === null || data === undefined) return errors?.length ? undefined : 'neither data nor errors';
  if (typeof data !== 'object' || Array.isArray(data)) return 'data is not an object';
  if (Object.hasOwn(data, '__proto__')) return 'data has a key that no field has';
  const asked = variables?.representations;
  if (!Array.isArray(asked)) return undefined;
  const entities = data._entities;
  if (entities === null || entities === undefined) return errors?.length ? undefined : '_entities is missing';
  if (!Array.isArray(entities) || entities.length !== asked.length) return `_entities does not hold ${asked.length} entities`;
  if (entities.some((each) => each !== null && (typeof each !== 'object' || Array.isArray(each))))
    return 'an entity is not an object';
  return undefined;
}

/** A GraphQLError as the plain object that travels over HTTP, so that a local subgraph and a remote one look the same. */
function formatted(error: GraphQLError | { message?: unknown }): GraphQLError {
  return (error instanceof GraphQLError ? error.toJSON() : error) as GraphQLError;
}

/** An error of a whole request (a subgraph's validation, say) stands where the request's first field would. */
function placed(error: GraphQLError, { query, variables }: SubgraphRequest): GraphQLError {
  const [path] = Array.isArray(error.path) ? [] : affectedPaths(query, variables);
  return path ? ({ ...error, path } as unknown as GraphQLError) : error;
}

function unavailable(service: string, paths: (string | number)[][]): GraphQLError[] {
  const error = { message: `The subgraph "${service}" is not available.`, extensions: { code: SUBGRAPH_UNAVAILABLE, service } };
  return (paths.length ? paths.map((path) => ({ ...error, path })) : [error]) as unknown as GraphQLError[];
}
