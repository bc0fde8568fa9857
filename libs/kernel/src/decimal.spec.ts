import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decimal, decimalQuotient, decimalSum } from './decimal.ts';

const cents = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n });
const asDecimal = (value: bigint) => {
  const digits = (value < 0n ? -value : value).toString().padStart(3, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

describe('exact decimals', () => {
  it('sums without a rounding error, whatever the terms', () => {
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 20 }), (values) => {
        expect(decimalSum(['0.00', ...values.map(asDecimal)])).toBe(asDecimal(values.reduce((sum, value) => sum + value, 0n)));
      }),
    );
    expect(decimalSum(['0.1', '0.2'])).toBe('0.3');
    expect(decimalSum(['12536.0', '44974.2', '76632.6', '2618.8', '1454.9', '2174.5', '514.8', '694.2'])).toBe('141600.0');
    expect(decimalSum([])).toBe('0');
    expect(decimalSum(['-0.05', '0.01'])).toBe('-0.04');
  });

  it('divides to so many places, half away from zero', () => {
    expect(decimalQuotient('1', '3', 4)).toBe('0.3333');
    expect(decimalQuotient('2', '3', 2)).toBe('0.67');
    expect(decimalQuotient('-1', '8', 2)).toBe('-0.13');
    expect(decimalQuotient('1', '8', 2)).toBe('0.13');
    expect(decimalQuotient('3300', '125', 2)).toBe('26.40');
    expect(decimalQuotient('1', '0.00', 2)).toBeNull();
  });

  it('reads only the plain form', () => {
    expect(['1', '-1.50', '0.005'].map(decimal)).toEqual(['1', '-1.50', '0.005']);
    expect(['', '1e5', '1,000', ' 1', '.5', '1.', 'NaN', '--1', '1234567890123456', '٣'].map(decimal)).toEqual(Array.from({ length: 10 }, () => null));
  });
});
