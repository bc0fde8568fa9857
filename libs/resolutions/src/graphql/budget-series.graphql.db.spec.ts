import { loadedDatabase, type LoadedDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { resolutionsData, resolutionsStorage } from '../index.ts';
import { askResolutions, type AskResolutions } from '../testing/ask-resolutions.ts';

let graph: AskResolutions & LoadedDatabase;
beforeAll(async () => void (graph = askResolutions(await loadedDatabase({ storage: resolutionsStorage, data: resolutionsData }))));
afterAll(() => graph.close());
beforeEach(() => graph.statements.forget());

describe('a series of budgets', () => {
  const POINT = 'year stage status changeFromEarlierStagePercent comparedWithStage otherScopesWithFigure figure { amount { amount } confidence }';
  const series = async (given: string) => {
    const { budgetSeries } = await graph.ask(`{ budgetSeries(${given}) { ${POINT} } }`);
    return budgetSeries.map((point: Record<string, any>) => [point.year, point.stage, point.status, point.figure?.amount.amount ?? null, point.changeFromEarlierStagePercent]);
  };

  it('without the loan tells the cut at each stage (2019 to 2021), in one statement', async () => {
    expect(await series('years: { from: 2019, to: 2021 }, scope: EXCL_HOST_STATE_LOAN')).toEqual([
      [2019, 'PROPOSED', 'FIGURE', '147550.0', null],
      [2019, 'CBF_RECOMMENDED', 'FIGURE', '144700.0', '-1.93'],
      [2019, 'APPROVED', 'FIGURE', '144550.0', '-0.10'],
      [2020, 'PROPOSED', 'FIGURE', '147420.0', null],
      [2020, 'CBF_RECOMMENDED', 'FIGURE', '146210.0', '-0.82'],
      [2020, 'APPROVED', 'FIGURE', '145620.5', '-0.40'],
      [2021, 'PROPOSED', 'FIGURE', '144917.2', null],
      [2021, 'CBF_RECOMMENDED', 'FIGURE', '144673.9', '-0.17'],
      [2021, 'APPROVED', 'FIGURE', '144673.9', '0.00'],
    ]);
    expect(graph.statements.seen).toHaveLength(1);
  });

  it('never mixes scopes: of 2024 the request and the approved total are of two', async () => {
    expect(await series('years: { from: 2024, to: 2024 }, scope: NOT_STATED')).toEqual([
      [2024, 'PROPOSED', 'FIGURE', '200412.1', null],
      [2024, 'CBF_RECOMMENDED', 'FIGURE', '188386.1', '-6.00'],
      [2024, 'APPROVED', 'NO_FIGURE_AT_THIS_STAGE', null, null],
    ]);
    const { budgetSeries } = await graph.ask(`{ budgetSeries(years: { from: 2024, to: 2024 }, scope: INCL_HOST_STATE_LOAN) { ${POINT} } }`);
    expect(budgetSeries.map((point: Record<string, any>) => [point.status, point.figure?.amount.amount, point.changeFromEarlierStagePercent, point.otherScopesWithFigure])).toEqual([
      ['NO_FIGURE_AT_THIS_STAGE', undefined, null, ['NOT_STATED']],
      ['NO_FIGURE_AT_THIS_STAGE', undefined, null, ['NOT_STATED']],
      ['FIGURE', '187084.3', null, []],
    ]);
  });

  it('leaves recalled figures out unless they are asked for', async () => {
    const given = 'years: { from: 2017, to: 2018 }, scope: INCL_HOST_STATE_LOAN, stages: [APPROVED]';
    expect(await series(given)).toEqual([[2017, 'APPROVED', 'FIGURE', '144587.3', null], [2018, 'APPROVED', 'LEFT_OUT_UNCONFIRMED', null, null]]);
    const { budgetSeries } = await graph.ask(`{ budgetSeries(${given}, includeUnconfirmed: true) { ${POINT} } }`);
    expect(budgetSeries[1]).toMatchObject({ status: 'FIGURE', figure: { confidence: 'RECALLED' } });
  });

  it('is by programme, too, with gaps', async () => {
    const { budgetSeries } = await graph.ask(`{ budgetSeries(years: { from: 2016, to: 2017 }, scope: INCL_HOST_STATE_LOAN, stages: [APPROVED], programmes: ["MP-I", "MP-VII-2"]) {
      year programme { code } status figure { amount { amount } resolution { symbol } sources { key } } } }`);
    expect(budgetSeries.map((point: Record<string, any>) => [point.year, point.programme.code, point.status, point.figure?.amount.amount])).toEqual([
      [2016, 'MP-I', 'NO_FIGURE_AT_THIS_STAGE', undefined],
      [2016, 'MP-VII-2', 'NO_FIGURE_AT_THIS_STAGE', undefined],
      [2017, 'MP-I', 'FIGURE', '12536.0'],
      [2017, 'MP-VII-2', 'FIGURE', '2987.3'],
    ]);
    // The series, the programmes, the resolutions, the sources.
    expect(graph.statements.seen).toHaveLength(4);
  });

  it('refuses what would mix scopes or go too far, and says why', async () => {
    const refused = async (given: string, variables?: Record<string, unknown>) =>
      graph.refusal(`${variables ? 'query ($p: [String!])' : ''} { budgetSeries(${given}) { year } }`, variables);
    expect(await refused('years: { from: 2017, to: 2017 }, scope: EXCL_HOST_STATE_LOAN, programmes: ["MP-VII-2"]')).toEqual([
      { code: 'BAD_USER_INPUT', message: 'MP-VII-2 is the Host State Loan: ask for it with the scope INCL_HOST_STATE_LOAN.' },
    ]);
    expect(await refused('years: { from: 2017, to: 2017 }, scope: NOT_STATED, programmes: ["MP-I"]')).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
    expect(await refused('years: { from: 2017, to: 2077 }, scope: NOT_STATED')).toEqual([{ code: 'BAD_USER_INPUT', message: 'Ask for 60 years at the most.' }]);
    for (const programme of ['MP-X', "' or 1=1 --", 'a\u0000', '\ud800']) {
      const answer = await refused('years: { from: 2017, to: 2017 }, scope: INCL_HOST_STATE_LOAN, programmes: $p', { p: [programme] });
      expect(answer).toEqual([{ code: 'BAD_USER_INPUT', message: 'There is no major programme with one of these codes; majorProgrammes lists them.' }]);
    }
  });
});
