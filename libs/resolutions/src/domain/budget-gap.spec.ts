import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aBudgetFigure } from '../testing/a-budget-figure.ts';
import { BUDGET_SCOPES, BUDGET_STAGES, type BudgetFigure } from './budget-figure.ts';
import { budgetGap, implementationRates } from './budget-gap.ts';
import { seriesRequest, type SeriesFigures } from './budget-series.ts';

const record = (...figures: Partial<BudgetFigure>[]): SeriesFigures => ({ of: async (from, to) => ({ figures: figures.map((said) => aBudgetFigure(said)).filter(({ year }) => year >= from && year <= to), unknown: [] }), concordances: async () => [] });
const request = (said: Partial<Parameters<typeof seriesRequest>[0]> = {}) => seriesRequest({ years: { from: 2019, to: 2020 }, scope: 'EXCL_HOST_STATE_LOAN', includeUnconfirmed: false, ...said });

describe('the gap between two stages', () => {
  it('is told where both have a figure of the scope, and is a gap else', async () => {
    const reads = record({ stage: 'PROPOSED', amount: '147550.0' }, { stage: 'APPROVED', amount: '144550.0' }, { year: 2020, stage: 'APPROVED', amount: '145620.5' });
    expect((await budgetGap(request(), 'PROPOSED', 'APPROVED', reads)).map(({ year, difference, differencePercent, from }) => [year, difference, differencePercent, from.status])).toEqual([
      [2019, '-3000.0', '-2.03', 'FIGURE'], [2020, null, null, 'NO_FIGURE_AT_THIS_STAGE'],
    ]);
    await expect(budgetGap(request(), 'PROPOSED', 'PROPOSED', reads)).rejects.toThrow('Name two stages.');
  });

  it('never compares figures of two scopes', async () => {
    const stages = fc.constantFrom(...BUDGET_STAGES);
    await fc.assert(fc.asyncProperty(stages, stages, fc.constantFrom(...BUDGET_SCOPES), fc.constantFrom(...BUDGET_SCOPES), fc.constantFrom(...BUDGET_SCOPES), async (stageA, stageB, a, b, asked) => {
      if (stageA === stageB) return;
      const [gap] = await budgetGap(request({ scope: asked }), stageA, stageB, record({ stage: stageA, scope: a, amount: '2' }, { stage: stageB, scope: b, amount: '3' }));
      expect(gap!.difference).toBe(a === asked && b === asked ? '1' : null);
    }));
  });
});

describe('the implementation rate', () => {
  it('is what was spent of what was approved', async () => {
    const reads = record({ amount: '144550.0' }, { stage: 'ACTUAL', amount: '143104.5' }, { year: 2020, amount: '145620.5' });
    expect((await implementationRates(request(), reads)).map(({ year, ratePercent, actual }) => [year, ratePercent, actual.status])).toEqual([[2019, '99.00', 'FIGURE'], [2020, null, 'NO_FIGURE_AT_THIS_STAGE']]);
  });
});
