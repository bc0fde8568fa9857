import { subgraphExecutor } from '@assembly-graph/platform/graph';
import { loadedDatabase, type LoadedDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { civilSocietyData, civilSocietyStorage, civilSocietySubgraph } from '../index.ts';

let loaded: LoadedDatabase;
let execute: ReturnType<typeof subgraphExecutor>;

beforeAll(async () => {
  loaded = await loadedDatabase({ storage: civilSocietyStorage, data: civilSocietyData });
  execute = subgraphExecutor(civilSocietySubgraph(loaded.database));
});
afterAll(() => loaded.close());

async function ask<T = Record<string, any>>(query: string, variables?: Record<string, unknown>): Promise<T> {
  const { data, errors } = await execute({ query, variables });
  expect(errors ?? []).toEqual([]);
  return JSON.parse(JSON.stringify(data));
}

/** Ids of a whole list, in its order. */
async function idsOf(list: string, rest = ''): Promise<string[]> {
  const answer = await ask(`{ ${list}(first: 100${rest}) { nodes { id } } }`);
  return answer[list].nodes.map(({ id }: { id: string }) => id);
}

/** Ids of a list read page by page, seven at a time, from its beginning or its end. */
async function paged(list: string, forward: boolean, rest: string): Promise<string[]> {
  const [count, cursor, edge, more] = forward ? ['first', 'after', 'endCursor', 'hasNextPage'] : ['last', 'before', 'startCursor', 'hasPreviousPage'];
  const ids: string[] = [];
  let at = '';
  for (let page = 0; page < 20; page += 1) {
    const { [list]: found } = await ask(`{ ${list}(${count}: 7${at}${rest}) { nodes { id } pageInfo { ${edge} ${more} } } }`);
    const own = found.nodes.map(({ id }: { id: string }) => id);
    ids.splice(forward ? ids.length : 0, 0, ...own);
    if (!found.pageInfo[more!]) return ids;
    at = `, ${cursor}: "${found.pageInfo[edge!]}"`;
  }
  throw new Error('the list has no end');
}

describe('paging forward and backward equals the whole list', () => {
  it.each([
    ['organizations', 74, ''],
    ['organizations', 74, ', orderBy: [{ field: seat, direction: DESC }, { field: kind }]'],
    ['organizations', 74, ', orderBy: [{ field: acronym }]'],
    ['sideEvents', 41, ''],
    ['sideEvents', 41, ', orderBy: [{ field: room, direction: DESC }, { field: startTime, direction: ASC }]'],
    ['sideEvents', 41, ', orderBy: [{ field: heldOn, direction: DESC }]'],
    ['advocacyDocuments', 61, ''],
    ['advocacyDocuments', 61, ', orderBy: [{ field: datedFrom, direction: DESC }, { field: title }]'],
    ['advocacyDocuments', 61, ', orderBy: [{ field: publishedOn }, { field: author, direction: DESC }]'],
    ['participationFigures', 6, ', orderBy: [{ field: ngoOrganizations, direction: DESC }]'],
  ])('%s (%i)%s', async (list, total, rest) => {
    const whole = await idsOf(list, rest);
    expect(new Set(whole).size).toBe(total);
    expect(await paged(list, true, rest)).toEqual(whole);
    expect(await paged(list, false, rest)).toEqual(whole);
  });
});

describe('filters', () => {
  const codes = async (list: string, filter: string) => {
    const { [list]: found } = await ask(`{ ${list}(first: 100, filter: ${filter}, orderBy: [{ field: code }]) { totalCount nodes { code } } }`);
    expect(found.totalCount).toBe(found.nodes.length);
    return found.nodes.map(({ code }: { code: string }) => code);
  };

  it.each<[string, string, string[]]>([
    ['organizations', '{ code: { in: ["hrw", "cicc", "none"] } }', ['cicc', 'hrw']],
    ['organizations', '{ kind: { eq: AD_HOC_GROUP } }', ['libyan-ngos']],
    ['organizations', '{ kind: { in: [NGO_NETWORK, POLITICAL_COALITION] } }', ['cicc', 'syrian-coalition']],
    ['organizations', '{ name: { contains: "PALESTIN" } }', ['dci-palestine', 'pchr']],
    ['organizations', '{ acronym: { startsWith: "i" }, kind: { eq: PROFESSIONAL_ASSOCIATION } }', ['iba', 'iccba']],
    ['organizations', '{ seat: { eq: "DEU" } }', ['nuremberg-academy']],
    ['organizations', '{ seatConfidence: { eq: VERIFIED } }', ['cicc']],
    ['organizations', '{ seat: { isNull: true }, kind: { eq: FOUNDATION } }', ['nuhanovic']],
    ['organizations', '{ roleInAssembly: { contains: "team leader" }, not: { seat: { eq: "FRA" } } }', ['amnesty', 'asf']],
    ['organizations', '{ confidence: { eq: RECALLED } }', []],
    ['sideEvents', '{ session: { eq: "12" } }', ['SE12-01', 'SE12-02']],
    ['sideEvents', '{ heldOn: { gte: "2013-11-24", lt: "2015-11-26" } }', ['SE12-02', 'SE14-01']],
    ['sideEvents', '{ room: { eq: "Oceania" } }', ['SE21-04', 'SE21-05']],
    ['sideEvents', '{ startTime: { startsWith: "18:" }, endTime: { eq: "20:00" } }', ['SE16-04', 'SE21-05', 'SE21-06']],
    ['sideEvents', '{ coHostStates: { hasAll: ["NLD", "AUT"] } }', ['SE19-02']],
    ['sideEvents', '{ coHostOrganizations: { hasAny: ["gipa", "cja"] } }', ['SE21-02', 'SE21-05']],
    ['sideEvents', '{ coHostStates: { isEmpty: true }, coHostOrganizations: { isEmpty: true } }', ['SE16-01']],
    ['sideEvents', '{ topics: { has: "UNIVERSALITY" } }', ['SE08-03', 'SE15-01', 'SE24-01']],
    ['sideEvents', '{ or: [{ code: { eq: "SE08-01" } }, { and: [{ session: { eq: "18" } }, { title: { contains: "africa" } }] }] }', ['SE08-01', 'SE18-01']],
    ['sideEvents', '{ title: { contains: "100%" } }', []],
    ['advocacyDocuments', '{ session: { isNull: true } }', ['AD-12', 'AD-27']],
    ['advocacyDocuments', '{ author: { eq: "iba" }, kind: { eq: GUIDE } }', ['AD-09']],
    ['advocacyDocuments', '{ dated: { startsWith: "2007" } }', ['AD-15', 'AD-16']],
    ['advocacyDocuments', '{ publishedOn: { lt: "2009-01-01" } }', ['AD-16', 'AD-17']],
    ['advocacyDocuments', '{ datedFrom: { lte: "2008-08-01" } }', ['AD-01', 'AD-15', 'AD-16']],
    ['advocacyDocuments', '{ confidence: { eq: RECALLED } }', ['AD-11']],
    ['advocacyDocuments', '{ topics: { has: "BUDGET" }, author: { eq: "amnesty" } }', ['AD-52']],
  ])('%s of %s', async (list, filter, expected) => expect(await codes(list, filter)).toEqual(expected));

  it('finds figures by number and precision', async () => {
    const { participationFigures } = await ask(`{ participationFigures(first: 10, filter: { ngoRepresentatives: { gte: 150 }, precision: { in: [NEARLY, EXACT] }, sideEvents: { isNull: true } }) {
      nodes { session { code } } } }`);
    expect(participationFigures.nodes.map(({ session }: { session: { code: string } }) => session.code)).toEqual(['16', '21', '22']);
  });
});

describe('hostile input', () => {
  it.each(['XXX', "' or 1=1 --", '', '__proto__', '%', '\ud800', '\u0000', 'x'.repeat(10_000)])('finds nothing by the key %j', async (key) => {
    const query = `query ($key: String!) { organization(code: $key) { name } sideEvent(code: $key) { title } advocacyDocument(code: $key) { title }
      participationFigure(session: $key) { precision } known: organization(code: "hrw") { acronym } }`;
    expect(await ask(query, { key })).toEqual({
      organization: null, sideEvent: null, advocacyDocument: null, participationFigure: null, known: { acronym: 'HRW' },
    });
  });

  it.each(["' or 1=1 --", 'x'.repeat(10_000), '{"a":1}'])('finds nothing around what is not there: %j', async (key) => {
    const { data, errors } = await execute({
      query: `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on Session { sideEvents(first: 1) { totalCount } advocacyDocuments(first: 1) { nodes { id } } participation { id } }
        ... on Topic { events: sideEvents(first: 1) { totalCount } documents: advocacyDocuments(first: 1) { nodes { id } } }
        ... on State { coHostedSideEvents(first: 1) { nodes { id } } organizations(first: 1) { totalCount } } } }`,
      variables: { representations: [{ __typename: 'Session', code: key }, { __typename: 'Topic', code: key }, { __typename: 'State', iso3: key }, { __typename: 'Organization', code: key }] },
    });
    expect(errors ?? []).toEqual([]);
    expect(JSON.parse(JSON.stringify(data))).toEqual({
      _entities: [
        { sideEvents: { totalCount: 0 }, advocacyDocuments: { nodes: [] }, participation: null },
        { events: { totalCount: 0 }, documents: { nodes: [] } },
        { coHostedSideEvents: { nodes: [] }, organizations: { totalCount: 0 } },
        null,
      ],
    });
  });

  it.each([{}, { code: null, iso3: null }, { code: '\u0000', iso3: '\u0000' }, { code: '\ud800', iso3: '\ud800' }, { code: 7, iso3: 7 }, { code: ['21'], iso3: ['NLD'] }])('finds nothing by the representation %j', async (keys) => {
    const { data, errors } = await execute({
      query: `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on Session { participation { id } } ... on Topic { sideEvents(first: 1) { totalCount } } ... on State { organizations(first: 1) { totalCount } }
        ... on Organization { name } ... on SideEvent { title } } }`,
      variables: { representations: ['Session', 'Topic', 'State', 'SideEvent'].map((__typename) => ({ __typename, ...keys })) },
    });
    expect(errors ?? []).toEqual([]);
    expect(data!._entities).toEqual([null, null, null, null]);
  });

  it.each([
    ['{ sideEvents { nodes { id } } }', 'Give exactly one of first and last.'],
    ['{ sideEvents(first: 101) { nodes { id } } }', 'first must be 1 to 100.'],
    ['{ sideEvents(first: 1, after: "x") { nodes { id } } }', 'What was given as after is not a cursor.'],
    ['{ sideEvents(first: 1, filter: { title: { contains: "\\u0000" } }) { nodes { id } } }', 'The value of title is not a valid text.'],
  ])('says what is wrong with %s', async (query, message) => {
    const { errors } = await execute({ query });
    expect(errors?.map((error) => [error.message, error.extensions.code])).toEqual([[message, 'BAD_USER_INPUT']]);
  });
});
