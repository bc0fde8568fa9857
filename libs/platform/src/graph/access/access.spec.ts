import { PUBLIC, type Actor } from '@assembly-graph/kernel';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { buildSchema, parse, print } from 'graphql';
import { ran, toySubgraph } from '../../testing/toy-subgraph.ts';
import { subgraphExecutor } from '../subgraph-executor.ts';
import { subgraphSchema, subgraphSdl } from '../subgraph.ts';
import { enforceAccess } from './enforce.ts';
import { withoutAccess } from './without-access.ts';

const actor = (role: Actor['role'], more: Partial<Actor> = {}): Actor => ({
  role,
  subject: role,
  state: null,
  organization: null,
  scopes: [],
  ...more,
});
const ACTORS = {
  public: PUBLIC,
  'a delegation': actor('delegation', { state: 'SEN' }),
  'the NGO itself': actor('ngo', { organization: 'amnesty' }),
  'the NGO itself with half the scopes': actor('ngo', { organization: 'amnesty', scopes: ['personal:read'] }),
  'another NGO with the scopes': actor('ngo', { organization: 'fidh', scopes: ['badges:read', 'personal:read'] }),
  'the Coalition': actor('coalition', { organization: 'cicc', scopes: ['everything:read'] }),
  'the secretariat': actor('secretariat'),
} satisfies Record<string, Actor>;
type Who = keyof typeof ACTORS;

const execute = subgraphExecutor(toySubgraph());
const ask = (who: Who, query: string, variables?: Record<string, unknown>) => execute({ query, variables, actor: ACTORS[who] });
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

/** What each may see of the badge of Amnesty, stated by hand: the table that the code must agree with. */
const SEES: Record<Who, { printedOn: string; holder: string; note: string | null }> = {
  public: { printedOn: 'UNAUTHENTICATED', holder: 'UNAUTHENTICATED', note: null },
  'a delegation': { printedOn: '2026-11-01', holder: 'FORBIDDEN', note: null },
  'the NGO itself': { printedOn: '2026-11-01', holder: 'FORBIDDEN', note: 'lost once' },
  'the NGO itself with half the scopes': { printedOn: '2026-11-01', holder: 'FORBIDDEN', note: 'lost once' },
  'another NGO with the scopes': { printedOn: '2026-11-01', holder: 'A. Person', note: null },
  'the Coalition': { printedOn: '2026-11-01', holder: 'A. Person', note: null },
  'the secretariat': { printedOn: '2026-11-01', holder: 'FORBIDDEN', note: 'lost once' },
};
const SEALED: Record<Who, string[]> = {
  public: [],
  'a delegation': [],
  'the NGO itself': ['s1'],
  'the NGO itself with half the scopes': ['s1'],
  'another NGO with the scopes': ['s2'],
  'the Coalition': [],
  'the secretariat': ['s1', 's2'],
};
const WHO = Object.keys(ACTORS) as Who[];

/** Every way to the badge: a query with `FIELD` in it, and where the value then stands. */
const TO_BADGE: Record<string, [query: string, find: (data: any) => any]> = {
  direct: ['{ badge(code: "b1") { FIELD } }', (data) => data.badge],
  alias: [
    '{ mine: badge(code: "b1") { code note: code seen: FIELD } }',
    ({ mine }) => ({ printedOn: mine.seen, holder: mine.seen, note: mine.seen }),
  ],
  fragment: ['{ badge(code: "b1") { ...All } } fragment All on Badge { ... on Thing { ... on Badge { FIELD } } }', (data) => data.badge],
  'interface fragment': ['{ things { ... on Badge { FIELD } } }', (data) => data.things[0]],
  'union fragment': ['{ found { __typename ... on Badge { FIELD } } }', (data) => data.found[0]],
  'interface fragment in a union': ['{ found { ... on Thing { __typename ... on Badge { FIELD } } } }', (data) => data.found[0]],
  _entities: [
    '{ _entities(representations: [{ __typename: "Badge", code: "b1" }]) { ... on Badge { FIELD } } }',
    (data) => data._entities[0],
  ],
  'nested list': ['{ shelves { badges { FIELD } } }', (data) => data.shelves[0][0].badges[0]],
};
const TO_SEALED: Record<string, [query: string, find: (data: any) => unknown, expected: (codes: string[]) => unknown]> = {
  direct: [
    '{ s1: sealed(code: "s1") { code text } s2: sealed(code: "s2") { code text } }',
    ({ s1, s2 }) => [s1?.code ?? null, s2?.code ?? null],
    (codes) => places(codes),
  ],
  'interface list': ['{ things { __typename code } }', (data) => data.things.slice(1).map((each: any) => each.code), (codes) => codes],
  'union list': [
    '{ found { __typename ... on Sealed { code } } }',
    (data) => data.found.slice(1).map((each: any) => each.code),
    (codes) => codes,
  ],
  nodes: [
    '{ shelves { sealed { nodes { code } } } }',
    (data) => data.shelves[0][0].sealed.nodes.map((each: any) => each.code),
    (codes) => codes,
  ],
  edges: [
    '{ shelves { sealed { edges { node { code } } } } }',
    (data) => data.shelves[0][0].sealed.edges.map((each: any) => each.node.code),
    (codes) => codes,
  ],
  'a list of nullables': [
    '{ shelves { sealed { places { code } } } }',
    (data) => data.shelves[0][0].sealed.places.map((each: any) => each?.code ?? null),
    (codes) => places(codes),
  ],
  _entities: [
    '{ _entities(representations: [{ __typename: "Sealed", code: "s1" }, { __typename: "Sealed", code: "s2" }]) { __typename ... on Sealed { code } } }',
    (data) => data._entities.map((each: any) => each?.code ?? null),
    (codes) => places(codes),
  ],
};
const places = (codes: string[]) => ['s1', 's2'].map((code) => (codes.includes(code) ? code : null));

describe('a guarded field', () => {
  const table = Object.keys(TO_BADGE).flatMap((way) =>
    (['printedOn', 'holder', 'note'] as const).flatMap((field) => WHO.map((who) => [way, field, who] as const)),
  );
  it.each(table)('%s: %s is told to %s as the table says', async (way, field, who) => {
    const [query, find] = TO_BADGE[way]!;
    const { data, errors = [] } = plain(await ask(who, query.replace('FIELD', field)));
    const told = find(data)[field] ?? errors[0]?.extensions.code ?? null;
    expect([told, errors.length]).toEqual([SEES[who][field], /^[A-Z]+$/.test(SEES[who][field] ?? '') ? 1 : 0]);
  });

  it('selected through the interface that has it is guarded as well', async () => {
    expect(plain(await ask('public', '{ things { note } }')).data).toEqual({ things: [{ note: null }] });
    expect(plain(await ask('the NGO itself', '{ things { note } }')).data).toEqual({ things: [{ note: 'lost once' }, { note: null }] });
  });

  it('is refused before anything is looked up', async () => {
    ran.length = 0;
    const { data, errors } = plain(await ask('public', '{ mine }'));
    expect([data, errors[0].extensions, errors[0].message]).toEqual([null, { code: 'UNAUTHENTICATED' }, 'A valid token is needed.']);
    expect(plain(await ask('another NGO with the scopes', '{ notesOf(organization: "amnesty") }'))).toEqual({ data: { notesOf: [] } });
    expect(ran).toEqual([]);
    expect(plain(await ask('the NGO itself', '{ notesOf(organization: "amnesty") }'))).toEqual({ data: { notesOf: ['a note'] } });
    expect(ran).toEqual(['notesOf amnesty']);
  });

  it('is open to nobody where the gateway said nothing of who asks', async () => {
    expect(plain(await execute({ query: '{ badge(code: "b1") { note printedOn } }' })).data).toEqual({
      badge: { note: null, printedOn: null },
    });
  });
});

describe('a guarded thing', () => {
  const table = Object.keys(TO_SEALED).flatMap((way) => WHO.map((who) => [way, who] as const));
  it.each(table)('%s: %s finds theirs, and nothing where the others are', async (way, who) => {
    const [query, find, expected] = TO_SEALED[way]!;
    const { data, errors } = plain(await ask(who, query));
    expect([find(data), errors]).toEqual([expected(SEALED[who]), undefined]);
  });

  it.each([
    '{ sealed(code: "CODE") { code text } }',
    '{ _entities(representations: [{ __typename: "Sealed", code: "CODE" }]) { ... on Sealed { text } } }',
  ])("of somebody else answers as one that isn't there: %s", async (query) => {
    const answers = await Promise.all(['s2', 'nothing'].map((code) => ask('the NGO itself', query.replace('CODE', code))));
    expect(plain(answers[0])).toEqual(plain(answers[1]));
  });

  it.each(WHO)('that needs a scope is there only for a token with it: %s', async (who) => {
    const has = ['the NGO itself with half the scopes', 'another NGO with the scopes'].includes(who);
    const { data, errors } = plain(
      await ask(
        who,
        '{ dossiers { code } _entities(representations: [{ __typename: "Dossier", code: "d1" }]) { ... on Dossier { code } } }',
      ),
    );
    expect([data, errors]).toEqual([
      has ? { dossiers: [{ code: 'd1' }], _entities: [{ code: 'd1' }] } : { dossiers: [], _entities: [null] },
      undefined,
    ]);
  });

  it("can't be changed by somebody else, in the same words as one that isn't there", async () => {
    ran.length = 0;
    const rename = (organization: string, code: string) =>
      ask(
        'the NGO itself',
        'mutation ($organization: String!, $code: String!) { rename(organization: $organization, code: $code) { sealed { code } } }',
        { organization, code },
      );
    const [theirs, absent] = [plain(await rename('fidh', 's2')), plain(await rename('amnesty', 'nothing'))];
    expect(theirs).toEqual(absent);
    expect(theirs).toMatchObject({ data: null, errors: [{ extensions: { code: 'NOT_FOUND' } }] });
    expect(ran).toEqual(['rename nothing']);
    expect(plain(await rename('amnesty', 's1'))).toEqual({ data: { rename: { sealed: { code: 's1' } } } });
    expect(plain(await ask('public', 'mutation { rename(organization: "amnesty", code: "s1") { sealed { code } } }')).errors).toMatchObject(
      [{ extensions: { code: 'UNAUTHENTICATED' } }],
    );
  });
});

describe('a deed with a payload', () => {
  const seal = async (who: Who, organization: string, code: string) => {
    const query =
      'mutation ($organization: String!, $code: String!) { seal(organization: $organization, code: $code) { sealed { code } userErrors { code message field rule } } }';
    return plain(await ask(who, query, { organization, code }));
  };

  it('tells what is not theirs and what is not there by the same user error', async () => {
    ran.length = 0;
    const [theirs, absent] = [await seal('the NGO itself', 'fidh', 's2'), await seal('the NGO itself', 'amnesty', 'nothing')];
    expect(theirs).toEqual(absent);
    const userErrors = [{ code: 'NOT_FOUND', message: 'A thing that this names is not in the record.', field: null, rule: null }];
    expect(theirs).toEqual({ data: { seal: { sealed: null, userErrors } } });
    expect(ran).toEqual(['seal nothing']);
  });

  it('keeps every other answer as it is', async () => {
    expect(await seal('the NGO itself', 'amnesty', 's1')).toEqual({ data: { seal: { sealed: { code: 's1' }, userErrors: [] } } });
    const userErrors = [{ code: 'RULE_BROKEN', message: 'What is sealed is not sealed again.', field: null, rule: 'rule 1' }];
    expect(await seal('another NGO with the scopes', 'fidh', 's2')).toEqual({ data: { seal: { sealed: null, userErrors } } });
  });
});

describe('a policy that breaks', () => {
  let written: string[];
  beforeEach(() => {
    written = [];
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  });
  afterEach(() => void jest.restoreAllMocks());

  it('lets nobody through, and is logged without who asked', async () => {
    expect(plain(await ask('the secretariat', '{ broken }'))).toEqual({ data: { broken: null } });
    expect(JSON.parse(written[0]!)).toMatchObject({ level: 'error', policy: 'breaks' });
    expect(written.join('')).not.toContain('"secretariat"');
  });
});

describe('a schema is refused', () => {
  const schema = (body: string) => () =>
    enforceAccess(
      buildSchema(`directive @authenticated on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
        directive @policy(policies: [[String!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
        directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION | OBJECT ${body}`),
      { known: () => true },
    );
  it.each([
    [
      'that asks for a policy nobody has',
      'type Query { a: String @policy(policies: [["unknown"]]) }',
      'Query.a asks for the policy "unknown", which its door does not have.',
    ],
    [
      'that asks for a policy of the prototype',
      'type Query { a: String @policy(policies: [["constructor"]]) }',
      'which its door does not have',
    ],
    ['that asks for nothing', 'type Query { a: String @policy(policies: []) }', '@policy on Query.a asks for nothing.'],
    [
      'that asks for nothing in one of two ways',
      'type Query { a: String @requiresScopes(scopes: [["x"], []]) }',
      '@requiresScopes on Query.a asks for nothing.',
    ],
    [
      'that promises what a policy may refuse',
      'type Query { a: String! @policy(policies: [["known"]]) }',
      'Query.a has a policy, so it must be nullable or a list',
    ],
    [
      'that promises a guarded thing',
      'type T @authenticated { a: String } type Query { a: T! }',
      'Query.a promises a thing that may have to be hidden',
    ],
    [
      'that promises a union with a guarded thing',
      'type T @authenticated { a: String } union U = T type Query { a: U! }',
      'Query.a promises a thing',
    ],
    ['that guards a scalar', 'scalar S @authenticated type Query { a: S }', "@authenticated can't be enforced on S"],
    ['that guards an enum', 'enum E @authenticated { A } type Query { a: E }', "@authenticated can't be enforced on E"],
    ['that guards an interface', 'interface I @authenticated { a: String } type Query { a: I }', "@authenticated can't be enforced on I"],
    [
      'that guards the field of an interface',
      'interface I { a: String @authenticated } type Query { a: I }',
      "@authenticated can't be enforced on I",
    ],
    ['that guards all queries', 'type Query @authenticated { a: String }', "@authenticated can't be enforced on Query"],
    [
      'that guards a subscription',
      'type Subscription { a: String @authenticated } type Query { a: String }',
      "@authenticated can't be enforced on Subscription",
    ],
  ])('%s', (_name, body, sentence) => {
    expect(schema(body)).toThrow(sentence);
  });

  it('by none of these if nothing is wrong with it', () => {
    expect(
      schema(
        'type T @authenticated { a: String! @requiresScopes(scopes: [["x"]]) } type Query { a: T b: [T!]! c: [String!]! @policy(policies: [["known"]]) }',
      ),
    ).not.toThrow();
  });
});

describe('the SDL', () => {
  it('says what is guarded, in the contract and to whoever asks the subgraph', () => {
    const sdl = subgraphSdl(toySubgraph());
    expect(sdl).toContain('printedOn: String @authenticated');
    expect(sdl).toMatch(/type Sealed implements Thing .*@policy\(policies: \[\["ownBadge"\], \["nobody", "ownBadge"\]\]\)/);
    expect(subgraphSchema(toySubgraph({ policies: { ...toySubgraph().policies } })).getDirective('policy')).toBeDefined();
  });

  it('loses it, and nothing else, on the way to the stock gateway', () => {
    const document = parse(subgraphSdl(toySubgraph()), { noLocation: true });
    const composed = print(withoutAccess(document));
    expect(composed).not.toMatch(/authenticated|requiresScopes|policy/);
    const bare = print(document)
      .replaceAll(/ @(authenticated\b|requiresScopes\(.*?\]\]\)|policy\(.*?\]\]\))/g, '')
      .replaceAll(/, "@(authenticated|requiresScopes|policy)"/g, '');
    expect(composed).toBe(bare);
  });
});
