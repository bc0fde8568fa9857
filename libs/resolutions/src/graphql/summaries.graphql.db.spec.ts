import { subgraphExecutor } from '@assembly-graph/platform/graph';
import { loadedDatabase, type LoadedDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { resolutionsData, resolutionsStorage, resolutionsSubgraph } from '../index.ts';

let loaded: LoadedDatabase;
let execute: ReturnType<typeof subgraphExecutor>;
beforeAll(async () => {
  loaded = await loadedDatabase({ storage: resolutionsStorage, data: resolutionsData });
  execute = subgraphExecutor(resolutionsSubgraph(loaded.database));
});
afterAll(() => loaded.close());
beforeEach(() => loaded.statements.forget());

async function ask(query: string, variables?: Record<string, unknown>): Promise<Record<string, any>> {
  const { data, errors } = await execute({ query, variables });
  expect(errors ?? []).toEqual([]);
  return JSON.parse(JSON.stringify(data));
}
/** The groups as "value value" → what else was asked of them. */
const byKey = (groups: any[]): Record<string, any> =>
  Object.fromEntries(groups.map(({ key, ...rest }) => [key.map(({ value }: any) => value ?? '-').join(' '), rest]));

describe('resolutions by topic and year', () => {
  it('leaves recalled ones out and says how many, unless they are asked for', async () => {
    const { resolutions } = await ask(`{ resolutions(first: 1) {
      confirmed: summary(groupBy: [TOPICS]) { count leftOutUnconfirmed groups { key { dimension value } count sharePercent suppressed } }
      all: summary(groupBy: [TOPICS], includeUnconfirmed: true) { count leftOutUnconfirmed groups { key { value } count } } } }`);
    expect(resolutions.confirmed).toMatchObject({ count: 63, leftOutUnconfirmed: 89 });
    expect(resolutions.confirmed.groups.slice(0, 3)).toEqual([
      { key: [{ dimension: 'TOPICS', value: 'COOPERATION' }], count: 16, sharePercent: '25.40', suppressed: false },
      { key: [{ dimension: 'TOPICS', value: 'AMENDMENTS' }], count: 13, sharePercent: '20.63', suppressed: false },
      { key: [{ dimension: 'TOPICS', value: 'BUDGET' }], count: 13, sharePercent: '20.63', suppressed: false },
    ]);
    expect(resolutions.all).toMatchObject({ count: 152, leftOutUnconfirmed: 0 });
    expect(byKey(resolutions.all.groups).BUDGET).toEqual({ count: 44 });
  });

  it('takes the filter of its list, and orders by key with the unknown last', async () => {
    const { resolutions } = await ask(`{ resolutions(first: 1, filter: { topics: { has: "BUDGET" } }) { totalCount
      summary(groupBy: [ADOPTED_ON_YEAR], orderBy: KEY, includeUnconfirmed: true) { count groups { key { value } count } } } }`);
    const { count, groups } = resolutions.summary;
    expect([count, resolutions.totalCount]).toEqual([44, 44]);
    const years = groups.map(({ key }: any) => key[0].value);
    expect(years).toEqual([...years.filter((year: string | null) => year !== null).sort(), null]);
    expect(byKey(groups)).toMatchObject({ 2003: { count: 1 }, 2008: { count: 3 }, 2024: { count: 1 }, '-': { count: 12 } });
    expect(loaded.statements.seen).toHaveLength(2);
  });
});

describe('shares of contributions', () => {
  it('add up to about 100 in each year and kind, and are not added up across them', async () => {
    const { assessedContributions } = await ask(`{ assessedContributions(first: 1) {
      summary(groupBy: [YEAR, KIND], orderBy: KEY, measures: [SHARE_PERCENT]) { measures { known mixed sum avg } groups { key { value } count measures { measure known mixed sum avg median } } } } }`);
    expect(assessedContributions.summary.measures).toEqual([{ known: 616, mixed: true, sum: null, avg: null }]);
    const groups = byKey(assessedContributions.summary.groups);
    const sums = Object.entries(groups).map(([key, { measures }]) => [key, measures[0].sum]);
    expect(sums).toEqual([
      ['2022 COMPUTED_SHARE', '100.0000'], ['2023 COMPUTED_SHARE', '100.0000'], ['2023 PUBLISHED_SHARE', '59.8'], ['2024 COMPUTED_SHARE', '100.0000'],
      ['2025 COMPUTED_SHARE', '99.9994'], ['2026 COMPUTED_SHARE', '99.9994'],
    ]);
    expect(groups['2023 PUBLISHED_SHARE'].measures).toEqual([{ measure: 'SHARE_PERCENT', known: 7, mixed: false, sum: '59.8', avg: '8.5429', median: '8.2000' }]);
    expect(loaded.statements.seen).toHaveLength(1);
  });
});

describe('candidatures by gender and result', () => {
  it('counts what is on record, the unknown as unknown', async () => {
    const { candidatures } = await ask('{ candidatures(first: 1) { summary(groupBy: [GENDER, RESULT]) { count leftOutUnconfirmed groups { key { value } count } } } }');
    expect(candidatures.summary).toMatchObject({ count: 160, leftOutUnconfirmed: 20 });
    expect(byKey(candidatures.summary.groups)).toMatchObject({
      '- ELECTED': { count: 59 }, 'MALE ELECTED': { count: 32 }, 'FEMALE ELECTED': { count: 29 }, 'MALE NOT_ELECTED': { count: 21 }, 'FEMALE NOT_ELECTED': { count: 11 },
    });
  });

  it('is asked of every election on a page in one statement', async () => {
    const { elections } = await ask(`{ elections(first: 40) { nodes { code
      candidatures(first: 1) { totalCount summary(groupBy: [RESULT], includeUnconfirmed: true, measures: [VOTES_WHEN_ELECTED]) { count groups { count } } } } } }`);
    expect(elections.nodes.length).toBeGreaterThan(10);
    for (const { candidatures } of elections.nodes) {
      expect(candidatures.summary.count).toBe(candidatures.totalCount);
      expect(candidatures.summary.groups.reduce((sum: number, { count }: any) => sum + count, 0)).toBe(candidatures.totalCount);
    }
    expect(loaded.statements.seen).toHaveLength(3);
  });
});

describe('budget figures', () => {
  it('are summed within a stage and scope: the programmes of a year make its total', async () => {
    const { budgetFigures } = await ask(`{ budgetFigures(first: 1, filter: { stage: { eq: APPROVED }, programme: { isNull: false } }) {
      summary(groupBy: [YEAR], orderBy: KEY, measures: [AMOUNT]) { groups { key { value } count measures { sum mixed } } } } }`);
    const groups = byKey(budgetFigures.summary.groups);
    expect(groups['2017']).toEqual({ count: 9, measures: [{ sum: '144587.3', mixed: false }] });
    expect(groups['2020']).toEqual({ count: 9, measures: [{ sum: '149205.6', mixed: false }] });
  });

  it('of several scopes or stages are never added up', async () => {
    const { budgetFigures } = await ask(`{ budgetFigures(first: 1) {
      byStage: summary(groupBy: [STAGE], measures: [AMOUNT]) { groups { measures { mixed sum max median } } }
      byBoth: summary(groupBy: [STAGE, SCOPE], measures: [AMOUNT]) { groups { measures { mixed } } } } }`);
    expect(budgetFigures.byStage.groups).toEqual(Array(3).fill({ measures: [{ mixed: true, sum: null, max: null, median: null }] }));
    for (const { measures } of budgetFigures.byBoth.groups) expect(measures).toEqual([{ mixed: false }]);
  });
});

describe('a summary that does not fit', () => {
  it.each([
    ['{ resolutions(first: 1) { summary(groupBy: [TOPICS, TOPICS]) { count } } }', 'BAD_USER_INPUT'],
    ['{ resolutions(first: 1) { summary(groupBy: [TOPICS, KIND, SESSION, CONFIDENCE, ADOPTION_MODE]) { count } } }', 'BAD_USER_INPUT'],
    ['{ scaleRates(first: 1) { summary(groupBy: [STATE, FROM_YEAR]) { count } } }', 'BAD_USER_INPUT'],
  ])('%s is refused as %s', async (query, code) => {
    const { errors } = await execute({ query });
    expect(errors?.[0]?.extensions).toMatchObject({ code });
  });

  it('names a dimension that there is not, in a variable', async () => {
    const query = 'query ($by: [ResolutionDimension!]!) { resolutions(first: 1) { summary(groupBy: $by) { count } } }';
    for (const by of [['title'], ['KIND"; --'], [null], [{}]]) {
      const { data, errors } = await execute({ query, variables: { by } });
      expect([data ?? null, errors?.length]).toEqual([null, 1]);
      expect(errors![0]!.extensions.code).not.toBe('INTERNAL_SERVER_ERROR');
    }
  });
});
