import { subgraphExecutor } from '@assembly-graph/platform/graph';
import { loadedDatabase, type LoadedDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { membershipData, membershipStorage, membershipSubgraph } from '../index.ts';

const clock = { now: () => '2026-11-23T12:00:00.000Z' };
let loaded: LoadedDatabase;
let execute: ReturnType<typeof subgraphExecutor>;

beforeAll(async () => {
  loaded = await loadedDatabase({ storage: membershipStorage, data: membershipData });
  execute = subgraphExecutor(membershipSubgraph(loaded.database, clock));
});
afterAll(() => loaded.close());
beforeEach(() => loaded.statements.forget());

async function ask<T = Record<string, any>>(query: string, variables?: Record<string, unknown>): Promise<T> {
  const { data, errors } = await execute({ query, variables });
  expect(errors ?? []).toEqual([]);
  return JSON.parse(JSON.stringify(data));
}

describe('how many States Parties there were', () => {
  it('follows the published counts, withdrawals by their effective day', async () => {
    const at = ['2002-06-30', '2002-07-01', '2005-11-15', '2012-11-15', '2015-12-31', '2017-10-26', '2017-10-27', '2019-12-15', '2024-03-15', '2026-11-23'];
    const { partyCounts } = await ask('query ($at: [DateTime!]!) { partyCounts(at: $at) { total } }', { at });
    expect(partyCounts.map(({ total }: { total: number }) => total)).toEqual([0, 66, 99, 121, 123, 124, 123, 122, 124, 125]);
    expect(loaded.statements.seen).toHaveLength(1);
  });

  it('counts a State with a pending withdrawal as a party still, and shows how many there are', async () => {
    const { partyCounts } = await ask('{ partyCounts(at: ["2026-11-23", "2027-12-31"]) { total withdrawing groups { regionalGroup { code } parties sharePercent } } }');
    expect(partyCounts[0]).toEqual({
      total: 125,
      withdrawing: 6,
      groups: [
        { regionalGroup: { code: 'AFRICAN' }, parties: 33, sharePercent: '26.40' },
        { regionalGroup: { code: 'ASIA_PACIFIC' }, parties: 19, sharePercent: '15.20' },
        { regionalGroup: { code: 'EASTERN_EUROPEAN' }, parties: 20, sharePercent: '16.00' },
        { regionalGroup: { code: 'GRULAC' }, parties: 28, sharePercent: '22.40' },
        { regionalGroup: { code: 'WEOG' }, parties: 25, sharePercent: '20.00' },
      ],
    });
    expect(partyCounts[1].total).toBe(119);
  });
});

describe('a State', () => {
  it('answers by key, with status, group, actions and seats as of a moment', async () => {
    const { state } = await ask(`{ state(iso3: "HUN") { name
      before: partyStatus(asOf: { at: "2025-06-01" }) { status confidence }
      during: partyStatus(asOf: { at: "2026-01-01" }) { status countsAsParty validity { from to } }
      today: partyStatus { status confidence sources { key } }
      regionalGroup { code } } }`);
    expect(state).toEqual({
      name: 'Hungary',
      before: { status: 'PARTY', confidence: 'DERIVED' },
      during: { status: 'WITHDRAWING', countsAsParty: true, validity: { from: '2025-06-02', to: '2026-05-29' } },
      today: { status: 'PARTY', confidence: 'REPORTED', sources: [{ key: 'S-UNTC-OCT26' }] },
      regionalGroup: { code: 'EASTERN_EUROPEAN' },
    });
  });

  it('says nothing of a treaty whose record is not complete', async () => {
    const { state } = await ask('{ state(iso3: "IND") { apic: partyStatus(treaty: APIC) { status } statute: partyStatus { status } } }');
    expect(state).toEqual({ apic: null, statute: { status: 'NON_PARTY' } });
  });

  it('is null when there is none, also for hostile keys', async () => {
    expect(await ask('{ a: state(iso3: "XXX") { name } b: state(iso3: "\' or 1=1 --") { name } }')).toEqual({ a: null, b: null });
  });
});

describe('a regional group', () => {
  it('has its States, those of all five groups in one statement', async () => {
    const { regionalGroups } = await ask('{ regionalGroups { code name states(first: 1, orderBy: [{ field: iso3 }]) { totalCount nodes { iso3 regionalGroup { code } } } } }');
    expect(regionalGroups.map(({ code, states }: any) => [code, states.totalCount])).toEqual([['AFRICAN', 54], ['ASIA_PACIFIC', 57], ['EASTERN_EUROPEAN', 23], ['GRULAC', 33], ['WEOG', 29]]);
    for (const { code, states } of regionalGroups) expect(states.nodes[0].regionalGroup.code).toBe(code);
    expect(loaded.statements.seen).toHaveLength(3);
  });
});

describe('no N+1: SQL statements by relation, for 50 States', () => {
  const relation = (selection: string) => `{ states(first: 50) { nodes { iso3 ${selection} } } }`;
  it.each([
    ['partyStatus { status }', 2],
    ['partyStatus { status } then: partyStatus(asOf: { at: "2010-01-01" }) { status }', 2],
    ['regionalGroup { code }', 2],
    ['treatyActions(first: 5) { nodes { kind } }', 2],
    ['treatyActions(first: 5) { totalCount nodes { kind } }', 3],
    ['treatyActions(first: 5) { nodes { treaty { code } state { name } sources { key } } }', 5],
    ['partyStatusHistory(first: 5) { nodes { status } }', 2],
    ['seats(first: 5) { nodes { role body { name } state { name } } }', 3],
    ['seats(first: 5, asOf: { at: "2022-01-01" }) { nodes { role } }', 2],
    ['sources { key }', 2],
  ])('%s takes %i', async (selection, count) => {
    const { states } = await ask(relation(selection));
    expect(states.nodes).toHaveLength(50);
    expect(loaded.statements.seen).toHaveLength(count);
  });

  it('answers references of many kinds with one statement a kind', async () => {
    const representations = [
      { __typename: 'State', iso3: 'JOR' }, { __typename: 'State', iso3: 'SEN' }, { __typename: 'State', iso3: 'JOR' }, { __typename: 'State', iso3: 'XXX' },
      { __typename: 'Session', code: '16', opensAt: '2017-12-04T05:00:00Z' }, { __typename: 'Session', code: '20', opensAt: '2021-12-05T23:00:00Z' },
      { __typename: 'Topic', code: 'AMENDMENTS' }, { __typename: 'Topic', code: 'BUDGET' },
    ];
    const { _entities } = await ask(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on State { name }
        ... on Session { statesParties { total } bureau(first: 1, filter: { role: { eq: PRESIDENT } }) { nodes { holderName } } }
        ... on Topic { treaties(first: 10) { totalCount } } } }`,
      { representations },
    );
    expect(_entities).toEqual([
      { name: 'Jordan' }, { name: 'Senegal' }, { name: 'Jordan' }, null,
      { statesParties: { total: 123 }, bureau: { nodes: [{ holderName: 'Sidiki Kaba' }] } },
      { statesParties: { total: 123 }, bureau: { nodes: [{ holderName: 'Silvia Fernández de Gurmendi' }] } },
      { treaties: { totalCount: 6 } }, { treaties: { totalCount: 0 } },
    ]);
    expect(loaded.statements.seen).toHaveLength(4);
  });
});
