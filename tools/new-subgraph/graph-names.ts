import type { Tree } from '@nx/devkit';
import { Kind, parse } from 'graphql';
import type { Name, SubgraphNames } from './subgraph-names.ts';

/** The types that an entity and its list publish, by the name of the entity's own. */
const typesOf = ({ pascal }: Name): string[] => ['', 'Connection', 'Edge', 'Filter', 'Order', 'OrderField'].map((suffix) => pascal + suffix);

/**
 * Sees in the committed contracts of the subgraphs that the graph has none of the types and queries that a new one would publish.
 * @throws Error in one sentence
 */
export function refuseWhatTheGraphHas(tree: Tree, { noun, plural }: SubgraphNames): void {
  for (const app of tree.children('apps')) {
    const sdl = tree.read(`apps/${app}/schema.graphql`, 'utf8');
    if (!sdl) continue;
    const { types, queries } = published(sdl);
    const type = typesOf(noun).find((each) => types.has(each));
    if (type) throw new Error(`The graph has a type ${type} already (${app}): give another --noun.`);
    const query = [noun.camel, plural.camel].find((each) => queries.has(each));
    if (query) throw new Error(`The graph has a query ${query} already (${app}): give another --noun or --plural.`);
  }
}

function published(sdl: string): { types: Set<string>; queries: Set<string> } {
  const types = new Set<string>();
  const queries = new Set<string>();
  for (const definition of parse(sdl, { noLocation: true }).definitions) {
    if (!('name' in definition) || !definition.name || definition.kind === Kind.DIRECTIVE_DEFINITION) continue;
    types.add(definition.name.value);
    const isQuery = definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.name.value === 'Query';
    if (isQuery) for (const field of definition.fields ?? []) queries.add(field.name.value);
  }
  return { types, queries };
}
