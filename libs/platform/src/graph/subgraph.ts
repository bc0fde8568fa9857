import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { lexicographicSortSchema, parse, type GraphQLSchema } from 'graphql';
import { buildSchemaSync, createResolversMap } from 'type-graphql';
import { CitedInterface, CitedResolver, SourceType } from './cited.ts';
import { NodeInterface, NodeResolver } from './node.ts';

/** What each request carries: the loaders, made anew for it. */
export interface RequestContext<Loaders> {
  readonly loaders: Loaders;
}

/** A subgraph as its domain's door describes it; nothing in it is started yet. */
export interface Subgraph<Loaders = object> {
  /** The domain's name, e.g. "membership": also the subgraph's name in the supergraph. */
  readonly name: string;
  /** Every object type it publishes or refers to; none is picked up from elsewhere in the process. */
  readonly types: readonly Function[];
  /** Resolver instances, with what they need already inside. */
  readonly resolvers: readonly object[];
  /** How a thing is found by its key fields, by type: batched through the loaders. */
  readonly references: Readonly<Record<string, (representation: never, context: RequestContext<Loaders>) => unknown>>;
  readonly loaders: () => Loaders;
  /** Throws if it could not answer now. */
  readonly ready: () => Promise<void>;
}

const FEDERATION = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@provides", "@override", "@inaccessible", "@interfaceObject", "@tag"])`;

/** The subgraph's schema as committed and composed: sorted, so that the same types give the same bytes. */
export function subgraphSdl<Loaders>(subgraph: Subgraph<Loaders>): string {
  return `${FEDERATION}\n\n${printSchemaWithDirectives(lexicographicSortSchema(codeFirst(subgraph)))}\n`;
}

/** The executable schema, with `_entities` and `_service`. */
export function subgraphSchema<Loaders>(subgraph: Subgraph<Loaders>): GraphQLSchema {
  const schema = codeFirst(subgraph);
  const resolvers: Record<string, object> = createResolversMap(schema) as never;
  for (const [type, find] of Object.entries(subgraph.references)) {
    resolvers[type] = {
      ...resolvers[type],
      __resolveReference: async (representation: never, context: RequestContext<Loaders>) => {
        const thing = await find(representation, context);
        return thing ? { ...(thing as object), __typename: type } : null;
      },
    };
  }
  const sdl = `${FEDERATION}\n\n${printSchemaWithDirectives(lexicographicSortSchema(schema))}`;
  return buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: resolvers as never });
}

function codeFirst<Loaders>(subgraph: Subgraph<Loaders>): GraphQLSchema {
  const instances = [...subgraph.resolvers, new CitedResolver(), new NodeResolver()];
  const byClass = new Map<unknown, object>(instances.map((instance) => [instance.constructor, instance]));
  return buildSchemaSync({
    resolvers: [...byClass.keys()] as [Function, ...Function[]],
    orphanedTypes: [...subgraph.types, NodeInterface, CitedInterface, SourceType],
    container: { get: (someClass) => byClass.get(someClass) },
    validate: false,
    skipCheck: true,
  });
}
