import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';

/** A graph of several subgraphs that answer without a database. */
export interface Graph {
  /** SDL and resolvers by the name of the subgraph. */
  readonly sdl: Readonly<Record<string, string>>;
  readonly resolvers: Readonly<Record<string, object>>;
}

export const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable"])';

/** @throws Error when the subgraphs do not compose */
export function supergraphAt({ sdl }: Graph, urls: Readonly<Record<string, string>>): string {
  const { supergraphSdl, errors } = composeServices(Object.entries(sdl).map(([name, each]) => ({ name, url: urls[name]!, typeDefs: parse(each) })));
  if (!supergraphSdl) throw new Error(String(errors));
  return supergraphSdl;
}
