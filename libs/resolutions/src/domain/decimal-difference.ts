import { decimalQuotient, decimalSum, type Decimal } from '@assembly-graph/kernel';

/** The exact difference, `a` less `b`. */
export const decimalDifference = (a: Decimal, b: Decimal): Decimal => decimalSum([a, b.startsWith('-') ? b.slice(1) : `-${b}`]);

/** Whether both are the same number, however many zeros they end in. */
export const sameDecimal = (a: Decimal, b: Decimal): boolean => isNothing(decimalDifference(a, b));

/** Whether two decimals are no further from each other than so much. */
export const within = (a: Decimal, b: Decimal, tolerance: Decimal): boolean =>
  !decimalDifference(tolerance, decimalDifference(a, b).replace('-', '')).startsWith('-');

/** By how much an amount differs from an earlier one, per cent of the earlier, two places; a cut is negative. Null if that was zero. */
export function changePercent(earlier: Decimal, later: Decimal): Decimal | null {
  const ratio = decimalQuotient(decimalDifference(later, earlier), earlier, 4);
  // Four places of the ratio are two of the percentage: the point moves, nothing is rounded twice.
  return ratio && ratio.replace('.', '').replace(/^(-?)0*(\d+)(\d\d)$/, '$1$2.$3');
}

const isNothing = (value: Decimal): boolean => /^-?0+(\.0+)?$/.test(value);

/** The exact product. */
export function decimalProduct(a: Decimal, b: Decimal): Decimal {
  const places = [a, b].reduce((sum, each) => sum + (each.split('.')[1]?.length ?? 0), 0);
  const digits = BigInt(a.replace('.', '')) * BigInt(b.replace('.', ''));
  const size = (digits < 0n ? -digits : digits).toString().padStart(places + 1, '0');
  const sign = digits < 0n ? '-' : '';
  return places === 0 ? sign + size : `${sign}${size.slice(0, -places)}.${size.slice(-places)}`;
}

/** Whether the first is as much as the second, or more. */
export const isAtLeast = (a: Decimal, b: Decimal): boolean => !decimalDifference(a, b).startsWith('-');

/** Whether it is more than nothing. */
export const isPositive = (value: Decimal): boolean => !value.startsWith('-') && !isNothing(value);
