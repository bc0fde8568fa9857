import { BadInput, RuleBroken } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decimalProduct } from './decimal-difference.ts';
import { basisOf, inPricesOf, NOMINAL, proveSeries, type DeflatorSeries } from './deflator-series.ts';

// Invented for the test, as no deflator is on record.
const series: DeflatorSeries = {
  id: 'series', code: 'TEST', name: 'A test', version: 1, knownFrom: null, confidence: 'VERIFIED', sourceKeys: ['S-ONE'], note: null,
  indices: [{ year: 2015, index: '100' }, { year: 2020, index: '105.5' }, { year: 2024, index: '126.6' }],
};
const real = (baseYear: number) => basisOf({ basis: 'REAL', baseYear, deflator: 'TEST' }, [series]);

describe('amounts in the prices of one year', () => {
  it('are told by a series on record only: where none is, the answer says so', () => {
    expect(() => basisOf({ basis: 'REAL', baseYear: 2020, deflator: null }, [])).toThrow(new BadInput('No deflator series is on record, and none is made up: amounts can be told as nominal only.'));
    expect(() => basisOf({ basis: 'REAL', baseYear: 2020, deflator: 'HICP' }, [series])).toThrow('Name a deflator series on record: TEST.');
    expect(() => basisOf({ basis: 'REAL', baseYear: 2016, deflator: 'TEST' }, [series])).toThrow('Name a baseYear of which TEST has an index.');
    expect(() => basisOf({ basis: 'NOMINAL', baseYear: 2020 }, [series])).toThrow('baseYear and deflator go with basis: REAL.');
  });

  it('are exact, rounded once, and null where the series has no index', () => {
    expect([inPricesOf('1000.0', 2015, real(2024)), inPricesOf('1266.0', 2024, real(2020)), inPricesOf('1000', 2020, real(2015)), inPricesOf('1', 2016, real(2015))]).toEqual(['1266.0', '1055.0', '947.9', null]);
    expect(inPricesOf('1000.0', 2016, NOMINAL)).toBe('1000.0');
  });

  it('are, in the prices of their own year, what they were, and keep the order of amounts of one year', () => {
    const amount = fc.integer({ min: 0, max: 99_999_999 }).map((tenths) => `${Math.floor(tenths / 10)}.${tenths % 10}`);
    fc.assert(fc.property(amount, amount, fc.constantFrom(2015, 2020, 2024), fc.constantFrom(2015, 2020, 2024), (a, b, year, base) => {
      expect(Number(inPricesOf(a, base, real(base)))).toBe(Number(a));
      if (Number(a) <= Number(b)) expect(Number(inPricesOf(a, year, real(base)))).toBeLessThanOrEqual(Number(inPricesOf(b, year, real(base))));
    }));
  });

  it('rest on exact products', () => {
    expect([decimalProduct('1.5', '0.25'), decimalProduct('-3', '2'), decimalProduct('0.0', '9'), decimalProduct('144587.3', '105.5')]).toEqual(['0.375', '-6', '0.0', '15253960.15']);
  });
});

it.each<[string, Partial<DeflatorSeries>]>([
  ['the code of a deflator series has capitals, digits and hyphens, e.g. HICP-NL', { code: 'a b' }],
  ['a deflator series has 1 to 200 years', { indices: [] }],
  ['a deflator series has one index of a year', { indices: [{ year: 2020, index: '1' }, { year: 2020, index: '2' }] }],
  ['the years of a deflator series are years of the calendar from 1900 on', { indices: [{ year: 12, index: '1' }] }],
  ['a price index is more than nothing', { indices: [{ year: 2020, index: '0.0' }] }],
])('%s', (sentence, wrong) => {
  expect(() => proveSeries({ ...series, ...wrong })).toThrow(new RuleBroken(sentence));
});
