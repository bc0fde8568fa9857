import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { cursorOf, readCursor } from '@assembly-graph/events';
import { graphql, GraphQLError, parse, type GraphQLSchema } from 'graphql';
import type { GatewayOptions } from '../start-gateway.ts';
import type { LocalSubgraph, SubgraphRequest } from '../transport/subgraph.ts';

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])';

export const talksSdl = `${link}
  type Talk @key(fields: "id") { id: ID! title: String! room: String by: Person! }
  type Person @key(fields: "id") { id: ID! }
  type TalkEvent { type: String! payload: String! }
  type TalksFeedEntry { cursor: String! previousCursor: String! event: TalkEvent subject: Talk }
  type TalksFeed { entries: [TalksFeedEntry!]! endCursor: String! hasMore: Boolean! headCursor: String! }
  input FeedFilter { types: [String!] }
  type Query { talksFeed(after: String, first: Int!, filter: FeedFilter): TalksFeed! }
  type Subscription { talkUpdated(after: String, filter: FeedFilter): TalksFeedEntry! }
`;
export const peopleSdl = `${link}
  type Person @key(fields: "id") { id: ID! name: String! }
`;
export const FOLLOW_TALKS = 'subscription ($after: String, $filter: FeedFilter) { talkUpdated(after: $after, filter: $filter) { cursor previousCursor event { payload } subject { title by { name } } } }';

export const at = (seq: number) => cursorOf({ feed: 'talks', seq, hash: seq.toString(16).padStart(16, '0') });
const seqOf = (cursor: string | undefined) => {
  if (cursor === undefined) return 0;
  const seq = readCursor(cursor)?.seq;
  if (seq === undefined) throw new GraphQLError('That cursor leads nowhere.', { extensions: { code: 'CURSOR_INVALID', headCursor: at(0) } });
  return seq;
};

/** Two subgraphs, of which one tells of talks in a feed that is kept in memory, and the other knows who holds them. */
export function toyFeed() {
  const told: { readonly type: string; readonly payload: string }[] = [];
  const asked: { readonly subgraph: string; readonly request: SubgraphRequest }[] = [];
  const away = new Set<string>();
  const entry = (seq: number) => {
    const { type, payload } = told[seq - 1]!;
    const subject = { id: String(seq), title: `Talk ${seq}`, by: { id: `p${seq % 3}` } };
    return { seq, cursor: at(seq), previousCursor: at(seq - 1), event: { type, payload }, subject };
  };
  const page = (_: unknown, { after, first, filter }: { after?: string; first: number; filter?: { types?: string[] } }) => {
    const from = seqOf(after);
    const matching = Array.from({ length: told.length - from }, (_each, index) => entry(from + index + 1)).filter(({ event }) => filter?.types?.includes(event.type) ?? true);
    const entries = matching.slice(0, first);
    const end = entries.length === first && first > 0 ? entries.at(-1)!.seq : told.length;
    return { entries, endCursor: at(end), hasMore: end < told.length, headCursor: at(told.length) };
  };
  const talks = buildSubgraphSchema([{ typeDefs: parse(talksSdl), resolvers: { Query: { talksFeed: page } } as never }]);
  const people = buildSubgraphSchema([{ typeDefs: parse(peopleSdl), resolvers: { Person: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `Person ${id}` }) } } as never }]);
  const local =
    (subgraph: string, schema: GraphQLSchema): LocalSubgraph =>
    async (request) => {
      if (away.has(subgraph)) throw new Error('away');
      asked.push({ subgraph, request });
      return graphql({ schema, source: request.query, variableValues: request.variables, operationName: request.operationName });
    };
  return {
    asked,
    away,
    head: () => at(told.length),
    /** Something happens so many times. @param size of what is told of it, characters */
    tell(count: number, { type = 'TalkHeld', size = 0 } = {}): void {
      for (let n = 0; n < count; n++) told.push({ type, payload: `${told.length + 1}`.padEnd(size, ' ') });
    },
    options: { supergraphSdl: toyFeedSupergraph(), local: { talks: local('talks', talks), people: local('people', people) }, subscriptions: { pollMs: 5 } } satisfies Partial<GatewayOptions>,
  };
}

/** @param change of the schema that clients see */
export function toyFeedSupergraph(change: (sdl: string) => string = (sdl) => sdl): string {
  const { supergraphSdl, errors } = composeServices(
    [['talks', talksSdl], ['people', peopleSdl]].map(([name, sdl]) => ({ name: name!, typeDefs: parse(change(sdl!)), url: `http://${name}.invalid/graphql` })),
  );
  if (!supergraphSdl) throw new Error(`the toy feed does not compose: ${errors?.join('; ')}`);
  return supergraphSdl;
}
