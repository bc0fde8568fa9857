import { Kind, parse, type ObjectTypeDefinitionNode } from 'graphql';
import { argumentOf, graphsOfField, joinedGraphs } from '@assembly-graph/supergraph-runtime';
import { NODE_SUBGRAPH } from './node-subgraph-sdl.ts';

/** Which subgraph knows whether a thing of a type exists: type name to subgraph name. */
export type Owners = Record<string, string>;

/**
 * Reads the owners from a supergraph: the subgraph in which the type implements Node and can be resolved by its `id`. Where
 * several say so (a subgraph that adds fields to another's entity may repeat the interface), it is the one with the most
 * fields of the type, then the first by name.
 */
export function nodeOwners(supergraphSdl: string): Owners {
  const supergraph = parse(supergraphSdl, { noLocation: true });
  const graphs = new Map(joinedGraphs(supergraph).map(({ key, name }) => [key, name]));
  const owners: [string, string][] = [];
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    const owner = ownerOf(definition, graphs);
    if (owner) owners.push([definition.name.value, owner]);
  }
  return Object.fromEntries(owners);
}

function ownerOf(type: ObjectTypeDefinitionNode, graphs: Map<string, string>): string | undefined {
  const directives = type.directives ?? [];
  const isNodeIn = (graph: string) =>
    directives.some(
      (each) =>
        each.name.value === 'join__implements' && argumentOf(each, 'graph') === graph && argumentOf(each, 'interface') === 'Node',
    );
  const candidates = new Set<string>();
  for (const directive of directives) {
    if (
      directive.name.value !== 'join__type' ||
      argumentOf(directive, 'key') !== 'id' ||
      argumentOf(directive, 'resolvable') === 'false'
    )
      continue;
    const graph = argumentOf(directive, 'graph');
    if (graph && graphs.get(graph) !== NODE_SUBGRAPH && isNodeIn(graph)) candidates.add(graph);
  }
  const ranked = [...candidates]
    .map((graph) => ({ name: graphs.get(graph) ?? graph, fields: ownFields(type, graph) }))
    .sort((a, b) => b.fields - a.fields || (a.name < b.name ? -1 : 1));
  return ranked[0]?.name;
}

function ownFields({ fields = [] }: ObjectTypeDefinitionNode, graph: string): number {
  return fields.filter(({ directives }) => graphsOfField(directives, [graph]).includes(graph)).length;
}
