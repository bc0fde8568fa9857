import { decimalSum, RuleBroken } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GOLDEN, linesOf } from '../testing/golden-budgets.ts';
import { approvedFigures, proveResolution, type ApprovedAmounts } from './approved-budget.ts';
import { proveFigure } from './budget-figure.ts';
import { agree, LINES_SUM_TO_TOTALS } from './budget-sum.ts';

const STATUTE = 'Rome Statute, art. 112(2)(d)';
const golden = (year: keyof typeof GOLDEN, said: Partial<ApprovedAmounts> = {}): ApprovedAmounts => ({ lines: linesOf(year), subTotal: GOLDEN[year].subTotal, total: GOLDEN[year].total, ...said });
const amounts = fc.integer({ min: 0, max: 9_999_999 }).map((tenths) => `${Math.floor(tenths / 10)}.${tenths % 10}`);
const programmes = ['MP-I', 'MP-II', 'MP-III', 'MP-IV', 'MP-V', 'MP-VI', 'MP-VII-5', 'MP-VII-6', 'MP-VII-2'];

describe('an approved budget', () => {
  it.each([2017, 2020] as const)('of %i is that of the golden table: programmes, sub-total and total', (year) => {
    expect(approvedFigures(golden(year)).map(({ programmeCode, scope, amount }) => [programmeCode ?? scope, amount])).toEqual([
      ...Object.entries(GOLDEN[year].lines), ['EXCL_HOST_STATE_LOAN', GOLDEN[year].subTotal], ['INCL_HOST_STATE_LOAN', GOLDEN[year].total],
    ]);
  });

  it('whose programmes and totals disagree in anything is refused, whatever it is', () => {
    fc.assert(fc.property(fc.array(amounts, { minLength: 9, maxLength: 9 }), fc.integer({ min: 0, max: 10 }), fc.integer({ min: 1, max: 99_999 }), (given, which, tenths) => {
      const by = `${Math.floor(tenths / 10)}.${tenths % 10}`;
      const lines = programmes.map((programme, index) => ({ programme, amount: given[index]! }));
      const [subTotal, total] = [decimalSum(given.slice(0, 8)), decimalSum(given)];
      expect(approvedFigures({ lines, subTotal, total })).toHaveLength(11);
      const more = (amount: string, index: number) => (index === which ? decimalSum([amount, by]) : amount);
      const off = { lines: lines.map(({ programme, amount }, index) => ({ programme, amount: more(amount, index) })), subTotal: more(subTotal, 9), total: more(total, 10) };
      expect(() => approvedFigures(off)).toThrow(new RuleBroken(LINES_SUM_TO_TOTALS));
    }));
  });

  it('of which only totals are known must have them differ by the loan, where that is known', () => {
    expect(approvedFigures({ lines: [], subTotal: null, total: '187084.3' })).toHaveLength(1);
    const stage = (amount: string) => [
      { stage: 'APPROVED', programmeCode: null, scope: 'INCL_HOST_STATE_LOAN', amount: '148259.0', confidence: 'VERIFIED' } as const,
      { stage: 'APPROVED', programmeCode: null, scope: 'EXCL_HOST_STATE_LOAN', amount: '144673.9', confidence: 'VERIFIED' } as const,
      { stage: 'APPROVED', programmeCode: 'MP-VII-2', scope: null, amount, confidence: 'VERIFIED' } as const,
    ];
    expect([agree('APPROVED', stage('3585.1')), agree('APPROVED', stage('3585.2'))]).toEqual([true, false]);
  });

  it.each<[string, ApprovedAmounts]>([
    ['a budget has one amount of each programme', golden(2017, { lines: [...linesOf(2017), { programme: 'MP-I', amount: '1' }] })],
    ['a budget names Major Programmes I to VI, or totals alone', golden(2017, { lines: linesOf(2017).slice(1) })],
    ['a budget has a total, with the Host State Loan or without it', golden(2017, { subTotal: null, total: null })],
    ['an amount of a budget is no less than nothing', { lines: [], subTotal: '-1', total: null }],
  ])('%s', (sentence, wrong) => {
    expect(() => approvedFigures(wrong)).toThrow(new RuleBroken(sentence));
  });

  it('cites a budget resolution adopted at an earlier or equal instant', () => {
    expect(() => proveResolution({ adoptedOn: '2019-12-06', topics: ['BUDGET'] }, '2019-12-06')).not.toThrow();
    const sentence = 'an approved figure cites a budget resolution adopted at an earlier or equal instant';
    for (const adoptedOn of ['2019-12-07', null]) expect(() => proveResolution({ adoptedOn, topics: ['BUDGET'] }, '2019-12-06')).toThrow(expect.objectContaining({ sentence, citation: STATUTE }));
    expect(() => proveResolution({ adoptedOn: '2019-12-06', topics: ['COOPERATION'] }, '2019-12-06')).toThrow(expect.objectContaining({ sentence: 'an approved figure cites a resolution on the budget', citation: STATUTE }));
  });
});

describe('a figure', () => {
  it.each<[string, Partial<Parameters<typeof proveFigure>[0]>]>([
    ["the Court's budgets begin with its first financial period", { year: 2001 }],
    ['a total says whether it includes the Host State Loan; a programme is the same either way', { scope: null }],
    ['a total says whether it includes the Host State Loan; a programme is the same either way', { programmeCode: 'MP-I' }],
    ['an amount of a budget is no less than nothing', { amount: '-0.1' }],
  ])('%s', (sentence, wrong) => {
    expect(() => proveFigure({ year: 2020, programmeCode: null, scope: 'EXCL_HOST_STATE_LOAN', amount: '1', ...wrong })).toThrow(new RuleBroken(sentence));
  });
});
