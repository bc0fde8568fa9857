import { uuidOf } from '@assembly-graph/kernel';
import { globalId } from '@assembly-graph/platform/graph';
import { loadedDatabase, type LoadedDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { resolutionsData, resolutionsStorage } from '../index.ts';
import { askResolutions, type AskResolutions } from '../testing/ask-resolutions.ts';

let graph: AskResolutions & LoadedDatabase;
beforeAll(async () => void (graph = askResolutions(await loadedDatabase({ storage: resolutionsStorage, data: resolutionsData }))));
afterAll(() => graph.close());
beforeEach(() => graph.statements.forget());

describe('a resolution', () => {
  it('answers by symbol, with its adoption, topics, sources and the figures it approved', async () => {
    const { resolution } = await graph.ask(`{ resolution(symbol: "ICC-ASP/15/Res.1") {
      id kind adoptedOn plenaryMeeting verifiedParts confidence session { code } topics { code } sources { key }
      adoption { subject mode decidedOn confidence session { code } resolution { symbol } citation officeHolder }
      budgetFigures(first: 20) { totalCount nodes { programme { code } scope amount { amount currency unit } } } } }`);
    expect(resolution).toMatchObject({
      id: globalId('Resolution', uuidOf('Resolution', 'ICC-ASP/15/Res.1')),
      kind: 'RESOLUTION', adoptedOn: '2016-11-24', plenaryMeeting: 10, verifiedParts: ['SYMBOL', 'TITLE', 'DATE', 'CONSENSUS'], confidence: 'VERIFIED',
      session: { code: '15' }, topics: [{ code: 'BUDGET' }], sources: [{ key: 'S-HRV-15RES1' }],
      adoption: {
        subject: 'RESOLUTION', mode: 'CONSENSUS', decidedOn: '2016-11-24', confidence: 'VERIFIED', session: { code: '15' },
        resolution: { symbol: 'ICC-ASP/15/Res.1' }, citation: null, officeHolder: null,
      },
    });
    expect(resolution.budgetFigures.totalCount).toBe(11);
    expect(resolution.budgetFigures.nodes[0]).toEqual({ programme: { code: 'MP-I' }, scope: null, amount: { amount: '12536.0', currency: 'EUR', unit: 'THOUSAND' } });
    expect(resolution.budgetFigures.nodes.at(-1)).toEqual({ programme: null, scope: 'EXCL_HOST_STATE_LOAN', amount: { amount: '141600.0', currency: 'EUR', unit: 'THOUSAND' } });
  });

  it('has a confidence of its adoption that is not its own', async () => {
    const { resolution } = await graph.ask('{ resolution(symbol: "ICC-ASP/23/Res.6") { confidence adoption { confidence note } } }');
    expect(resolution).toEqual({ confidence: 'VERIFIED', adoption: { confidence: 'RECALLED', note: 'Consensus recalled' } });
  });

  it('is null when there is none, also for hostile keys', async () => {
    const keys = ['ICC-ASP/99/Res.1', "' or 1=1 --", 'a\u0000b', '\ud800', '', 'x'.repeat(100_000)];
    for (const symbol of keys) {
      expect(await graph.ask('query ($symbol: String!) { resolution(symbol: $symbol) { title } }', { symbol })).toEqual({ resolution: null });
    }
  });
});

describe('the removal of the Prosecutor in 2026', () => {
  it('is a decision, not an election, and nowhere more than reported', async () => {
    const { decisions, resolutions, election, elections, candidatures } = await graph.ask(`{
      decisions(first: 5, filter: { subject: { eq: REMOVAL_FROM_OFFICE } }) { nodes {
        mode decidedOn office officeHolder votesInFavour citation confidence sources { key } session { code } resolution { title confidence verifiedParts } } }
      resolutions(first: 5, filter: { session: { eq: "S2" } }) { nodes { kind confidence adoption { subject confidence } } }
      election(code: "PR2026") { code }
      elections(first: 5, filter: { session: { eq: "S2" } }) { totalCount }
      candidatures(first: 5, filter: { election: { eq: "PR2026" } }) { totalCount } }`);
    expect(decisions.nodes).toEqual([{
      mode: 'VOTE', decidedOn: '2026-07-24', office: 'PROSECUTOR', officeHolder: 'Karim Asad Ahmad Khan', votesInFavour: 82, citation: 'Rome Statute, art. 46(2)',
      confidence: 'REPORTED', sources: [{ key: 'S-UNNEWS-20260724' }], session: { code: 'S2' },
      resolution: { title: 'Removal of the Prosecutor from office', confidence: 'REPORTED', verifiedParts: [] },
    }]);
    expect(resolutions.nodes).toEqual([{ kind: 'DECISION', confidence: 'REPORTED', adoption: { subject: 'REMOVAL_FROM_OFFICE', confidence: 'REPORTED' } }]);
    expect([election, elections.totalCount, candidatures.totalCount]).toEqual([null, 0, 0]);
  });
});

describe('the list of resolutions', () => {
  const count = async (filter: string) => (await graph.ask(`{ resolutions(first: 1, filter: ${filter}) { totalCount } }`)).resolutions.totalCount;

  it('holds the whole data set, each with a decision', async () => {
    const { resolutions, decisions } = await graph.ask('{ resolutions(first: 1) { totalCount } decisions(first: 1) { totalCount } }');
    expect([resolutions.totalCount, decisions.totalCount]).toEqual([152, 152]);
  });

  it('filters by every column, and by combinations of conditions', async () => {
    expect(await count('{ symbol: { isNull: true } }')).toBe(13);
    expect(await count('{ symbol: { startsWith: "RC/" } }')).toBe(8);
    expect(await count('{ symbol: { in: ["ICC-ASP/15/Res.1", "ICC-ASP/18/Res.1", "nothing"] } }')).toBe(2);
    expect(await count('{ title: { contains: "CRIME of aggression" } }')).toBe(4);
    expect(await count('{ kind: { in: [DECISION, DECLARATION] } }')).toBe(4);
    expect(await count('{ session: { eq: "18" } }')).toBe(7);
    expect(await count('{ session: { eq: "18" }, topics: { has: "COOPERATION" } }')).toBe(2);
    expect(await count('{ adoptedOn: { gte: "2019-12-01", lte: "2019-12-31" } }')).toBe(7);
    expect(await count('{ adoptionMode: { eq: VOTE } }')).toBe(1);
    expect(await count('{ adoptionMode: { isNull: true } }')).toBe(3);
    expect(await count('{ plenaryMeeting: { eq: 13 }, session: { eq: "17" } }')).toBe(2);
    expect(await count('{ verifiedParts: { isEmpty: true } }')).toBe(17);
    expect(await count('{ verifiedParts: { hasAll: [SYMBOL, TITLE, DATE, CONSENSUS] } }')).toBe(25);
    expect(await count('{ confidence: { eq: REPORTED } }')).toBe(1);
    expect(await count('{ or: [{ session: { eq: "18" } }, { session: { eq: "17" } }], not: { topics: { has: "BUDGET" } } }')).toBe(8);
    expect(await count('{ and: [{ session: { eq: "18" } }, { not: { session: { eq: "18" } } }] }')).toBe(0);
  });

  it('orders symbols as numbers count, and filters by the symbol all the same', async () => {
    const symbols = async (direction: string): Promise<string[]> => {
      const { resolutions } = await graph.ask(`{ resolutions(first: 100, orderBy: [{ field: symbol, direction: ${direction} }],
        filter: { symbol: { contains: "/Res." }, or: [{ symbol: { startsWith: "ICC-ASP/9/" } }, { symbol: { startsWith: "ICC-ASP/1" } }] }) { nodes { symbol } } }`);
      return resolutions.nodes.map(({ symbol }: { symbol: string }) => symbol);
    };
    const ascending = await symbols('ASC');
    const numbers = ascending.map((symbol) => symbol.match(/\d+/g)!.map(Number));
    expect(numbers.length).toBeGreaterThan(60);
    expect(numbers).toEqual(numbers.toSorted(([session = 0, number = 0], [otherSession = 0, other = 0]) => session - otherSession || number - other));
    expect(await symbols('DESC')).toEqual(ascending.toReversed());
  });

  it.each(['symbol', 'adoptedOn', 'title'])('is the same by pages forward and backward, ordered by %s', async (field) => {
    const { resolutions } = await graph.ask(`{ a: resolutions(first: 100, orderBy: [{ field: ${field} }]) { edges { cursor node { id } } } }`).then(({ a }) => ({ resolutions: a }));
    const rest = await graph.ask(`query ($after: String) { resolutions(first: 100, after: $after, orderBy: [{ field: ${field} }]) { nodes { id } } }`, { after: resolutions.edges.at(-1).cursor });
    const whole = [...resolutions.edges.map(({ node }: { node: { id: string } }) => node.id), ...rest.resolutions.nodes.map(({ id }: { id: string }) => id)];
    expect(new Set(whole).size).toBe(152);
    expect(await allPages(field, 'first', 'after')).toEqual(whole);
    expect(await allPages(field, 'last', 'before')).toEqual(whole);
  });

  async function allPages(field: string, size: 'first' | 'last', from: 'after' | 'before'): Promise<string[]> {
    const all: string[] = [];
    for (let cursor: string | null = null, more = true; more; ) {
      const { resolutions } = await graph.ask(
        `query ($cursor: String) { resolutions(${size}: 37, ${from}: $cursor, orderBy: [{ field: ${field} }]) { nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
        { cursor },
      );
      const ids = resolutions.nodes.map(({ id }: { id: string }) => id);
      all.splice(size === 'first' ? all.length : 0, 0, ...ids);
      const { hasNextPage, hasPreviousPage, startCursor, endCursor } = resolutions.pageInfo;
      [more, cursor] = size === 'first' ? [hasNextPage, endCursor] : [hasPreviousPage, startCursor];
    }
    return all;
  }

  it('refuses what it can not take, and says why', async () => {
    for (const bad of ['first: 101', 'first: 0', 'first: 1, last: 1', 'first: 1, after: "x"', 'last: 1, after: "x"']) {
      expect(await graph.refusal(`{ resolutions(${bad}) { totalCount } }`)).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
    }
    expect(await graph.refusal('{ resolutions { totalCount } }')).toMatchObject([{ code: 'BAD_USER_INPUT', message: 'Give exactly one of first and last.' }]);
    expect(await graph.refusal('query ($t: String!) { resolutions(first: 1, filter: { title: { contains: $t } }) { totalCount nodes { id } } }', { t: 'a\u0000' })).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
  });
});

describe('no N+1: SQL statements by relation, for many resolutions and decisions', () => {
  it.each([
    ['adoption { mode }', 2],
    ['adoption { mode resolution { symbol } }', 3],
    ['session { code } topics { code }', 1],
    ['budgetFigures(first: 5) { nodes { stage } }', 2],
    ['budgetFigures(first: 5) { totalCount nodes { programme { code } financialYear { label } resolution { symbol } } }', 6],
    ['sources { key }', 2],
    ['adoption { sources { key } } sources { key }', 3],
  ])('resolutions with %s take %i', async (selection, count) => {
    const { resolutions } = await graph.ask(`{ resolutions(first: 100) { nodes { symbol ${selection} } } }`);
    expect(resolutions.nodes).toHaveLength(100);
    expect(graph.statements.seen).toHaveLength(count);
  });

  it.each([
    ['resolution { symbol }', 2],
    ['session { code }', 1],
    ['resolution { adoption { mode } }', 3],
    ['sources { key }', 2],
  ])('decisions with %s take %i', async (selection, count) => {
    const { decisions } = await graph.ask(`{ decisions(first: 100, orderBy: [{ field: decidedOn, direction: DESC }]) { nodes { mode ${selection} } } }`);
    expect(decisions.nodes).toHaveLength(100);
    expect(graph.statements.seen).toHaveLength(count);
  });
});

describe('what other subgraphs ask', () => {
  it('is null for keys that nothing has, and never an error of ours', async () => {
    const keys = ['a\u0000b', '\ud800', 7, null, ['x'], { x: 1 }];
    const representations = keys.flatMap((key) => [
      { __typename: 'Session', code: key }, { __typename: 'Topic', code: key }, { __typename: 'State', iso3: key },
      { __typename: 'Resolution', symbol: key }, { __typename: 'Election', code: key }, { __typename: 'MajorProgramme', code: key },
    ]);
    const { _entities } = await graph.ask('query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }', { representations });
    expect(_entities).toEqual(representations.map(() => null));
    expect(graph.statements.seen).toEqual([]);
  });

  it('is answered with one statement a kind and field', async () => {
    const representations = [
      { __typename: 'Session', code: '18' }, { __typename: 'Session', code: '19R2' }, { __typename: 'Session', code: "' or 1=1" },
      { __typename: 'Topic', code: 'BUDGET' }, { __typename: 'Topic', code: 'APIC' },
      { __typename: 'Resolution', symbol: 'ICC-ASP/18/Res.1' }, { __typename: 'Resolution', symbol: 'ICC-ASP/15/Res.1' }, { __typename: 'Resolution', symbol: 'none' },
      { __typename: 'Resolution', id: globalId('Resolution', uuidOf('Resolution', 'ICC-ASP/18/Res.1')) }, { __typename: 'Resolution', id: globalId('Decision', uuidOf('Decision', 'PR2026')) },
      { __typename: 'Decision', id: globalId('Decision', uuidOf('Decision', 'PR2026')) },
    ];
    const { _entities } = await graph.ask(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on Session { resolutions(first: 1) { totalCount nodes { symbol } } decisions(first: 1) { totalCount } elections(first: 5) { nodes { code } } }
        ... on Topic { resolutions(first: 1, orderBy: [{ field: adoptedOn }], filter: { adoptedOn: { isNull: false } }) { nodes { symbol } } }
        ... on Resolution { symbol } ... on Decision { office } } }`,
      { representations },
    );
    expect(_entities).toEqual([
      { resolutions: { totalCount: 7, nodes: [{ symbol: 'ICC-ASP/18/Res.1' }] }, decisions: { totalCount: 7 }, elections: { nodes: [] } },
      { resolutions: { totalCount: 0, nodes: [] }, decisions: { totalCount: 0 }, elections: { nodes: [{ code: 'P2021' }] } },
      { resolutions: { totalCount: 0, nodes: [] }, decisions: { totalCount: 0 }, elections: { nodes: [] } },
      { resolutions: { nodes: [expect.objectContaining({ symbol: expect.stringContaining('Res.') })] } },
      { resolutions: { nodes: [{ symbol: null }] } },
      { symbol: 'ICC-ASP/18/Res.1' }, { symbol: 'ICC-ASP/15/Res.1' }, null,
      { symbol: 'ICC-ASP/18/Res.1' }, null,
      { office: 'PROSECUTOR' },
    ]);
    // resolutions, their counts, decisions, their counts, elections; of topics; by symbol, by id; the decision.
    expect(graph.statements.seen).toHaveLength(8);
  });
});
