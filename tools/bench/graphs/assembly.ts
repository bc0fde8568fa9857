import { link, type Graph } from './graph.ts';

const text = (what: string, number: number) => `${what} number ${number}, with a title as long as they are at the Assembly, on complementarity and cooperation`;
const some = <Thing>(count: number, make: (number: number) => Thing): Thing[] => Array.from({ length: count }, (_, index) => make(index));
const page = <Thing>({ first }: { first: number }, make: (number: number) => Thing) => ({ totalCount: first * 3, nodes: some(first, make) });

const agents = 'union Agent = State | Organization  type State @key(fields: "id", resolvable: false) { id: ID! }';
const agent = (number: number) => (number % 3 ? { __typename: 'State', id: `s${number % 9}` } : { __typename: 'Organization', id: `o${number % 4}` });
const session = (number: number) => ({ code: String(20 + (number % 4)) });
const typed = { Agent: { __resolveType: ({ __typename }: { __typename: string }) => __typename } };

/** Four subgraphs with the shapes of the Assembly's topic page, but no database behind them. */
export const assembly: Graph = {
  sdl: {
    membership: `${link} type Query { topic(code: String!): Topic } type Topic @key(fields: "code") { code: String! label: String! treaties(first: Int!): TreatyConnection! }
      type TreatyConnection { totalCount: Int! nodes: [Treaty!]! } type Treaty { code: String! title: String! } type State @key(fields: "id") { id: ID! name: String! }`,
    sessions: `${link} ${agents} type Organization @key(fields: "id", resolvable: false) { id: ID! } type Session @key(fields: "code") { code: String! @shareable title: String! }
      type Topic @key(fields: "code") { code: String! agendaItems(first: Int!, session: String): AgendaItemConnection! statements(first: Int!): StatementConnection! }
      type AgendaItemConnection { totalCount: Int! nodes: [AgendaItem!]! } type AgendaItem { title: String! kind: String! confidence: String! session: Session! }
      type StatementConnection { totalCount: Int! nodes: [Statement!]! } type Statement { deliveredOn: String! speaker: Agent }`,
    'civil-society': `${link} ${agents} type Organization @key(fields: "id") { id: ID! name: String! }
      type Topic @key(fields: "code") { code: String! sideEvents(first: Int!): SideEventConnection! advocacyDocuments(first: Int!): AdvocacyDocumentConnection! }
      type SideEventConnection { totalCount: Int! nodes: [SideEvent!]! } type SideEvent { title: String! heldOn: String! organizers: [Organizer!]! } type Organizer { role: String! agent: Agent }
      type AdvocacyDocumentConnection { totalCount: Int! nodes: [AdvocacyDocument!]! } type AdvocacyDocument { title: String! author: Organization! }`,
    resolutions: `${link} type Session @key(fields: "code", resolvable: false) { code: String! @shareable }
      type Topic @key(fields: "code") { code: String! resolutions(first: Int!): ResolutionConnection! openMandates(first: Int!): MandateConnection! drafts(first: Int!): DraftConnection! }
      type ResolutionConnection { totalCount: Int! nodes: [Resolution!]! } type Resolution { symbol: String! title: String! adoptedOn: String adoption: Adoption paragraphs(first: Int!): ParagraphConnection! }
      type Adoption { mode: String! } type ParagraphConnection { nodes: [Paragraph!]! } type Paragraph { part: String! label: String! verb: String }
      type MandateConnection { totalCount: Int! nodes: [Mandate!]! } type Mandate { addressee: String! verb: String! status: String! dueOn: String dueSession: Session resolution: Resolution! }
      type DraftConnection { totalCount: Int! nodes: [Draft!]! } type Draft { symbol: String! title: String! status: String! }`,
  },
  resolvers: {
    membership: {
      Query: { topic: (_: unknown, { code }: { code: string }) => ({ code, label: `The topic ${code}` }) },
      Topic: { __resolveReference: ({ code }: { code: string }) => ({ code, label: `The topic ${code}` }), treaties: (_: unknown, args: { first: number }) => page(args, (number) => ({ code: `T${number}`, title: text('Treaty', number) })) },
      State: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `State ${id}` }) },
    },
    sessions: {
      ...typed,
      Session: { __resolveReference: ({ code }: { code: string }) => ({ code, title: text('Session', Number(code)) }), title: ({ code }: { code: string }) => text('Session', Number(code)) },
      Topic: {
        agendaItems: (_: unknown, args: { first: number }) => page(args, (number) => ({ title: text('Item', number), kind: 'SUBSTANTIVE', confidence: 'VERIFIED', session: session(number) })),
        statements: (_: unknown, args: { first: number }) => page(args, (number) => ({ deliveredOn: `2021-12-0${(number % 9) + 1}`, speaker: agent(number) })),
      },
    },
    'civil-society': {
      ...typed,
      Organization: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `Organization ${id}` }), name: ({ id }: { id: string }) => `Organization ${id}` },
      Topic: {
        sideEvents: (_: unknown, args: { first: number }) =>
          page(args, (number) => ({ title: text('Side event', number), heldOn: `2021-12-0${(number % 9) + 1}`, organizers: some(4, (each) => ({ role: each ? 'CO_SPONSOR' : 'HOST', agent: agent(number + each) })) })),
        advocacyDocuments: (_: unknown, args: { first: number }) => page(args, (number) => ({ title: text('Paper', number), author: { id: `o${number % 4}` } })),
      },
    },
    resolutions: {
      Topic: {
        resolutions: (_: unknown, args: { first: number }) => page(args, resolution),
        openMandates: (_: unknown, args: { first: number }) =>
          page(args, (number) => ({ addressee: 'BUREAU', verb: 'requests', status: 'OPEN', dueOn: null, dueSession: number % 2 ? session(number) : null, resolution: resolution(number) })),
        drafts: (_: unknown, args: { first: number }) => page(args, (number) => ({ symbol: `L.${number}`, title: text('Draft', number), status: 'INTRODUCED' })),
      },
      Resolution: { paragraphs: (_: unknown, args: { first: number }) => page(args, (number) => ({ part: 'OPERATIVE', label: String(number), verb: 'decides' })) },
    },
  },
};

function resolution(number: number) {
  return { symbol: `ICC-ASP/20/Res.${number}`, title: text('Resolution', number), adoptedOn: '2021-12-09', adoption: { mode: 'CONSENSUS' } };
}
