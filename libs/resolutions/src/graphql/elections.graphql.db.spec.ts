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

describe('an election', () => {
  it('answers by code, with candidates and ballots, and how States voted is secret', async () => {
    const { election } = await graph.ask(`{ election(code: "P2021") { office heldOn seats ballotsHeld confidence session { code }
      candidatures(first: 10, orderBy: [{ field: candidateName }]) { totalCount nodes { candidateName nationality { iso3 } result electedOnBallot votesWhenElected confidence } }
      ballots(first: 10) { nodes { number votesOnRecord individualVotes confidence election { code } results { votes elected confidence sources { key } candidature { candidateName } } } } } }`);
    expect(election).toMatchObject({ office: 'PROSECUTOR', heldOn: '2021-02-12', seats: 1, ballotsHeld: 2, confidence: 'VERIFIED', session: { code: '19R2' } });
    expect(election.candidatures.totalCount).toBe(4);
    expect(election.candidatures.nodes.at(-1)).toEqual({
      candidateName: 'Karim Asad Ahmad Khan', nationality: { iso3: 'GBR' }, result: 'ELECTED', electedOnBallot: 2, votesWhenElected: 72, confidence: 'VERIFIED',
    });
    // 123 States Parties, of which one did not vote.
    expect(election.ballots.nodes).toMatchObject([{ number: 2, votesOnRecord: 122, individualVotes: 'SECRET', confidence: 'VERIFIED', election: { code: 'P2021' } }]);
    expect(election.ballots.nodes[0].results.map((result: { votes: number; candidature: { candidateName: string } }) => [result.votes, result.candidature.candidateName])).toEqual([
      [72, 'Karim Asad Ahmad Khan'], [42, 'Fergal Gaynor'], [5, 'Carlos Castresana Fernández'], [3, 'Francesco Lo Voi'],
    ]);
    expect(election.ballots.nodes[0].results[0]).toMatchObject({ elected: true, confidence: 'VERIFIED', sources: [{ key: 'S-AJE-2021' }] });
  });

  it('reads the results of a ballot from the most votes down', async () => {
    const { ballots } = await graph.ask('{ ballots(first: 1, filter: { election: { eq: "J2003" } }) { nodes { results { votes } } } }');
    const votes = ballots.nodes[0].results.map((result: { votes: number }) => result.votes);
    expect(votes).toHaveLength(17);
    expect(votes).toEqual(votes.toSorted((a: number, b: number) => b - a));
  });

  it('keeps candidates who withdrew', async () => {
    const { election } = await graph.ask('{ election(code: "J2023") { candidatures(first: 20, filter: { result: { eq: WITHDRAWN } }) { nodes { candidateName electedOnBallot note } } } }');
    expect(election.candidatures.nodes).toEqual([
      { candidateName: 'Clarence Nelson', electedOnBallot: null, note: 'Withdrew ahead of the eleventh round' },
      { candidateName: 'Wanjiru Karanja', electedOnBallot: null, note: 'Withdrawn 2023-10-10' },
    ]);
  });

  it('is null when there is none, also for hostile keys', async () => {
    for (const code of ['J1900', "' or 1=1 --", '\u0000', '\udc00']) {
      expect(await graph.ask('query ($code: String!) { election(code: $code) { seats } }', { code })).toEqual({ election: null });
    }
  });
});

describe('the lists of elections, candidatures and ballots', () => {
  const count = async (list: string, filter: string) => (await graph.ask(`{ list: ${list}(first: 1, filter: ${filter}) { totalCount } }`)).list.totalCount;

  it('hold the whole data set but the removal', async () => {
    expect([await count('elections', '{}'), await count('candidatures', '{}'), await count('ballots', '{}')]).toEqual([30, 180, 8]);
  });

  it('filter', async () => {
    expect(await count('elections', '{ office: { eq: JUDGE } }')).toBe(12);
    expect(await count('elections', '{ office: { in: [PROSECUTOR, DEPUTY_PROSECUTOR] } }')).toBe(7);
    expect(await count('elections', '{ heldOn: { gte: "2020-01-01", lt: "2021-01-01" } }')).toBe(2);
    expect(await count('elections', '{ ballotsHeld: { isNull: true }, office: { eq: ACN_MEMBER } }')).toBe(2);
    expect(await count('elections', '{ seats: { gt: 6 }, not: { office: { eq: JUDGE } } }')).toBe(3);
    expect(await count('candidatures', '{ candidateName: { contains: "PARMAS" } }')).toBe(3);
    expect(await count('candidatures', '{ nationality: { eq: "KOR" }, result: { eq: ELECTED } }')).toBe(8);
    expect(await count('candidatures', '{ election: { eq: "J2023" }, gender: { eq: FEMALE } }')).toBe(6);
    expect(await count('candidatures', '{ election: { eq: "J2020" }, list: { eq: A } }')).toBe(3);
    expect(await count('candidatures', '{ votesWhenElected: { gte: 85 } }')).toBe(4);
    expect(await count('candidatures', '{ electedOnBallot: { gte: 10 } }')).toBe(2);
    expect(await count('candidatures', '{ termEndsOn: { gt: "2030-03-10" } }')).toBe(6);
    expect(await count('ballots', '{ election: { eq: "J2020" }, number: { gte: 3 } }')).toBe(3);
  });

  it('order and page', async () => {
    const { first } = await graph.ask('{ first: candidatures(first: 100, orderBy: [{ field: nationality, direction: DESC }]) { nodes { id } pageInfo { endCursor } } }');
    const { rest } = await graph.ask('query ($after: String) { rest: candidatures(first: 100, after: $after, orderBy: [{ field: nationality, direction: DESC }]) { nodes { id } pageInfo { hasNextPage } } }', { after: first.pageInfo.endCursor });
    const { last } = await graph.ask('{ last: candidatures(last: 80, orderBy: [{ field: nationality, direction: DESC }]) { nodes { id } } }');
    expect(first.nodes).toHaveLength(100);
    expect(rest.nodes).toEqual(last.nodes);
    expect(rest.pageInfo.hasNextPage).toBe(false);
    expect(new Set([...first.nodes, ...rest.nodes].map(({ id }: { id: string }) => id)).size).toBe(180);
  });
});

describe('no N+1: SQL statements by relation, for many elections, candidatures and ballots', () => {
  it.each([
    ['elections', 'candidatures(first: 5) { nodes { candidateName } }', 2],
    ['elections', 'candidatures(first: 5) { totalCount nodes { nationality { iso3 } election { code } } }', 4],
    ['elections', 'ballots(first: 5) { nodes { number } }', 2],
    ['elections', 'ballots(first: 5) { totalCount nodes { votesOnRecord individualVotes results { votes candidature { candidateName } } } }', 5],
    ['elections', 'session { code } sources { key }', 2],
    ['candidatures', 'election { code } nationality { iso3 } sources { key }', 3],
    ['ballots', 'election { code } results { sources { key } candidature { candidateName election { code } } } sources { key }', 5],
  ])('%s with %s take %i', async (list, selection, statements) => {
    const { found } = await graph.ask(`{ found: ${list}(first: 100) { nodes { id ${selection} } } }`);
    expect(found.nodes.length).toBeGreaterThan(7);
    expect(graph.statements.seen).toHaveLength(statements);
  });

  it('answers references with one statement a kind', async () => {
    const id = (type: string, key: string) => ({ __typename: type, id: globalId(type, uuidOf(type, key)) });
    const representations = [
      { __typename: 'State', iso3: 'KOR' }, { __typename: 'State', iso3: 'KEN' }, { __typename: 'State', iso3: 'XXX' },
      { __typename: 'Election', code: 'J2020' }, { __typename: 'Election', code: 'none' }, id('Election', 'J2020'),
      id('Candidature', 'J2020/Joanna Korner'), id('Ballot', 'J2020/1'), { __typename: 'Ballot', id: 'nonsense' },
    ];
    const { _entities } = await graph.ask(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on State { candidatures(first: 1, filter: { result: { eq: WITHDRAWN } }, orderBy: [{ field: election }]) { nodes { candidateName } } }
        ... on Election { seats } ... on Candidature { candidateName } ... on Ballot { number } } }`,
      { representations },
    );
    expect(_entities).toEqual([
      { candidatures: { nodes: [] } }, { candidatures: { nodes: [{ candidateName: 'Effie Owuor' }] } }, { candidatures: { nodes: [] } },
      { seats: 6 }, null, { seats: 6 }, { candidateName: 'Joanna Korner' }, { number: 1 }, null,
    ]);
    expect(graph.statements.seen).toHaveLength(5);
  });
});
