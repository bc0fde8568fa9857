import { describe, expect, it } from '@jest/globals';
import { problemsOf } from '../testing/a-data-set.ts';
import { loadAssessedContributions } from './load-assessed-contributions.ts';
import { loadScaleRates } from './load-scale-rates.ts';

const rate = (iso2: string, un_rate_pct: string, period_start = '2022') => ({ iso2, period_start, period_end: '2024', un_rate_pct, confidence: 'verified', source: 'S-ONE' });
const share = (iso2: string, un_rate_pct: string, computed_icc_share_pct: string) => ({ year: '2023', iso2, un_rate_pct, computed_icc_share_pct, confidence: 'derived', source: 'S-ONE' });
const un_scale_of_assessments = [rate('JO', '60.000'), rate('SN', '40')];

describe('the scale of the United Nations', () => {
  it('adds up to 100', () => expect(problemsOf(loadScaleRates, { un_scale_of_assessments })).toEqual([]));

  it.each([
    [[rate('JO', '60.001'), rate('SN', '40')], 'un_scale_of_assessments.csv:2 un_rate_pct: the rates from 2022 add up to 100.001, not to 100'],
    [[rate('JO', '140'), rate('SN', '-40')], 'un_scale_of_assessments.csv:3 un_rate_pct: is less than nothing'],
    [[rate('JO', '100'), rate('SN', '100', '2025')], 'un_scale_of_assessments.csv:3 period_end: comes before period_start'],
    [[rate('JO', '100'), rate('XX', '0')], 'un_scale_of_assessments.csv:3 iso2: "XX" is no key of states'],
  ])('is reported where it does not: %#', (rows, problem) => expect(problemsOf(loadScaleRates, { un_scale_of_assessments: rows })).toContain(problem));

  it('of 2003 had rates on top of 100', () => {
    expect(problemsOf(loadScaleRates, { un_scale_of_assessments: [rate('JO', '100', '2003'), rate('SN', '1.088', '2003')] })).toEqual([]);
  });
});

describe('computed and published shares', () => {
  const problems = (...icc_scale_computed: Record<string, string>[]) => problemsOf(loadAssessedContributions, { un_scale_of_assessments, icc_scale_computed });

  it('may miss 100 by what rounding makes', () => {
    expect(problems(share('JO', '60', '60.0000'), share('SN', '40.000', '39.9999'))).toEqual([]);
    expect(problems(share('JO', '60', '60.0000'), share('SN', '40.000', '39.9998'))).toEqual([
      'icc_scale_computed.csv:2 computed_icc_share_pct: the shares of 2023 add up to 99.9998, not to 100',
    ]);
  });

  it('must rest on the rate of the year', () => {
    expect(problems(share('JO', '61', '60.0000'), share('SN', '40', '40.0000'))).toContain('icc_scale_computed.csv:2 un_rate_pct: is not 60.000, as un_scale_of_assessments.csv has it');
  });

  it('of another kind are reported', () => {
    const published = { year: '2023', iso2: 'JO', share_pct: '15.9', amount_eur_thousands: '', kind: 'rumour', confidence: 'verified', source: 'S-ONE', note: '' };
    expect(problemsOf(loadAssessedContributions, { contributions: [published] })).toEqual(['contributions.csv:2 kind: "rumour" is none of published_share']);
  });
});
