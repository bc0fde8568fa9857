import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, GraphQLError, parse, type GraphQLSchema } from 'graphql';
import { NODE_SUBGRAPH, nodeSubgraphSdl } from '../node/node-subgraph-sdl.ts';
import type { LocalSubgraph, SubgraphRequest } from '../transport/subgraph.ts';

const link = '@link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])';

export const membershipSdl = `
  extend schema ${link}
  interface Node { id: ID! }
  enum Confidence { VERIFIED REPORTED RECALLED DERIVED }
  interface Cited { confidence: Confidence! }
  type State implements Node & Cited @key(fields: "id") @key(fields: "iso3") {
    id: ID!  iso3: String!  name: String!  region: String  confidence: Confidence!
  }
  type StateConnection { nodes: [State!]! totalCount: Int! }
  type Query {
    state(iso3: String!): State
    states(first: Int, last: Int): StateConnection!
    fail(code: String): String
    leak: String
    promised: [Promised]
  }
  type Promised { given: String  missing: String! }
`;

export const sessionsSdl = `
  extend schema ${link}
  interface Node { id: ID! }
  enum Confidence { VERIFIED REPORTED RECALLED DERIVED }
  interface Cited { confidence: Confidence! }
  interface Remark { text: String! }
  type Session implements Node & Cited @key(fields: "id") { id: ID!  number: Int!  place: String!  statements: [Statement!]!  remarks: [Remark!]!  found: [Found!]!  confidence: Confidence! }
  type Statement implements Cited & Remark { text: String!  speaker: State  confidence: Confidence! }
  type Aside implements Remark { text: String! }
  union Found = Session | Statement | Aside
  type State @key(fields: "id") { id: ID!  statements: [Statement!] }
  type Query { session(number: Int!): Session }
`;

/** The global id of a toy thing: the last digits of its uuid are its number. */
export const toyId = (type: string, number: number) =>
  Buffer.from(`${type}:00000000-0000-5000-8000-${String(number).padStart(12, '0')}`).toString('base64url');

const states = [
  { id: toyId('State', 1), iso3: 'SEN', name: 'Senegal', region: 'African States', confidence: 'VERIFIED' },
  { id: toyId('State', 2), iso3: 'PER', name: 'Peru', region: null, confidence: 'RECALLED' },
];
const statements = [
  { __typename: 'Statement', text: 'On complementarity.', speaker: states[0], confidence: 'REPORTED' },
  { __typename: 'Statement', text: 'On the budget.', speaker: states[1], confidence: 'VERIFIED' },
];
const aside = { __typename: 'Aside', text: 'Applause.' };
const session = {
  __typename: 'Session',
  id: toyId('Session', 24),
  number: 24,
  place: 'The Hague',
  statements,
  remarks: [...statements, aside],
  confidence: 'DERIVED',
};
const sessions = [{ ...session, found: [session, ...statements] }];

const membership = schemaOf(membershipSdl, {
  State: {
    __resolveReference: ({ id, iso3 }: { id?: string; iso3?: string }) =>
      states.find((each) => each.id === id || each.iso3 === iso3) ?? null,
  },
  Query: {
    state: (_: unknown, { iso3 }: { iso3: string }) => states.find((each) => each.iso3 === iso3) ?? null,
    states: () => ({ nodes: states, totalCount: states.length }),
    fail: (_: unknown, { code }: { code?: string }) => {
      throw new GraphQLError('The subgraph says no.', { extensions: { code, argument: 'code', stacktrace: ['at secret.ts:1'] } });
    },
    leak: () => {
      throw new Error('connect ECONNREFUSED 10.1.2.3:5432, password=hunter2');
    },
    promised: () => [{ given: 'yes', missing: 'no' }],
  },
});
const sessionsSchema = schemaOf(sessionsSdl, {
  Session: { __resolveReference: ({ id }: { id: string }) => sessions.find((each) => each.id === id) ?? null },
  State: { statements: ({ id }: { id: string }) => statements.filter(({ speaker }) => speaker?.id === id) },
  Query: { session: (_: unknown, { number }: { number: number }) => sessions.find((each) => each.number === number) ?? null },
});

/** The two toy subgraphs, and what each was asked. */
export function toyGraph() {
  const asked: { subgraph: string; request: SubgraphRequest }[] = [];
  const local =
    (subgraph: string, schema: GraphQLSchema): LocalSubgraph =>
    async (request) => {
      asked.push({ subgraph, request });
      return graphql({ schema, source: request.query, variableValues: request.variables, operationName: request.operationName });
    };
  return { asked, local: { membership: local('membership', membership), sessions: local('sessions', sessionsSchema) } };
}

/** The toy supergraph, with or without the subgraph that answers `node`. */
export function toySupergraph({ withNode = true } = {}): string {
  const subgraphs = [
    { name: 'membership', sdl: membershipSdl },
    { name: 'sessions', sdl: sessionsSdl },
  ];
  const all = withNode ? [...subgraphs, { name: NODE_SUBGRAPH, sdl: nodeSubgraphSdl(subgraphs) }] : subgraphs;
  const { supergraphSdl, errors } = composeServices(
    all.map(({ name, sdl }) => ({ name, typeDefs: parse(sdl), url: `http://${name}.invalid/graphql` })),
  );
  if (!supergraphSdl) throw new Error(`the toy graph does not compose: ${errors?.join('; ')}`);
  return supergraphSdl;
}

function schemaOf(sdl: string, resolvers: Record<string, Record<string, unknown>>): GraphQLSchema {
  const abstract = { __resolveType: ({ __typename }: { __typename: string }) => __typename };
  const all = sdl === sessionsSdl ? { ...resolvers, Remark: abstract, Found: abstract } : resolvers;
  return buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: all as never }]);
}
