import { composeServices } from '@apollo/composition';
import { NODE_SUBGRAPH, nodeSubgraphSdl, type SubgraphSdl } from '@assembly-graph/gateway';
import { describeDatabase, type DomainDoor } from '@assembly-graph/platform';
import { subgraphSdl, withoutAccess } from '@assembly-graph/platform/graph';
import { parse } from 'graphql';
import { domains } from './domains.ts';

/** Where each subgraph listens when it runs as a process of its own on this machine. */
const PORTS: Readonly<Record<string, number>> = { membership: 4001, sessions: 4002, 'civil-society': 4003, resolutions: 4004 };

/** A domain's SDL, printed without a database. */
export function sdlOf(domain: DomainDoor<never, object>): string {
  return subgraphSdl(domain.subgraph(describeDatabase(domain.storage, { url: 'postgres://nobody@127.0.0.1:1/nothing' })));
}

export const sdlOfAll = (): SubgraphSdl[] => domains.map((domain) => ({ name: domain.name, sdl: sdlOf(domain) }));

/** Composes the subgraphs, and the gateway's own `node` subgraph, into the supergraph. @throws Error with every reason why they don't fit */
export function composeSupergraph(subgraphs: readonly SubgraphSdl[]): string {
  const node: SubgraphSdl = { name: NODE_SUBGRAPH, sdl: nodeSubgraphSdl([...subgraphs]) };
  const { supergraphSdl, errors } = composeServices(
    [...subgraphs, node].map(({ name, sdl }) => ({
      name,
      typeDefs: withoutAccess(parse(sdl)),
      url: name === NODE_SUBGRAPH ? 'local:node' : `http://127.0.0.1:${PORTS[name]}/graphql`,
    })),
  );
  if (!supergraphSdl) throw new Error(`The subgraphs don't compose:\n${errors!.map(({ message }) => `  ${message}`).join('\n')}`);
  return `${supergraphSdl.trimEnd()}\n`;
}
