import { SUBGRAPH_UNAVAILABLE } from '@assembly-graph/supergraph-runtime';
import { GraphQLError } from 'graphql';
import type { Log } from '../log.ts';
import type { Subgraph } from '../transport/subgraph.ts';
import { within } from '../transport/within.ts';
import type { AskForEntities } from './node-subgraph.ts';

const EXISTING = 'query Existing($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }';

/** Asks the subgraphs of the graph which things they have. A subgraph that says NOT_FOUND of one has said that it isn't there. */
export function askForEntities(subgraphs: ReadonlyMap<string, Subgraph>, deadlineMs: number, log: Log): AskForEntities {
  return async (name, representations, actor) => {
    const subgraph = subgraphs.get(name);
    const request = { query: EXISTING, variables: { representations }, operationName: 'Existing', actor };
    try {
      if (!subgraph) throw new Error('no such subgraph');
      const { data, errors = [] } = await within(deadlineMs, (signal) => subgraph(request, signal));
      const entities = data?._entities;
      if (!Array.isArray(entities) || entities.length !== representations.length) {
        throw errors[0] ?? new Error(`_entities does not hold ${representations.length} entities`);
      }
      return entities.map((entity: object | null, index) => {
        const error = errors.find(({ path }) => path?.[1] === index);
        if (!error) return entity;
        return error.extensions?.code === 'NOT_FOUND'
          ? null
          : new GraphQLError(error.message, { extensions: { ...error.extensions, service: name } });
      });
    } catch (error) {
      log({ level: 'error', message: 'a subgraph gave no usable answer', service: name, error });
      throw new GraphQLError(`The subgraph "${name}" is not available.`, {
        extensions: { code: SUBGRAPH_UNAVAILABLE, service: name },
      });
    }
  };
}
