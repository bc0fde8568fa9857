import { joinedGraphs, type Transport } from '@assembly-graph/supergraph-runtime';
import type { SignActor } from '@assembly-graph/platform/auth';
import { parse } from 'graphql';
import type { Log } from './log.ts';
import { askForEntities } from './node/ask-for-entities.ts';
import { nodeOwners } from './node/node-owners.ts';
import { NODE_SUBGRAPH } from './node/node-subgraph-sdl.ts';
import { nodeSubgraph } from './node/node-subgraph.ts';
import { GatewayStartFailure } from './start-failure.ts';
import { transportToHttp } from './transport/http-subgraph.ts';
import { subgraphOver, transportToLocal, type LocalSubgraph, type Subgraph } from './transport/subgraph.ts';

export interface SubgraphsOptions {
  supergraphSdl: string;
  local: Record<string, LocalSubgraph>;
  urls: Record<string, string>;
  /** Signs who asks, for subgraphs over HTTP. */
  sign?: SignActor;
  deadlineMs: number;
  log: Log;
}

/**
 * How each subgraph of a supergraph is reached: in this process, at the address given for it, at its address in the
 * supergraph; and `node`, when the supergraph has it, is the gateway's own.
 *
 * @throws GatewayStartFailure for an address that is none and for a name that the supergraph doesn't know
 */
export function subgraphsOf({ supergraphSdl, local, urls, sign, deadlineMs, log }: SubgraphsOptions): Subgraphs {
  const addresses = addressesIn(supergraphSdl);
  for (const name of [...Object.keys(local), ...Object.keys(urls)]) {
    if (!addresses.has(name))
      throw new GatewayStartFailure(
        `The supergraph has no subgraph "${name}"; it has ${[...addresses.keys()].sort().join(', ')}.`,
      );
  }
  const transports = new Map<string, Transport>();
  const asked = new Map<string, Subgraph>();
  for (const [name, address] of addresses) {
    const ask = Object.hasOwn(local, name) ? local[name] : undefined;
    const url = Object.hasOwn(urls, name) ? urls[name] : undefined;
    const node = () => nodeSubgraph({ owners: nodeOwners(supergraphSdl), ask: askForEntities(asked, deadlineMs, log) });
    const isNode = name === NODE_SUBGRAPH && url === undefined;
    const transport = ask ? transportToLocal(ask) : isNode ? transportToLocal(node()) : over(name, url ?? address, sign);
    transports.set(name, transport);
    asked.set(name, subgraphOver(name, transport));
  }
  return { transports, asked };
}

/** The subgraphs of a supergraph by name: the ways to them for the engine, and as the gateway itself asks them. */
export interface Subgraphs {
  readonly transports: ReadonlyMap<string, Transport>;
  readonly asked: ReadonlyMap<string, Subgraph>;
}

function over(name: string, url: string, sign: SignActor | undefined): Transport {
  try {
    return transportToHttp(name, url, sign);
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
