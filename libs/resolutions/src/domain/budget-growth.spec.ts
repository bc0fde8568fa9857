import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aBudgetFigure } from '../testing/a-budget-figure.ts';
import { budgetGrowth } from './budget-growth.ts';
import { seriesRequest, type SeriesFigures } from './budget-series.ts';

const record = (amounts: Record<number, string>): SeriesFigures => ({ of: async () => ({ figures: Object.entries(amounts).map(([year, amount]) => aBudgetFigure({ year: Number(year), amount })), unknown: [] }), concordances: async () => [] });
const request = seriesRequest({ years: { from: 2017, to: 2020 }, scope: 'EXCL_HOST_STATE_LOAN', includeUnconfirmed: false });
const growth = async (amounts: Record<number, string>, indices: { year: number; index: string }[] | null = null) =>
  (await budgetGrowth(request, indices && { indices }, record(amounts))).map(({ year, nominalPercent, realPercent }) => [year, nominalPercent, realPercent]);

describe('the growth of the budget', () => {
  it('is told from year to year, and a gap where either has no figure', async () => {
    expect(await growth({ 2018: '143846.4', 2019: '144550.0', 2020: '145620.5' })).toEqual([[2018, null, null], [2019, '0.49', null], [2020, '0.74', null]]);
  });

  it('is real by a deflator series, as far as that goes', async () => {
    expect(await growth({ 2018: '100.0', 2019: '110.0', 2020: '110.0' }, [{ year: 2018, index: '100' }, { year: 2019, index: '110' }])).toEqual([[2018, null, null], [2019, '10.00', '0.00'], [2020, '0.00', null]]);
  });

  it('is, in real terms, nothing where amounts grow as prices do, and that of the amounts where prices stay', async () => {
    const number = fc.integer({ min: 1, max: 99_999 }).map(String);
    await fc.assert(fc.asyncProperty(number, number, number, async (a, b, index) => {
      const [, , asPrices] = await growth({ 2019: a, 2020: b }, [{ year: 2019, index: a }, { year: 2020, index: b }]);
      expect(asPrices![2]).toBe('0.00');
      const [, , atRest] = await growth({ 2019: a, 2020: b }, [{ year: 2019, index }, { year: 2020, index }]);
      expect(atRest![2]).toBe(atRest![1]);
    }));
  });
});
