import { buildSubgraphSchema } from '@apollo/subgraph';
import type { Duty, Listener } from '@assembly-graph/events';
import type { Actor } from '@assembly-graph/kernel';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { lexicographicSortSchema, parse, type GraphQLSchema } from 'graphql';
import { buildSchemaSync, createResolversMap } from 'type-graphql';
import { enforceAccess } from './access/enforce.ts';
import type { Policies } from './access/guards.ts';
import { CitedInterface, CitedResolver, SourceType } from './cited.ts';
import { direct } from './direct-resolvers.ts';
import { FEED_POLICIES, type SubgraphFeed } from './feed.ts';
import { NodeInterface, NodeResolver } from './node.ts';
import { notePropertiesTaken } from './properties-noted.ts';

/** What each request carries: who asks, and the loaders, made anew for it. */
export interface RequestContext<Loaders> {
  /** The public, unless the gateway says otherwise. */
  readonly actor: Actor;
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
  /** Made anew for each request: what they load may depend on who asks. */
  readonly loaders: (actor: Actor) => Loaders;
  /** Its log, if it has one: told by a query of the subgraph. */
  readonly feed?: SubgraphFeed;
  /** What it does about events of other domains. */
  readonly listeners?: readonly Listener[];
  /** What it does when its time comes. */
  readonly duties?: readonly Duty[];
  /** What `@policy` may ask for, by name. */
  readonly policies?: Policies;
  /** Throws if it could not answer now. */
  readonly ready: () => Promise<void>;
}

const FEDERATION = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@provides", "@override", "@inaccessible", "@interfaceObject", "@tag", "@authenticated", "@requiresScopes", "@policy"])`;

/** The subgraph's schema as committed and composed: sorted, so that the same types give the same bytes. */
export function subgraphSdl<Loaders>(subgraph: Subgraph<Loaders>): string {
  return `${FEDERATION}\n\n${printSchemaWithDirectives(lexicographicSortSchema(codeFirst(subgraph)))}\n`;
}

/** The executable schema, with `_entities` and `_service`; its access directives are enforced. */
export function subgraphSchema<Loaders>(subgraph: Subgraph<Loaders>): GraphQLSchema {
  const schema = codeFirst(subgraph);
  const resolvers: Record<string, object> = direct(createResolversMap(schema) as never, schema, resolversOf(subgraph), subgraph.types);
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
  const executable = enforceAccess(buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: resolvers as never }), { ...FEED_POLICIES, ...subgraph.policies });
  return notePropertiesTaken(executable, resolversOf(subgraph));
}

/** type-graphql wants one; nothing goes through it: what is told stands in the log, and no event is only in memory. */
const NO_PUB_SUB = {
  publish: () => undefined,
  subscribe: () => {
    throw new Error('Events are read from the log.');
  },
};

function resolversOf<Loaders>(subgraph: Subgraph<Loaders>): object[] {
  const told = subgraph.feed?.resolvers(subgraph.references as Subgraph['references']) ?? [];
  return [...subgraph.resolvers, ...told, new CitedResolver(), new NodeResolver()];
}

function codeFirst<Loaders>(subgraph: Subgraph<Loaders>): GraphQLSchema {
  const byClass = new Map<unknown, object>(resolversOf(subgraph).map((instance) => [instance.constructor, instance]));
  return buildSchemaSync({
    resolvers: [...byClass.keys()] as [Function, ...Function[]],
    orphanedTypes: [...subgraph.types, NodeInterface, CitedInterface, SourceType],
    container: { get: (someClass) => byClass.get(someClass) },
    validate: false,
    skipCheck: true,
    pubSub: NO_PUB_SUB,
  });
}
