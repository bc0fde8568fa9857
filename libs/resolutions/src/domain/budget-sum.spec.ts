import { describe, expect, it } from '@jest/globals';
import { aBudgetFigure } from '../testing/a-budget-figure.ts';
import { approvedSums } from './budget-sum.ts';

const line = (programmeCode: string, amount: string, confidence: 'VERIFIED' | 'RECALLED' = 'VERIFIED') =>
  aBudgetFigure({ programmeCode, scope: null, amount, confidence });
const six = ['MP-I', 'MP-II', 'MP-III', 'MP-IV', 'MP-V', 'MP-VI'].map((code) => line(code, '0.1'));
const loan = line('MP-VII-2', '5.0');

describe('the sums of a year', () => {
  it('leave the loan out of the one and have it in the other', () => {
    const totals = [aBudgetFigure({ amount: '0.60' }), aBudgetFigure({ scope: 'INCL_HOST_STATE_LOAN', amount: '5.7' })];
    expect(approvedSums([...six, loan, ...totals], false)).toEqual([
      { scope: 'EXCL_HOST_STATE_LOAN', computed: '0.6', published: '0.60', agree: true },
      { scope: 'INCL_HOST_STATE_LOAN', computed: '5.6', published: '5.7', agree: false },
    ]);
  });

  it('are not made of part of the programmes, nor of other stages', () => {
    expect(approvedSums([loan], false)).toEqual([]);
    expect(approvedSums(six.map((figure) => ({ ...figure, stage: 'PROPOSED' as const })), false)).toEqual([]);
  });

  it('count recalled figures only when asked to', () => {
    const recalled = [...six.slice(1), line('MP-I', '0.1', 'RECALLED')];
    expect(approvedSums(recalled, false)).toEqual([]);
    expect(approvedSums(recalled, true)[0]).toEqual({ scope: 'EXCL_HOST_STATE_LOAN', computed: '0.6', published: null, agree: null });
  });
});
