import { subgraphExecutor } from '@assembly-graph/platform/graph';
import { loadedDatabase, type LoadedDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { civilSocietyData, civilSocietyStorage, civilSocietySubgraph } from '../index.ts';

let loaded: LoadedDatabase;
let execute: ReturnType<typeof subgraphExecutor>;
beforeAll(async () => {
  loaded = await loadedDatabase({ storage: civilSocietyStorage, data: civilSocietyData });
  execute = subgraphExecutor(civilSocietySubgraph(loaded.database));
});
afterAll(() => loaded.close());
beforeEach(() => loaded.statements.forget());

async function ask(query: string): Promise<Record<string, any>> {
  const { data, errors } = await execute({ query });
  expect(errors ?? []).toEqual([]);
  return JSON.parse(JSON.stringify(data));
}
const counts = (groups: any[]): Record<string, number> => Object.fromEntries(groups.map(({ key, count }) => [key.map(({ value }: any) => value ?? '-').join(' '), count]));

describe('side events', () => {
  it('are counted by session, and under each State that hosted them', async () => {
    const { sideEvents } = await ask(`{ sideEvents(first: 1) {
      bySession: summary(groupBy: [SESSION]) { count groups { key { value } count } }
      byHost: summary(groupBy: [CO_HOST_STATES]) { count groups { key { value } count } } } }`);
    expect(sideEvents.bySession.count).toBe(41);
    expect(counts(sideEvents.bySession.groups)).toMatchObject({ 21: 7, 16: 5, 17: 5 });
    const byHost = counts(sideEvents.byHost.groups);
    expect(byHost).toMatchObject({ '-': 12, NLD: 9, BEL: 6, FIN: 5 });
    expect(Object.values(byHost).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(41);
  });
});

describe('participation figures', () => {
  it('have exact measures over the sessions for which a number was found', async () => {
    const { participationFigures } = await ask(`{ participationFigures(first: 1) {
      summary(measures: [NGO_REPRESENTATIVES, NGO_ORGANIZATIONS]) { count groups { count } measures { measure known sum avg min max median } } } }`);
    expect(participationFigures.summary).toEqual({
      count: 6,
      groups: [],
      measures: [
        { measure: 'NGO_REPRESENTATIVES', known: 4, sum: '1065', avg: '266.2500', min: '150', max: '465', median: '225.0000' },
        { measure: 'NGO_ORGANIZATIONS', known: 2, sum: '344', avg: '172.0000', min: '144', max: '200', median: '172.0000' },
      ],
    });
  });
});
