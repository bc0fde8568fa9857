import { parse } from 'graphql';
import type { Log } from './log.ts';
import { askForEntities } from './node/ask-for-entities.ts';
import { nodeOwners } from './node/node-owners.ts';
import { NODE_SUBGRAPH } from './node/node-subgraph-sdl.ts';
import { nodeSubgraph } from './node/node-subgraph.ts';
import type { HttpSubgraphs } from './transport/http-subgraph.ts';
import { GatewayStartFailure } from './start-failure.ts';
import { joinedGraphs } from './supergraph/join.ts';
import { localSubgraph } from './transport/local-subgraph.ts';
import type { LocalSubgraph, Subgraph } from './transport/subgraph.ts';

export interface SubgraphsOptions {
  supergraphSdl: string;
  local: Record<string, LocalSubgraph>;
  urls: Record<string, string>;
  http: HttpSubgraphs;
  deadlineMs: number;
  log: Log;
}

/**
 * How each subgraph of a supergraph is reached: in this process, at the address given for it, at its address in the
 * supergraph; and `node`, when the supergraph has it, is the gateway's own.
 *
 * @throws GatewayStartFailure for an address that is none and for a name that the supergraph doesn't know
 */
export function subgraphsOf({ supergraphSdl, local, urls, http, deadlineMs, log }: SubgraphsOptions): Map<string, Subgraph> {
  const addresses = addressesIn(supergraphSdl);
  for (const name of [...Object.keys(local), ...Object.keys(urls)]) {
    if (!addresses.has(name))
      throw new GatewayStartFailure(
        `The supergraph has no subgraph "${name}"; it has ${[...addresses.keys()].sort().join(', ')}.`,
      );
  }
  const subgraphs = new Map<string, Subgraph>();
  for (const [name, address] of addresses) {
    const ask = Object.hasOwn(local, name) ? local[name] : undefined;
    if (ask) subgraphs.set(name, localSubgraph(ask));
    else if (name === NODE_SUBGRAPH && !Object.hasOwn(urls, name)) {
      subgraphs.set(
        name,
        localSubgraph(nodeSubgraph({ owners: nodeOwners(supergraphSdl), ask: askForEntities(subgraphs, deadlineMs, log) })),
      );
    } else subgraphs.set(name, over(http, name, Object.hasOwn(urls, name) ? urls[name]! : address));
  }
  return subgraphs;
}

function over(http: HttpSubgraphs, name: string, url: string): Subgraph {
  try {
    return http.at(name, url);
  } catch {
    throw new GatewayStartFailure(`The address of the subgraph "${name}" is not an http or https URL.`);
  }
}

function addressesIn(supergraphSdl: string): Map<string, string> {
  let supergraph;
  try {
    supergraph = parse(supergraphSdl, { noLocation: true });
  } catch (error) {
    throw new GatewayStartFailure(`The supergraph cannot be read: ${(error as Error).message}`, { cause: error });
  }
  const addresses = new Map(joinedGraphs(supergraph).map(({ name, url }) => [name, url]));
  if (!addresses.size) throw new GatewayStartFailure('The supergraph names no subgraph.');
  return addresses;
}
