import { subgraphExecutor } from '@assembly-graph/platform/graph';
import { loadedDatabase, type LoadedDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sessionsData, sessionsStorage, sessionsSubgraph } from '../index.ts';

let loaded: LoadedDatabase;
let execute: ReturnType<typeof subgraphExecutor>;
beforeAll(async () => {
  loaded = await loadedDatabase({ storage: sessionsStorage, data: sessionsData });
  execute = subgraphExecutor(sessionsSubgraph(loaded.database));
});
afterAll(() => loaded.close());
beforeEach(() => loaded.statements.forget());

async function ask(query: string): Promise<Record<string, any>> {
  const { data, errors } = await execute({ query });
  expect(errors ?? []).toEqual([]);
  return JSON.parse(JSON.stringify(data));
}
const counts = (groups: any[]): Record<string, number> => Object.fromEntries(groups.map(({ key, count }) => [key.map(({ value }: any) => value ?? '-').join(' '), count]));

describe('statements', () => {
  it('are counted by capacity and session', async () => {
    const { statements } = await ask(`{ statements(first: 1) {
      byCapacity: summary(groupBy: [CAPACITY]) { count groups { key { value } count } }
      bySession: summary(groupBy: [SESSION]) { groups { key { value } count sharePercent } } } }`);
    expect(statements.byCapacity.count).toBe(256);
    expect(counts(statements.byCapacity.groups)).toEqual({ STATE_PARTY: 173, NGO: 65, OBSERVER_STATE: 11, ORGANIZATION: 7 });
    expect(statements.bySession.groups[0]).toEqual({ key: [{ value: '22' }], count: 50, sharePercent: '19.53' });
  });

  it('are counted for every session on a page in one statement, as the list of each is', async () => {
    const { sessions } = await ask('{ sessions(first: 50) { nodes { code statements(first: 1, filter: { capacity: { eq: NGO } }) { totalCount summary(groupBy: [FORM]) { count } } } } }');
    expect(sessions.nodes).toHaveLength(39);
    for (const { statements } of sessions.nodes) expect(statements.summary.count).toBe(statements.totalCount);
    expect(sessions.nodes.reduce((sum: number, { statements }: any) => sum + statements.summary.count, 0)).toBe(65);
    expect(loaded.statements.seen).toHaveLength(3);
  });
});

describe('sessions', () => {
  it('are counted by city, a text of few values', async () => {
    const { sessions } = await ask('{ sessions(first: 1) { totalCount summary(groupBy: [CITY], includeUnconfirmed: true) { count groups { key { value } count } } } }');
    const cities = counts(sessions.summary.groups);
    expect(Object.keys(cities)).toEqual(expect.arrayContaining(['New York', 'The Hague', 'Kampala']));
    expect(Object.values(cities).reduce((sum, count) => sum + count, 0)).toBe(sessions.totalCount);
  });
});
