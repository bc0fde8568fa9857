import { describe, expect, it } from '@jest/globals';
import { changePercent, decimalDifference, sameDecimal, within } from './decimal-difference.ts';

describe('exact differences', () => {
  it('are exact, whatever the places and signs', () => {
    expect(decimalDifference('144587.3', '141600.0')).toBe('2987.3');
    expect(decimalDifference('0.1', '0.30')).toBe('-0.20');
    expect(decimalDifference('1', '-0.5')).toBe('1.5');
  });

  it('tell the same number from another', () => {
    expect(sameDecimal('100', '100.000')).toBe(true);
    expect(sameDecimal('100', '100.001')).toBe(false);
    expect(sameDecimal('-0.0', '0')).toBe(true);
  });

  it('tell what is near', () => {
    expect(within('99.9994', '100', '0.00615')).toBe(true);
    expect(within('100.00616', '100', '0.00615')).toBe(false);
    expect(within('99.99385', '100', '0.00615')).toBe(true);
  });
});

describe('a change in per cent', () => {
  it.each([
    ['147550.0', '144700.0', '-1.93'],
    ['144700.0', '144550.0', '-0.10'],
    ['146210.0', '145620.5', '-0.40'],
    ['173234.3', '187084.3', '7.99'],
    ['100', '100', '0.00'],
    ['100', '99.996', '0.00'],
    ['100', '250', '150.00'],
    ['1', '101', '10000.00'],
  ])('from %s to %s is %s', (earlier, later, change) => expect(changePercent(earlier, later)).toBe(change));

  it('from nothing is unknown', () => expect(changePercent('0.0', '5')).toBeNull());
});
