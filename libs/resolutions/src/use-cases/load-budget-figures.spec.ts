import { describe, expect, it } from '@jest/globals';
import { aDataSet, known, problemsOf } from '../testing/a-data-set.ts';
import { loadBudgetFigures } from './load-budget-figures.ts';
import { loadFinancialYears } from './load-financial-years.ts';
import { loadMajorProgrammes } from './load-major-programmes.ts';
import { readTotals } from './read-budget-figures.ts';

const cited = { resolution_id: 'ICC-ASP/15/Res.1', confidence: 'verified', source: 'S-ONE', note: '' };
const line = (mp_code: string, approved_eur_thousands: string) =>
  ({ year: '2017', mp_code, approved_eur_thousands, proposed_eur_thousands: '', cbf_recommended_eur_thousands: '', actual_eur_thousands: '', ...cited });
const budget = [...['MP-I', 'MP-II', 'MP-III', 'MP-IV', 'MP-V', 'MP-VI'].map((code) => line(code, '10.1')), line('MP-VII-2', '2.5')];
const totals = {
  year: '2017', approved_total_eur_thousands: '63.1', approved_excl_host_state_loan_eur_thousands: '60.6', host_state_loan_eur_thousands: '2.5',
  proposed_total_eur_thousands: '70.0', cbf_recommended_total_eur_thousands: '', approved_staffing: '', verified_parts: '', ...cited,
};
const problems = (said: Record<string, string>, lines = budget) => problemsOf(loadBudgetFigures, { budget: lines, budget_totals: [{ ...totals, ...said }] });
const scopes = (said: Record<string, string>) =>
  readTotals(aDataSet({ budget_totals: [{ ...totals, ...said }] }), known, []).figures.map(({ stage, scope, confidence }) => [stage, scope, confidence]);

describe('budget figures', () => {
  it('that add up are no problem', () => expect(problems({})).toEqual([]));

  it.each([
    [{ approved_excl_host_state_loan_eur_thousands: '60.7', approved_total_eur_thousands: '' }, 'budget_totals.csv:2 approved_excl_host_state_loan_eur_thousands: is not 60.6, to which the programmes of budget.csv add up'],
    [{ approved_total_eur_thousands: '63.2' }, 'budget_totals.csv:2 approved_total_eur_thousands: is not 63.1, to which the programmes of budget.csv add up'],
    [{ approved_total_eur_thousands: '63.2' }, 'budget_totals.csv:2 approved_total_eur_thousands: less the sub-total is not the Host State Loan, 2.5'],
    [{ host_state_loan_eur_thousands: '2.6' }, 'budget_totals.csv:2 host_state_loan_eur_thousands: is not 2.5, as budget.csv has it'],
    [{ proposed_total_eur_thousands: '7e4' }, 'budget_totals.csv:2 proposed_total_eur_thousands: "7e4" is not a decimal number'],
    [{ resolution_id: 'ICC-ASP/99/Res.1' }, 'budget_totals.csv:2 resolution_id: "ICC-ASP/99/Res.1" is no key of resolutions'],
    [{ confidence: 'recalled', verified_parts: 'cbf_recommended_total_eur_thousands' }, 'budget_totals.csv:2 verified_parts: "cbf_recommended_total_eur_thousands" is no figure of this row'],
    [{ confidence: 'recalled', verified_parts: 'year' }, 'budget_totals.csv:2 verified_parts: "year" is no figure of this row'],
    [{ verified_parts: 'proposed_total_eur_thousands' }, 'budget_totals.csv:2 verified_parts: only a recalled row has parts that are surer than itself'],
  ])('with %j are reported', (said, problem) => expect(problems(said)).toContain(problem));

  it('of no known programme, or actual ones, are reported', () => {
    expect(problems({}, [line('MP-XX', '1.0')])).toEqual(['budget.csv:2 mp_code: "MP-XX" is no key of major_programmes']);
    expect(problems({}, [{ ...line('MP-I', '1.0'), actual_eur_thousands: '1.0' }])).toEqual(['budget.csv:2 actual_eur_thousands: the record has no stage for actual expenditure']);
  });

  it('of part of the programmes need not add up', () => expect(problems({}, [line('MP-I', '1.0'), line('MP-VII-2', '2.5')])).toEqual([]));

  it('take their scope from what is said of them', () => {
    expect(scopes({})).toEqual([
      ['APPROVED', 'INCL_HOST_STATE_LOAN', 'VERIFIED'], ['APPROVED', 'EXCL_HOST_STATE_LOAN', 'VERIFIED'], ['PROPOSED', 'NOT_STATED', 'VERIFIED'],
    ]);
  });

  it('take their confidence from their own part of the row', () => {
    expect(scopes({ year: '2019', confidence: 'recalled', verified_parts: 'approved_excl_host_state_loan_eur_thousands|proposed_total_eur_thousands' })).toEqual([
      ['APPROVED', 'INCL_HOST_STATE_LOAN', 'RECALLED'], ['APPROVED', 'EXCL_HOST_STATE_LOAN', 'VERIFIED'], ['PROPOSED', 'EXCL_HOST_STATE_LOAN', 'VERIFIED'],
    ]);
  });
});

describe('financial years and programmes', () => {
  it('twice, or without a number, are reported', () => {
    expect(problemsOf(loadFinancialYears, { budget_totals: [totals, totals] })).toEqual(['budget_totals.csv:3 year: the same key as line 2: 2017']);
    expect(problemsOf(loadFinancialYears, { budget_totals: [{ ...totals, approved_staffing: 'some' }] })).toEqual(['budget_totals.csv:2 approved_staffing: "some" is not a whole number']);
  });

  it('by another code are reported', () => {
    expect(problemsOf(loadMajorProgrammes, { major_programmes: [{ mp_code: 'Judiciary', name: 'x', ...cited }] })).toEqual(['major_programmes.csv:2 mp_code: is no code like MP-I or MP-VII-2']);
  });
});
