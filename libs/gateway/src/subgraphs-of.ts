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
  /** A subgraph named "node" is one like any other. */
  isForeign?: boolean;
}

/** The subgraphs of a supergraph by name: the ways to them for the engine, and as the gateway itself asks them. */
export interface Subgraphs {
  /** Of the supergraph that serves and, while it is looked at, of the one that is to. */
  readonly transports: ReadonlyMap<string, Transport>;
  readonly asked: ReadonlyMap<string, Subgraph>;
  /** Finds the ways to the subgraphs of another supergraph; one that leads to the same address is kept. @throws GatewayStartFailure */
  lookAt(supergraphSdl: string): LookedAt;
  /** Leaves them all, also those of supergraphs that served before. */
  close(): Promise<void>;
}

/** The ways to the subgraphs of a supergraph that doesn't serve yet. */
export interface LookedAt {
  /** It serves from now on. */
  take(): void;
  /** It never will: everything is as it was. */
  leave(): void;
}

/**
 * How each subgraph of a supergraph is reached: in this process, at the address given for it, at its address in the
 * supergraph; and `node`, when the supergraph has it, is the gateway's own.
 *
 * @throws GatewayStartFailure for an address that is none and for a name that the supergraph doesn't know
 */
export function subgraphsOf({ supergraphSdl, local, urls, sign, deadlineMs, log, isForeign = false }: SubgraphsOptions): Subgraphs {
  /** By name and address, also of supergraphs that are gone: whoever is still being answered uses them. */
  const opened = new Map<string, Transport>();
  const transports = new Map<string, Transport>();
  const asked = new Map<string, Subgraph>();
  let serving: ReadonlyMap<string, Transport> = transports;
  let node: LocalSubgraph;

  function wayTo(name: string, address: string): Transport {
    const ask = Object.hasOwn(local, name) ? local[name] : undefined;
    const url = Object.hasOwn(urls, name) ? urls[name] : undefined;
    const isNode = name === NODE_SUBGRAPH && url === undefined && !isForeign;
    const key = `${name} ${ask || isNode ? 'here' : (url ?? address)}`;
    const known = opened.get(key);
    if (known) return known;
    const transport = ask ? transportToLocal(ask) : isNode ? transportToLocal((request) => node(request)) : over(name, url ?? address, sign);
    opened.set(key, transport);
    return transport;
  }

  function lookAt(sdl: string): LookedAt {
    const before = serving;
    const addresses = addressesIn(sdl);
    refuseUnknown([...Object.keys(local), ...Object.keys(urls)], addresses);
    const found = new Map([...addresses].map(([name, address]) => [name, wayTo(name, address)]));
    const owners = nodeOwners(sdl);
    for (const [name, transport] of found) transports.set(name, transport);
    return {
      take() {
        serving = found;
        node = nodeSubgraph({ owners, ask: askForEntities(asked, deadlineMs, log) });
        replaceAll(transports, found, (transport) => transport);
        replaceAll(asked, found, (transport, name) => subgraphOver(name, transport));
      },
      leave: () => replaceAll(transports, before, (transport) => transport),
    };
  }

  lookAt(supergraphSdl).take();
  return { transports, asked, lookAt, close: async () => void (await Promise.all([...opened.values()].map((transport) => transport.close()))) };
}

function replaceAll<From, To>(map: Map<string, To>, from: ReadonlyMap<string, From>, make: (value: From, name: string) => To): void {
  map.clear();
  for (const [name, value] of from) map.set(name, make(value, name));
}

function refuseUnknown(names: readonly string[], addresses: ReadonlyMap<string, string>): void {
  const unknown = names.find((name) => !addresses.has(name));
  if (unknown !== undefined) throw new GatewayStartFailure(`The supergraph has no subgraph "${unknown}"; it has ${[...addresses.keys()].sort().join(', ')}.`);
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
