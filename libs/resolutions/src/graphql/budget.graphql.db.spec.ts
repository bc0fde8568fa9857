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

/** The approved lines of a year by code, its totals by scope, and its sums. */
async function budgetOf(year: number): Promise<{ lines: Record<string, string>; totals: Record<string, string>; sums: unknown }> {
  const { financialYear } = await graph.ask(`query ($year: Int!) { financialYear(year: $year) {
    figures(first: 50, filter: { stage: { eq: APPROVED } }) { nodes { programme { code } scope amount { amount } } }
    sums { scope agree computedTotal { amount } publishedTotal { amount } } } }`, { year });
  const figures: { programme: { code: string } | null; scope: string; amount: { amount: string } }[] = financialYear.figures.nodes;
  return {
    lines: Object.fromEntries(figures.flatMap(({ programme, amount }) => (programme ? [[programme.code, amount.amount]] : []))),
    totals: Object.fromEntries(figures.flatMap(({ programme, scope, amount }) => (programme ? [] : [[scope, amount.amount]]))),
    sums: financialYear.sums,
  };
}

describe('the approved budgets, in thousands of euros', () => {
  it('of 2017 add up (ICC-ASP/15/Res.1)', async () => {
    expect(await budgetOf(2017)).toEqual({
      lines: {
        'MP-I': '12536.0', 'MP-II': '44974.2', 'MP-III': '76632.6', 'MP-IV': '2618.8', 'MP-V': '1454.9', 'MP-VI': '2174.5',
        'MP-VII-2': '2987.3', 'MP-VII-5': '514.8', 'MP-VII-6': '694.2',
      },
      totals: { EXCL_HOST_STATE_LOAN: '141600.0', INCL_HOST_STATE_LOAN: '144587.3' },
      sums: [
        { scope: 'EXCL_HOST_STATE_LOAN', agree: true, computedTotal: { amount: '141600.0' }, publishedTotal: { amount: '141600.0' } },
        { scope: 'INCL_HOST_STATE_LOAN', agree: true, computedTotal: { amount: '144587.3' }, publishedTotal: { amount: '144587.3' } },
      ],
    });
  });

  it('of 2020 add up (ICC-ASP/18/Res.1)', async () => {
    expect(await budgetOf(2020)).toEqual({
      lines: {
        'MP-I': '12081.5', 'MP-II': '47383.4', 'MP-III': '75916.9', 'MP-IV': '3316.7', 'MP-V': '2270.0', 'MP-VI': '3226.1',
        'MP-VII-2': '3585.1', 'MP-VII-5': '704.7', 'MP-VII-6': '721.2',
      },
      totals: { EXCL_HOST_STATE_LOAN: '145620.5', INCL_HOST_STATE_LOAN: '149205.6' },
      sums: [
        { scope: 'EXCL_HOST_STATE_LOAN', agree: true, computedTotal: { amount: '145620.5' }, publishedTotal: { amount: '145620.5' } },
        { scope: 'INCL_HOST_STATE_LOAN', agree: true, computedTotal: { amount: '149205.6' }, publishedTotal: { amount: '149205.6' } },
      ],
    });
  });

  it('of a year of which not all programmes are on record have no sums', async () => {
    expect(await budgetOf(2025)).toEqual({ lines: { 'MP-VII-2': '3585.1' }, totals: { EXCL_HOST_STATE_LOAN: '191896.4', INCL_HOST_STATE_LOAN: '195481.5' }, sums: [] });
  });
});

describe('a financial year', () => {
  it('tells its resolution, staffing and label', async () => {
    const { year, first, none, far } = await graph.ask(`{
      year: financialYear(year: 2020) { year label approvedStaffing resolution { symbol } confidence }
      first: financialYear(year: 2003) { label confidence } none: financialYear(year: 1999) { year } far: financialYear(year: -2147483648) { year } }`);
    expect(year).toEqual({ year: 2020, label: '2020', approvedStaffing: 973, resolution: { symbol: 'ICC-ASP/18/Res.1' }, confidence: 'VERIFIED' });
    expect(first).toEqual({ label: 'September 2002 to December 2003', confidence: 'RECALLED' });
    expect([none, far]).toEqual([null, null]);
  });

  it('without any figure is on record all the same', async () => {
    const { financialYear } = await graph.ask('{ financialYear(year: 2026) { resolution { symbol } figures(first: 5) { totalCount } } }');
    expect(financialYear).toEqual({ resolution: null, figures: { totalCount: 0 } });
  });

  it('has figures that are surer than its row', async () => {
    const { budgetFigures } = await graph.ask('{ budgetFigures(first: 10, filter: { year: { eq: 2019 } }) { nodes { programme { code } stage scope confidence countsInto } } }');
    expect(budgetFigures.nodes).toEqual([
      { programme: { code: 'MP-VII-2' }, stage: 'APPROVED', scope: null, confidence: 'RECALLED', countsInto: ['INCL_HOST_STATE_LOAN'] },
      { programme: null, stage: 'PROPOSED', scope: 'EXCL_HOST_STATE_LOAN', confidence: 'VERIFIED', countsInto: [] },
      { programme: null, stage: 'CBF_RECOMMENDED', scope: 'EXCL_HOST_STATE_LOAN', confidence: 'VERIFIED', countsInto: [] },
      { programme: null, stage: 'APPROVED', scope: 'INCL_HOST_STATE_LOAN', confidence: 'RECALLED', countsInto: [] },
      { programme: null, stage: 'APPROVED', scope: 'EXCL_HOST_STATE_LOAN', confidence: 'VERIFIED', countsInto: [] },
    ]);
  });
});

describe('contributions', () => {
  it('are computed from the scale of the United Nations, or published, and say which', async () => {
    const { _entities } = await graph.ask(`query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on State {
      assessedContributions(first: 10, filter: { year: { eq: 2023 } }, orderBy: [{ field: sharePercent }]) { nodes { kind sharePercent amount { amount } confidence scaleRate { fromYear toYear ratePercent } state { iso3 } } }
      scaleRates(first: 10, filter: { fromYear: { lte: 2025 }, toYear: { gte: 2025 } }) { nodes { ratePercent confidence } } } } }`,
      { representations: [{ __typename: 'State', iso3: 'JPN' }, { __typename: 'State', iso3: 'XXX' }] });
    expect(_entities[1]).toEqual({ assessedContributions: { nodes: [] }, scaleRates: { nodes: [] } });
    expect(_entities[0].assessedContributions.nodes).toEqual([
      { kind: 'COMPUTED_SHARE', sharePercent: '15.3854', amount: null, confidence: 'DERIVED', scaleRate: { fromYear: 2022, toYear: 2024, ratePercent: '8.033' }, state: { iso3: 'JPN' } },
      { kind: 'PUBLISHED_SHARE', sharePercent: '15.9', amount: null, confidence: 'VERIFIED', scaleRate: null, state: { iso3: 'JPN' } },
    ]);
    expect(_entities[0].scaleRates.nodes).toHaveLength(1);
    expect(graph.statements.seen).toHaveLength(3);
  });
});

describe('the lists', () => {
  const count = async (list: string, filter = '{}') => (await graph.ask(`{ list: ${list}(first: 1, filter: ${filter}) { totalCount } }`)).list.totalCount;

  it('hold the whole data set', async () => {
    const lists = ['majorProgrammes', 'financialYears', 'budgetFigures', 'scaleRates', 'assessedContributions'];
    // Figures: 20 lines of programmes and two loans that only the totals give; totals: 23 and 6 approved, 9 proposed, 5 recommended.
    expect(await Promise.all(lists.map((list) => count(list)))).toEqual([10, 24, 65, 1731, 616]);
  });

  it('filter', async () => {
    expect(await count('budgetFigures', '{ programme: { isNull: false } }')).toBe(22);
    expect(await count('budgetFigures', '{ programme: { in: ["MP-I", "MP-II"] }, year: { gte: 2018 } }')).toBe(2);
    expect(await count('budgetFigures', '{ scope: { eq: NOT_STATED }, stage: { eq: CBF_RECOMMENDED } }')).toBe(2);
    expect(await count('budgetFigures', '{ amount: { gt: "195000.0" } }')).toBe(2);
    expect(await count('financialYears', '{ approvedStaffing: { isNull: false } }')).toBe(4);
    expect(await count('majorProgrammes', '{ name: { contains: "audit" } }')).toBe(1);
    expect(await count('scaleRates', '{ fromYear: { eq: 2025 }, ratePercent: { gte: "22" } }')).toBe(1);
    expect(await count('assessedContributions', '{ kind: { eq: PUBLISHED_SHARE } }')).toBe(7);
    expect(await count('assessedContributions', '{ state: { in: ["JPN", "DEU"] }, sharePercent: { gt: "15" }, confidence: { eq: DERIVED } }')).toBe(3);
  });

  it.each([
    ['majorProgrammes', 'figures(first: 5) { nodes { amount { amount } programme { code } } }', 3],
    ['majorProgrammes', 'figures(first: 5) { totalCount } sources { key }', 3],
    ['financialYears', 'resolution { symbol } label', 2],
    ['financialYears', 'figures(first: 5) { totalCount nodes { programme { code } financialYear { year } resolution { symbol } sources { key } } }', 7],
    ['financialYears', 'sums { agree }', 2],
    ['budgetFigures', 'programme { code } financialYear { label } resolution { symbol } sources { key } countsInto', 5],
    ['scaleRates', 'state { iso3 } sources { key }', 2],
    ['assessedContributions', 'state { iso3 } scaleRate { ratePercent } sources { key }', 3],
  ])('%s with %s take %i SQL statements', async (list, selection, statements) => {
    const { found } = await graph.ask(`{ found: ${list}(first: 100) { nodes { id ${selection} } } }`);
    expect(found.nodes.length).toBeGreaterThan(9);
    expect(graph.statements.seen).toHaveLength(statements);
  });

  it('page through thousands of rates, both ways', async () => {
    const all: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { scaleRates } = await graph.ask('query ($after: String) { scaleRates(first: 100, after: $after, orderBy: [{ field: ratePercent, direction: DESC }]) { nodes { id } pageInfo { hasNextPage endCursor } } }', { after });
      all.push(...scaleRates.nodes.map(({ id }: { id: string }) => id));
      [more, after] = [scaleRates.pageInfo.hasNextPage, scaleRates.pageInfo.endCursor];
    }
    expect(new Set(all).size).toBe(1731);
    const { scaleRates } = await graph.ask('{ scaleRates(last: 100, orderBy: [{ field: ratePercent, direction: DESC }]) { nodes { id } } }');
    expect(scaleRates.nodes.map(({ id }: { id: string }) => id)).toEqual(all.slice(-100));
  });

  it('answer references by key and by id, hostile ones with null', async () => {
    const id = (type: string, key: string) => ({ __typename: type, id: globalId(type, uuidOf(type, key)) });
    const { _entities } = await graph.ask(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on MajorProgramme { code } ... on FinancialYear { year } ... on BudgetFigure { stage } ... on ScaleRate { ratePercent } ... on AssessedContribution { kind } } }`,
      { representations: [
        { __typename: 'MajorProgramme', code: 'MP-I' }, id('MajorProgramme', 'MP-II'), { __typename: 'MajorProgramme', code: '\u0000' },
        { __typename: 'FinancialYear', year: 2020 }, id('FinancialYear', '2017'), { __typename: 'FinancialYear', year: '1; drop' }, { __typename: 'FinancialYear', year: 1e12 },
        id('BudgetFigure', '2017/TOTAL/APPROVED/INCL_HOST_STATE_LOAN'), id('ScaleRate', 'USA/2025'), id('AssessedContribution', '2023/JPN/PUBLISHED_SHARE'),
      ] },
    );
    expect(_entities).toEqual([
      { code: 'MP-I' }, { code: 'MP-II' }, null, { year: 2020 }, { year: 2017 }, null, null, { stage: 'APPROVED' }, { ratePercent: '22.000' }, { kind: 'PUBLISHED_SHARE' },
    ]);
    expect(graph.statements.seen).toHaveLength(7);
  });
});
