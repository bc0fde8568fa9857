import { BadInput } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import { aBudgetFigure } from '../testing/a-budget-figure.ts';
import type { BudgetFigure } from './budget-figure.ts';
import { budgetSeries, seriesRequest } from './budget-series.ts';

const asked = { years: { from: 2019, to: 2019 }, scope: 'EXCL_HOST_STATE_LOAN', includeUnconfirmed: false } as const;
const series = (figures: BudgetFigure[], request: Partial<Parameters<typeof seriesRequest>[0]> = {}) =>
  budgetSeries(seriesRequest({ ...asked, ...request }), { of: async () => ({ figures, unknown: [] }), concordances: async () => [] });
const briefly = async (...given: Parameters<typeof series>) =>
  (await series(...given)).map((point) => [point.stage, point.status, point.figure?.amount ?? null, point.changeFromEarlierStagePercent, point.comparedWithStage]);

const proposed = aBudgetFigure({ stage: 'PROPOSED', amount: '147550.0' });
const recommended = aBudgetFigure({ stage: 'CBF_RECOMMENDED', amount: '144700.0' });
const approved = aBudgetFigure();

describe('a series of budget figures', () => {
  it('has a point for each stage, with the cut against the one before', async () => {
    expect(await briefly([approved, recommended, proposed])).toEqual([
      ['PROPOSED', 'FIGURE', '147550.0', null, null],
      ['CBF_RECOMMENDED', 'FIGURE', '144700.0', '-1.93', 'PROPOSED'],
      ['APPROVED', 'FIGURE', '144550.0', '-0.10', 'CBF_RECOMMENDED'],
    ]);
  });

  it('says where there is no figure, and compares across the gap', async () => {
    expect(await briefly([approved, proposed])).toEqual([
      ['PROPOSED', 'FIGURE', '147550.0', null, null],
      ['CBF_RECOMMENDED', 'NO_FIGURE_AT_THIS_STAGE', null, null, null],
      ['APPROVED', 'FIGURE', '144550.0', '-2.03', 'PROPOSED'],
    ]);
  });

  it('compares with a stage that was not asked for', async () => {
    expect(await briefly([approved, recommended], { stages: ['APPROVED'] })).toEqual([['APPROVED', 'FIGURE', '144550.0', '-0.10', 'CBF_RECOMMENDED']]);
  });

  it('never compares across scopes, but tells of the others', async () => {
    const points = await series([approved, { ...recommended, scope: 'NOT_STATED' }]);
    expect(points.map(({ status, changeFromEarlierStagePercent, otherScopesWithFigure }) => [status, changeFromEarlierStagePercent, otherScopesWithFigure])).toEqual([
      ['NO_FIGURE_AT_THIS_STAGE', null, []],
      ['NO_FIGURE_AT_THIS_STAGE', null, ['NOT_STATED']],
      ['FIGURE', null, []],
    ]);
  });

  it('leaves recalled figures out, also of comparisons, unless they are asked for', async () => {
    const recalled = { ...recommended, confidence: 'RECALLED' } as const;
    expect(await briefly([approved, recalled], { stages: ['APPROVED', 'CBF_RECOMMENDED'] })).toEqual([
      ['CBF_RECOMMENDED', 'LEFT_OUT_UNCONFIRMED', null, null, null],
      ['APPROVED', 'FIGURE', '144550.0', null, null],
    ]);
    expect(await briefly([approved, recalled], { includeUnconfirmed: true, stages: ['APPROVED'] })).toEqual([
      ['APPROVED', 'FIGURE', '144550.0', '-0.10', 'CBF_RECOMMENDED'],
    ]);
  });

  it('takes the figure of a programme for either scope it is part of', async () => {
    const figures = [aBudgetFigure({ programmeCode: 'MP-I', scope: null, amount: '12536.0' })];
    for (const scope of ['EXCL_HOST_STATE_LOAN', 'INCL_HOST_STATE_LOAN'] as const) {
      const points = await series(figures, { scope, programmes: ['MP-I', 'MP-II', 'MP-I'], stages: ['APPROVED'] });
      expect(points.map(({ programmeCode, figure }) => [programmeCode, figure?.amount])).toEqual([['MP-I', '12536.0'], ['MP-II', undefined]]);
    }
  });

  it.each([
    ['years the wrong way round', { years: { from: 2020, to: 2019 } }],
    ['more than 60 years', { years: { from: 2000, to: 2060 } }],
    ['years before there was a Court', { years: { from: -5, to: 3 } }],
    ['no stage', { stages: [] }],
    ['no programme', { programmes: [] }],
    ['too many programmes', { programmes: Array.from({ length: 21 }, (_none, index) => `MP-I-${index}`) }],
    ['what no programme is called', { programmes: ['MP-I', "' or 1=1"] }],
    ['the loan in a scope without it', { programmes: ['MP-I', 'MP-VII-2'] }],
    ['programmes in no stated scope', { programmes: ['MP-I'], scope: 'NOT_STATED' as const }],
  ])('refuses %s', (_what, request) => {
    expect(() => seriesRequest({ ...asked, ...request })).toThrow(BadInput);
  });

  it('takes 60 years', () => {
    expect(seriesRequest({ ...asked, years: { from: 2000, to: 2059 } })).toMatchObject({ from: 2000, to: 2059, lines: [null] });
  });

  it('refuses a programme that is none', async () => {
    const request = seriesRequest({ ...asked, programmes: ['MP-X'] });
    await expect(budgetSeries(request, { of: async () => ({ figures: [], unknown: ['MP-X'] }), concordances: async () => [] })).rejects.toThrow(BadInput);
  });
});
