import { uuidOf } from '@assembly-graph/kernel';
import { globalId, subgraphExecutor } from '@assembly-graph/platform/graph';
import { loadedDatabase, type LoadedDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sessionsData, sessionsStorage, sessionsSubgraph } from '../index.ts';

const clock = { now: () => '2026-11-23T12:00:00.000Z' };
let loaded: LoadedDatabase;
let execute: ReturnType<typeof subgraphExecutor>;

beforeAll(async () => {
  loaded = await loadedDatabase({ storage: sessionsStorage, data: sessionsData });
  execute = subgraphExecutor(sessionsSubgraph(loaded.database, clock));
});
afterAll(() => loaded.close());
beforeEach(() => loaded.statements.forget());

async function ask<T = Record<string, any>>(query: string, variables?: Record<string, unknown>): Promise<T> {
  const { data, errors } = await execute({ query, variables });
  expect(errors ?? []).toEqual([]);
  return JSON.parse(JSON.stringify(data));
}

describe('what is loaded', () => {
  it('has every row of the data set, and the 17 topics', async () => {
    const counts = await ask(`{ sessions(first: 1) { totalCount } topics(first: 1) { totalCount } agendaItems(first: 1) { totalCount }
      documents(first: 1) { totalCount } statements(first: 1) { totalCount } }`);
    const totals = Object.fromEntries(Object.entries(counts).map(([list, { totalCount }]) => [list, totalCount]));
    expect(totals).toEqual({ sessions: 39, topics: 17, agendaItems: 107, documents: 40, statements: 256 });
  });

  it('refuses by CHECK a statement on behalf of the same one twice, or of its speaker', async () => {
    const change = (code: string, list: string) => loaded.database.query(`update sessions.statement set on_behalf_of = $2 where code = $1`, [code, list]);
    await expect(change('ST0113', '{hrw,hrw}')).rejects.toThrow('nobody_speaks_for_the_same_one_twice');
    await expect(change('ST0113', '{npwj}')).rejects.toThrow('nobody_speaks_on_behalf_of_itself');
  });
});

describe('a session', () => {
  it('is found by number as the regular one, by code as any', async () => {
    const answer = await ask(`{ session(number: 19) { code kind title opensOn closesOn parent { code } resumptions(first: 5) { nodes { code title resumption parent { number } } } }
      sessionByCode(code: "RC2010") { kind title number city country { iso3 } venue symbolSeries }
      first: sessionByCode(code: "S1") { title kind number } second: sessionByCode(code: "S2") { title symbolSeries confidence sources { key } } }`);
    expect(answer).toEqual({
      session: {
        code: '19', kind: 'REGULAR', title: 'Nineteenth session', opensOn: '2020-12-14', closesOn: '2020-12-16', parent: null,
        resumptions: { nodes: [
          { code: '19R1', title: 'Nineteenth session, first resumption', resumption: 1, parent: { number: 19 } },
          { code: '19R2', title: 'Nineteenth session, second resumption', resumption: 2, parent: { number: 19 } },
        ] },
      },
      sessionByCode: { kind: 'REVIEW_CONFERENCE', title: 'Review Conference of the Rome Statute', number: null, city: 'Kampala', country: { iso3: 'UGA' }, venue: null, symbolSeries: 'RC' },
      first: { title: 'First special session', kind: 'SPECIAL', number: null },
      second: { title: 'Special session of July 2026', symbolSeries: null, confidence: 'REPORTED', sources: [{ key: 'S-UNNEWS-20260724' }, { key: 'S-MEE-2026' }] },
    });
  });

  it('names its President by the seat on the Bureau, and an early end by the day that was planned', async () => {
    const { session } = await ask('{ session(number: 20) { closesOn scheduledToCloseOn president { id } } }');
    expect(session).toEqual({ closesOn: '2021-12-10', scheduledToCloseOn: '2021-12-11', president: { id: globalId('BodySeat', uuidOf('BodySeat', 'P7')) } });
  });

  it('knows whether it is still to come, open or closed', async () => {
    const { sessions } = await ask('{ sessions(first: 100, filter: { number: { gte: 24 } }) { nodes { code phase then: phase(asOf: { at: "2025-12-03T10:00:00Z" }) } } }');
    expect(sessions.nodes).toEqual([{ code: '24', phase: 'CLOSED', then: 'OPEN' }, { code: '25', phase: 'UPCOMING', then: 'UPCOMING' }]);
  });

  it('is null when there is none, also for hostile keys', async () => {
    expect(await ask(`{ a: session(number: 0) { code } b: session(number: -2147483648) { code } c: sessionByCode(code: "' or 1=1 --") { code }
      d: sessionByCode(code: "\\u0000") { code } e: topic(code: "\\u0000") { code } f: topic(code: "budget") { code } g: document(symbol: "\\u0000") { symbol }
      h: document(symbol: "ICC-ASP/21/%") { symbol } i: agendaItem(code: "\\u0000") { code } j: statement(code: "\\u0000") { code } k: sessionByCode(code: "") { code } }`))
      .toEqual({ a: null, b: null, c: null, d: null, e: null, f: null, g: null, h: null, i: null, j: null, k: null });
  });
});

describe('how many spoke', () => {
  it('is counted for a part of the session, by default the general debate', async () => {
    const { session } = await ask(`{ session(number: 21) {
      speakingCounts { statements speakers states organizations onBehalfOfOthers writtenOnly }
      cooperation: speakingCounts(segment: COOPERATION_PLENARY) { statements speakers onBehalfOfOthers }
      all: speakingCounts(segment: null) { statements speakers } } }`);
    expect(session).toEqual({
      speakingCounts: { statements: 22, speakers: 22, states: 4, organizations: 18, onBehalfOfOthers: 2, writtenOnly: 4 },
      cooperation: { statements: 2, speakers: 2, onBehalfOfOthers: 1 },
      all: { statements: 27, speakers: 23 },
    });
  });

  it('leaves recalled statements out unless they are asked for', async () => {
    await loaded.database.query(`update sessions.statement set confidence = 'RECALLED' where code = 'ST0193'`);
    const { session } = await ask('{ session(number: 16) { speakingCounts { statements } with: speakingCounts(includeUnconfirmed: true) { statements } } }');
    await loaded.database.query(`update sessions.statement set confidence = 'VERIFIED' where code = 'ST0193'`);
    expect(session.with.statements - session.speakingCounts.statements).toBe(1);
  });

  it('is null where the record has none, which is not zero', async () => {
    expect(await ask('{ session(number: 1) { speakingCounts { statements } } }')).toEqual({ session: { speakingCounts: null } });
  });

  it('takes one statement for all sessions, whatever is asked of each', async () => {
    const { sessions } = await ask(`{ sessions(first: 100, filter: { kind: { eq: REGULAR } }) { nodes { number speakingCounts { states }
      closing: speakingCounts(segment: CLOSING) { speakers } } } }`);
    expect(sessions.nodes).toHaveLength(25);
    expect(sessions.nodes[21]).toEqual({ number: 22, speakingCounts: { states: 46 }, closing: { speakers: 1 } });
    expect(loaded.statements.seen).toHaveLength(2);
  });
});

describe('a statement', () => {
  it('has a State or an organization as speaker, and edges to those it was made for', async () => {
    const agent = '__typename ... on State { iso3 } ... on Organization { code }';
    const answer = await ask(`{ eu: statement(code: "ST0189") { speaker { ${agent} } onBehalfOf { ${agent} } capacity session { code } segment deliveredOn topics { code } }
      npwj: statement(code: "ST0113") { speaker { ${agent} } onBehalfOf { ${agent} } form speakerPerson confidence sources { key } }
      pace: statement(code: "ST0221") { speakerPerson confidence note } }`);
    expect(answer).toEqual({
      eu: {
        speaker: { __typename: 'State', iso3: 'SWE' }, onBehalfOf: [{ __typename: 'Organization', code: 'eu' }], capacity: 'STATE_PARTY', session: { code: '8' },
        segment: 'GENERAL_DEBATE', deliveredOn: '2009-11-19', topics: [],
      },
      npwj: {
        speaker: { __typename: 'Organization', code: 'npwj' },
        onBehalfOf: ['al-haq', 'hrw', 'fidh', 'pga', 'ulag'].map((code) => ({ __typename: 'Organization', code })),
        form: 'ORAL', speakerPerson: null, confidence: 'VERIFIED', sources: [{ key: 'S-CICC-S21' }, { key: 'S-ALHAQ-21' }],
      },
      pace: { speakerPerson: 'William Pace', confidence: 'VERIFIED', note: 'Final plenary' },
    });
  });

  it.each([
    ['session: { eq: "21" }, form: { eq: WRITTEN }', 4],
    ['segment: { eq: COOPERATION_PLENARY }', 24],
    ['segment: { isNull: true }', 12],
    ['topics: { has: "COOPERATION" }', 24],
    ['topics: { isEmpty: true }', 232],
    ['onBehalfOf: { has: "eu" }', 2],
    ['onBehalfOf: { hasAny: ["al-haq", "eu"] }', 5],
    ['onBehalfOf: { hasAll: ["al-haq", "hrw"] }', 1],
    ['speakerState: { in: ["CHN", "USA"] }, capacity: { eq: OBSERVER_STATE }', 5],
    ['speakerOrganization: { eq: "hrw" }, not: { segment: { eq: GENERAL_DEBATE } }', 5],
    ['deliveredOn: { gte: "2023-12-01", lt: "2024-01-01" }', 50],
    ['or: [{ speakerState: { eq: "JOR" } }, { speakerState: { eq: "NLD" } }], and: [{ session: { in: ["8", "22"] } }]', 4],
    ['code: { eq: "ST0001" }, confidence: { eq: VERIFIED }', 1],
  ])('is found by { %s }', async (filter, count) => {
    const { statements } = await ask(`{ statements(first: 100, filter: { ${filter} }) { totalCount nodes { code } } }`);
    expect([statements.totalCount, statements.nodes.length]).toEqual([count, Math.min(count, 100)]);
  });
});

describe('documents', () => {
  it('sort by symbol as people count', async () => {
    const { documents } = await ask('{ documents(first: 100, filter: { session: { in: ["4", "4R", "21"] } }, orderBy: [{ field: symbol }]) { nodes { symbol } } }');
    expect(documents.nodes.map(({ symbol }: { symbol: string }) => symbol)).toEqual([
      'ICC-ASP/4/18', 'ICC-ASP/4/19', 'ICC-ASP/4/27', 'ICC-ASP/4/30', 'ICC-ASP/4/32', 'ICC-ASP/4/33', 'ICC-ASP/4/34', 'ICC-ASP/4/35', 'ICC-ASP/4/INF.2',
      'ICC-ASP/21/1', 'ICC-ASP/21/1/Add.1', 'ICC-ASP/21/2', 'ICC-ASP/21/3', 'ICC-ASP/21/4',
    ]);
    const { all } = await ask('{ all: documents(last: 2, orderBy: [{ field: symbol, direction: DESC }]) { nodes { symbol } } }');
    expect(all.nodes.map(({ symbol }: { symbol: string }) => symbol)).toEqual(['ICC-ASP/1/3/Add.1', 'ICC-ASP/1/3']);
  });

  it('say what their symbols say, and lead to what they go with', async () => {
    const answer = await ask(`{ addendum: document(symbol: "ICC-ASP/21/1/Add.1") { kind part principalSymbol principal { title parts(first: 5) { nodes { symbol } } } session { number } }
      alone: document(symbol: "ICC-ASP/7/33/Add.1") { principalSymbol principal { title } } info: document(symbol: "ICC-ASP/15/INF.2") { kind publishedOn topics { code } } }`);
    expect(answer).toEqual({
      addendum: { kind: 'NUMBERED', part: 'ADDENDUM', principalSymbol: 'ICC-ASP/21/1', principal: { title: 'Provisional agenda', parts: { nodes: [{ symbol: 'ICC-ASP/21/1/Add.1' }] } }, session: { number: 21 } },
      alone: { principalSymbol: 'ICC-ASP/7/33', principal: null },
      info: { kind: 'INFORMATION', publishedOn: '2016-07-29', topics: [{ code: 'BUDGET' }] },
    });
  });

  it('are found by title and day, % and _ meaning themselves', async () => {
    const { a, b, c } = await ask(`{ a: documents(first: 50, filter: { title: { contains: "OFFICIAL records" } }) { totalCount }
      b: documents(first: 1, filter: { title: { contains: "%" } }) { totalCount } c: documents(first: 9, filter: { publishedOn: { gte: "2020-01-01" } }) { nodes { symbol } } }`);
    expect([a.totalCount, b.totalCount, c.nodes]).toEqual([9, 0, [{ symbol: 'ICC-ASP/19/5' }, { symbol: 'ICC-ASP/19/10' }, { symbol: 'ICC-ASP/19/12' }]]);
  });
});

describe('agenda items and topics', () => {
  it('a topic has the items that name it, over all sessions', async () => {
    const { topic } = await ask(`{ topic(code: "COOPERATION") { label position confidence sources { key } agendaItems(first: 20) { nodes { title kind session { code } topics { code } } }
      statements(first: 1) { totalCount } documents(first: 5) { totalCount } } }`);
    expect(topic).toMatchObject({ label: 'Cooperation', position: 3, confidence: 'DERIVED', sources: [{ key: 'resolutions.csv' }], statements: { totalCount: 24 }, documents: { totalCount: 0 } });
    expect(topic.agendaItems.nodes.map(({ session }: { session: { code: string } | null }) => session?.code ?? null)).toEqual(['10', '14', '23', null]);
    expect(topic.agendaItems.nodes[1]).toEqual({ title: 'Cooperation', kind: 'RECORDS_HEADING', session: { code: '14' }, topics: [{ code: 'COOPERATION' }] });
  });

  it('the agenda of a session stands in order; the typical agenda is of none and recalled', async () => {
    const answer = await ask(`{ sessionByCode(code: "RC2010") { agenda(first: 2, filter: { kind: { eq: PROVISIONAL_AGENDA_ITEM } }) { totalCount nodes { position title } } }
      typical: agendaItems(first: 100, filter: { session: { isNull: true } }) { totalCount nodes { confidence session { code } } } }`);
    expect(answer.sessionByCode.agenda).toEqual({ totalCount: 12, nodes: [{ position: 1, title: 'Opening of the Conference' }, { position: 2, title: 'Silent prayer or meditation' }] });
    expect(answer.typical.nodes).toEqual(Array.from({ length: 21 }, () => ({ confidence: 'RECALLED', session: null })));
  });
});

describe('paging', () => {
  const LISTS: [list: string, key: string, orderBy: string][] = [
    ['sessions', 'code', ''], ['sessions', 'code', 'orderBy: [{ field: number, direction: DESC }, { field: city }]'],
    ['topics', 'code', ''],
    ['agendaItems', 'code', ''], ['agendaItems', 'code', 'orderBy: [{ field: session, direction: DESC }, { field: title }]'],
    ['documents', 'symbol', ''], ['documents', 'symbol', 'orderBy: [{ field: publishedOn }, { field: symbol, direction: DESC }]'],
    ['statements', 'code', ''], ['statements', 'code', 'orderBy: [{ field: deliveredOn, direction: DESC }]'],
  ];

  it.each(LISTS)('%s by %s gives forward and backward the whole list (%s)', async (list, key, orderBy) => {
    const page = async (range: string) => (await ask(`{ page: ${list}(${range} ${orderBy}) { totalCount nodes { ${key} } pageInfo { startCursor endCursor hasNextPage hasPreviousPage } } }`)).page;
    const keysOf = ({ nodes }: { nodes: Record<string, string>[] }) => nodes.map((node) => node[key]!);
    const forward: string[] = [];
    for (let after = ''; ; ) {
      const { pageInfo, totalCount, ...found } = await page(`first: 23 ${after && `after: "${after}"`}`);
      forward.push(...keysOf(found));
      if (!pageInfo.hasNextPage) { expect(new Set(forward).size).toBe(totalCount); break; }
      after = pageInfo.endCursor;
    }
    const backward: string[] = [];
    for (let before = ''; ; ) {
      const { pageInfo, ...found } = await page(`last: 19 ${before && `before: "${before}"`}`);
      backward.unshift(...keysOf(found));
      if (!pageInfo.hasPreviousPage) break;
      before = pageInfo.startCursor;
    }
    expect(backward).toEqual(forward);
  });
});

describe('what others get of this subgraph', () => {
  it('answers references of many kinds with one SQL statement a kind, and null for what is not there', async () => {
    const id = (type: string, key: string) => globalId(type, uuidOf(type, key));
    const representations = [
      { __typename: 'Session', code: '20' }, { __typename: 'Session', code: 'S1' }, { __typename: 'Session', code: '77' }, { __typename: 'Session', code: '\u0000' },
      { __typename: 'Topic', code: 'BUDGET' }, { __typename: 'Topic', code: 'NOPE' },
      { __typename: 'Document', symbol: 'ICC-ASP/17/20' }, { __typename: 'Document', symbol: 'ICC-ASP/99/99' },
      { __typename: 'State', iso3: 'JPN' }, { __typename: 'State', iso3: 'SWE' }, { __typename: 'State', iso3: '\u0000' },
      { __typename: 'Organization', code: 'eu' }, { __typename: 'Organization', code: 'hrw' }, { __typename: 'Organization', code: '\u0000' },
      { __typename: 'Session', code: 20 }, { __typename: 'State' }, { __typename: 'Organization', code: ['eu'] },
    ];
    const { _entities } = await ask(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on Session { title opensOn } ... on Topic { label } ... on Document { title }
        ... on State { statements(first: 1, orderBy: [{ field: deliveredOn }]) { totalCount nodes { session { code } } } }
        ... on Organization { made: statements(first: 1) { totalCount } statementsOnBehalf(first: 2) { nodes { code } } } } }`,
      { representations },
    );
    expect(_entities).toEqual([
      { title: 'Twentieth session', opensOn: '2021-12-06' }, { title: 'First special session', opensOn: '2025-07-07' }, null, null,
      { label: 'Budget' }, null,
      { title: 'Official Records (seventeenth session)' }, null,
      { statements: { totalCount: 6, nodes: [{ session: { code: '8' } }] } }, { statements: { totalCount: 3, nodes: [{ session: { code: '8' } }] } }, null,
      { made: { totalCount: 0 }, statementsOnBehalf: { nodes: [{ code: 'ST0189' }, { code: 'ST0200' }] } },
      { made: { totalCount: 10 }, statementsOnBehalf: { nodes: [{ code: 'ST0113' }, { code: 'ST0236' }] } }, null,
      null, null, null,
    ]);
    // Sessions (with those of the statements), topics, documents; of States the page and the count; of organizations page, count and page.
    expect(loaded.statements.seen).toHaveLength(8);
    const byId = [['Session', '20'], ['Topic', 'BUDGET'], ['Document', 'ICC-ASP/17/20'], ['AgendaItem', 'AG-14-01'], ['Statement', 'ST0001'], ['Statement', 'ST9999']]
      .map(([type, key]) => ({ __typename: type, id: id(type!, key!) }));
    const answer = await ask(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on Session { code id } ... on Topic { code id } ... on Document { symbol id } ... on AgendaItem { code id } ... on Statement { code id } } }`,
      { representations: [...byId, { __typename: 'Session', id: 'nonsense' }, { __typename: 'Session', id: id('Topic', 'BUDGET') }] },
    );
    expect(answer._entities.map((found: { id: string } | null) => found?.id ?? null)).toEqual([...byId.slice(0, 5).map((one) => one.id), null, null, null]);
  });
});

describe('no N+1: SQL statements by relation', () => {
  it.each([
    ['sessions', 'parent { title }', 2],
    ['sessions', 'resumptions(first: 3) { nodes { parent { code } } }', 3],
    ['sessions', 'resumptions(first: 3) { totalCount }', 2],
    ['sessions', 'country { iso3 } president { id } phase', 1],
    ['sessions', 'agenda(first: 5) { nodes { session { code } topics { label } } }', 4],
    ['sessions', 'documents(first: 5) { totalCount nodes { title topics { label } } }', 4],
    ['sessions', 'statements(first: 5) { totalCount nodes { speaker { __typename } onBehalfOf { __typename } session { code } sources { key } } }', 5],
    ['sessions', 'speakingCounts { speakers }', 2],
    ['sessions', 'sources { key }', 2],
    ['topics', 'agendaItems(first: 5) { nodes { session { title } } }', 3],
    ['topics', 'documents(first: 5) { nodes { session { title } } }', 3],
    ['topics', 'statements(first: 5) { totalCount nodes { code } }', 3],
    ['agendaItems', 'session { title } topics { label } sources { key }', 4],
    ['documents', 'session { title } principal { title } parts(first: 3) { nodes { symbol } } topics { label }', 5],
    ['statements', 'session { title } speaker { ... on State { iso3 statements(first: 2) { nodes { code } } } } topics { label }', 4],
    ['statements', 'speaker { ... on Organization { code statements(first: 2) { totalCount } } } onBehalfOf { ... on Organization { statementsOnBehalf(first: 2) { nodes { code } } } }', 3],
  ])('%s { %s } takes %i', async (list, selection, count) => {
    const answer = await ask(`{ ${list}(first: 100) { nodes { ${selection} } } }`);
    expect(answer[list].nodes.length).toBeGreaterThanOrEqual(17);
    expect(loaded.statements.seen).toHaveLength(count);
  });
});

describe('what cannot be answered is refused with a code', () => {
  it.each([
    ['sessions { totalCount }', 'first'],
    ['sessions(first: 101) { totalCount }', 'first'],
    ['statements(first: 1, after: "nonsense") { totalCount }', 'after'],
    ['documents(first: 1, filter: { symbol: { eq: "\\u0000" } }) { totalCount }', 'symbol'],
    ['documents(first: 1, orderBy: [{ field: symbol }, { field: symbol }]) { totalCount }', 'orderBy'],
  ])('%s', async (query, argument) => {
    const { errors } = await execute({ query: `{ ${query} }` });
    expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'BAD_USER_INPUT', argument }]);
  });
});
