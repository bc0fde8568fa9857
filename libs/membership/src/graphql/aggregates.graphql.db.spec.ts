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

async function ask(query: string, variables?: Record<string, unknown>): Promise<Record<string, any>> {
  const { data, errors } = await execute({ query, variables });
  expect(errors ?? []).toEqual([]);
  return JSON.parse(JSON.stringify(data));
}

describe('the universality timeline', () => {
  it('begins with 66 States on 1 July 2002 and follows every entry into force and withdrawal', async () => {
    const { universalityTimeline: points } = await ask('{ universalityTimeline { from parties joined left } }');
    expect(points[0]).toEqual({ from: '2002-07-01', parties: 66, joined: 66, left: 0 });
    expect(points.at(-1)).toEqual({ from: '2025-01-01', parties: 125, joined: 1, left: 0 });
    expect(points.filter(({ left }: any) => left > 0)).toEqual([
      { from: '2017-10-27', parties: 123, joined: 0, left: 1 }, // Burundi
      { from: '2019-03-17', parties: 122, joined: 0, left: 1 }, // the Philippines
    ]);
    expect(loaded.statements.seen).toHaveLength(1);
  });

  it('says at each of its points what is counted at that instant', async () => {
    const { universalityTimeline: points } = await ask('{ universalityTimeline { from parties } }');
    const { partyCounts } = await ask('query ($at: [DateTime!]!) { partyCounts(at: $at) { total } }', { at: points.map(({ from }: any) => from) });
    expect(partyCounts.map(({ total }: any) => total)).toEqual(points.map(({ parties }: any) => parties));
  });

  it('by year has every year, and shows withdrawals still to take effect if asked for them', async () => {
    const { universalityTimeline: points } = await ask('{ universalityTimeline(interval: YEAR, until: "2027-12-31") { from parties joined left } }');
    expect(points.map(({ from }: any) => Number(from.slice(0, 4)))).toEqual(Array.from({ length: 26 }, (_, index) => 2002 + index));
    expect(points.slice(-2)).toEqual([{ from: '2026-01-01', parties: 125, joined: 0, left: 0 }, { from: '2027-01-01', parties: 119, joined: 0, left: 6 }]);
    expect(points.find(({ from }: any) => from === '2014-01-01')).toEqual({ from: '2014-01-01', parties: 122, joined: 0, left: 0 });
  });

  it('is empty before the Statute was in force, and does not go on for thousands of years', async () => {
    expect(await ask('{ a: universalityTimeline(until: "2002-06-30") { from } b: universalityTimeline(interval: YEAR, until: "1998-07-17") { from } }')).toEqual({ a: [], b: [] });
    const { errors } = await execute({ query: '{ universalityTimeline(interval: YEAR, until: "9999-12-31") { from } }' });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'until' });
  });
});

describe('the uptake of treaties', () => {
  it('counts deposits against seven eighths of the States Parties, all treaties in one statement', async () => {
    const { treaties } = await ask(`{ treaties(first: 10) { nodes { code
      uptake { deposits depositsOfParties leftOutUnconfirmed statesParties sharePercent recordGap threshold { needed missing reached decides citation } } } } }`);
    expect(loaded.statements.seen).toHaveLength(2);
    const of = (code: string) => treaties.nodes.find((treaty: any) => treaty.code === code).uptake;
    expect(of('ART124_2015')).toEqual({
      deposits: 18, depositsOfParties: 18, leftOutUnconfirmed: 0, statesParties: 125, sharePercent: '14.40', recordGap: 'The record is complete to 2022.',
      threshold: { needed: 110, missing: 92, reached: false, decides: true, citation: 'Rome Statute, art. 121(4)' },
    });
    expect(of('ART8_2010')).toMatchObject({ deposits: 45, threshold: { decides: false, citation: 'Rome Statute, art. 121(5)' } });
    // Of the Statute itself, two of those that deposited have left.
    expect(of('ROME_STATUTE')).toMatchObject({ deposits: 124, depositsOfParties: 122, leftOutUnconfirmed: 3, recordGap: null, threshold: null });
    expect(of('APIC')).toMatchObject({ deposits: 72, threshold: null });
  });

  it('leaves recalled deposits out unless they are asked for, and follows the moment', async () => {
    const { treaty } = await ask(`{ treaty(code: AGGRESSION_2010) {
      confirmed: uptake { deposits leftOutUnconfirmed } all: uptake(includeUnconfirmed: true) { deposits leftOutUnconfirmed }
      early: uptake(asOf: { at: "2012-12-31" }) { at deposits statesParties threshold { needed } } } }`);
    expect(treaty.confirmed).toEqual({ deposits: 39, leftOutUnconfirmed: 4 });
    expect(treaty.all).toEqual({ deposits: 43, leftOutUnconfirmed: 0 });
    expect(treaty.early).toMatchObject({ at: '2012-12-31T00:00:00.000Z', statesParties: 121, threshold: { needed: 106 } });
    expect(treaty.early.deposits).toBeLessThan(10);
  });
});

describe('summaries of membership', () => {
  it('count States and what they did, also for the States Parties of a moment', async () => {
    const { states, statesParties, treatyActions } = await ask(`{
      states(first: 1) { summary(groupBy: [UN_STATUS], orderBy: KEY) { count groups { key { value } count sharePercent } } }
      statesParties(first: 1, asOf: { at: "2012-11-15" }) { summary(groupBy: [UN_STATUS], includeUnconfirmed: true) { count } }
      treatyActions(first: 1, filter: { treaty: { eq: ROME_STATUTE }, kind: { eq: ENTRY_INTO_FORCE } }) {
        summary(groupBy: [TAKEN_ON_YEAR], orderBy: KEY, includeUnconfirmed: true) { count groups { key { value } count } } } }`);
    expect(states.summary.groups).toEqual([
      { key: [{ value: 'MEMBER' }], count: 193, sharePercent: '97.97' },
      { key: [{ value: 'NON_MEMBER' }], count: 2, sharePercent: '1.02' },
      { key: [{ value: 'OBSERVER' }], count: 2, sharePercent: '1.02' },
    ]);
    expect(statesParties.summary.count).toBe(121);
    expect(treatyActions.summary.groups[0]).toEqual({ key: [{ value: '2002' }], count: 81 });
    expect(treatyActions.summary.count).toBe(127);
  });
});
