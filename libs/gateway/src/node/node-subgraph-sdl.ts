import { Kind, parse, type ConstDirectiveNode, type ObjectTypeDefinitionNode, type ObjectTypeExtensionNode } from 'graphql';

/** A subgraph as the compose tool knows it. */
export interface SubgraphSdl {
  name: string;
  sdl: string;
}

/** The name under which the subgraph that answers `node` and `nodes` is composed. */
export const NODE_SUBGRAPH = 'node';

/**
 * The SDL of the subgraph that answers `node` and `nodes`: it names every object type that implements Node and can be
 * resolved by its `id` in one of the subgraphs, and knows nothing else of them. The same subgraphs give the same text,
 * in whatever order they come.
 */
export function nodeSubgraphSdl(subgraphs: SubgraphSdl[]): string {
  const types = new Set<string>();
  for (const { name, sdl } of subgraphs) {
    if (name === NODE_SUBGRAPH) continue;
    for (const type of nodeTypes(sdl)) types.add(type);
  }
  return [LINK, NODE, ...[...types].sort().map(stub), QUERY].join('\n\n') + '\n';
}

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])';

const ID = `  """
  The global id, the same in every answer.
  """
  id: ID!`;

const NODE = `"""
A thing of the record that can be asked for by its global id.
"""
interface Node {
${ID}
}`;

const QUERY = `type Query {
  """
  The thing with a global id, of whatever type; null when the record has no such thing.
  """
  node(
    """
    A global id, as the field \`id\` of any thing gives it.
    """
    id: ID!
  ): Node

  """
  The things with these global ids, in the order of the ids; null in the place of one that the record does not have.
  """
  nodes(
    """
    At most 100 global ids.
    """
    ids: [ID!]!
  ): [Node]!
}`;

const stub = (type: string) => `type ${type} implements Node @key(fields: "id", resolvable: false) {
${ID}
}`;

/** A type may be written in several parts (`type` and `extend type`): what they say together counts. */
function nodeTypes(sdl: string): string[] {
  const parts = new Map<string, (ObjectTypeDefinitionNode | ObjectTypeExtensionNode)[]>();
  for (const definition of parse(sdl, { noLocation: true }).definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.OBJECT_TYPE_EXTENSION) continue;
    parts.set(definition.name.value, [...(parts.get(definition.name.value) ?? []), definition]);
  }
  return [...parts].flatMap(([name, definitions]) => {
    const isNode = definitions.some(({ interfaces }) => interfaces?.some((each) => each.name.value === 'Node'));
    const isResolvable = definitions.some(({ directives }) => directives?.some(isResolvableById));
    return isNode && isResolvable ? [name] : [];
  });
}

function isResolvableById({ name, arguments: args = [] }: ConstDirectiveNode): boolean {
  if (name.value !== 'key' && name.value !== 'federation__key') return false;
  const argument = (wanted: string) => args.find((each) => each.name.value === wanted)?.value;
  const fields = argument('fields');
  const resolvable = argument('resolvable');
  return (
    fields?.kind === Kind.STRING && fields.value.trim() === 'id' && !(resolvable?.kind === Kind.BOOLEAN && !resolvable.value)
  );
}
