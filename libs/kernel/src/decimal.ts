/** An exact decimal number as text, e.g. "144587.3": money and shares are never binary fractions. */
export type Decimal = string;

const FORM = /^-?\d{1,15}(\.\d{1,10})?$/;

/** Reads a decimal in its plain form (no exponent, no separators); null if the text isn't one. */
export function decimal(text: string): Decimal | null {
  return FORM.test(text) ? text : null;
}

/** The exact sum; as many places as the most exact of the terms. */
export function decimalSum(terms: readonly Decimal[]): Decimal {
  const places = Math.max(0, ...terms.map((term) => term.split('.')[1]?.length ?? 0));
  const scaled = terms.reduce((sum, term) => sum + scale(term, places), 0n);
  return unscale(scaled, places);
}

function scale(term: Decimal, places: number): bigint {
  const [whole = '0', fraction = ''] = term.split('.');
  return BigInt(whole + fraction.padEnd(places, '0'));
}

function unscale(value: bigint, places: number): Decimal {
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0');
  const sign = value < 0n ? '-' : '';
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** The quotient, rounded half up to so many places; null when divided by zero. */
export function decimalQuotient(dividend: Decimal, divisor: Decimal, places: number): Decimal | null {
  const scaleOf = Math.max(dividend.split('.')[1]?.length ?? 0, divisor.split('.')[1]?.length ?? 0);
  const below = scale(divisor, scaleOf);
  if (below === 0n) return null;
  const above = scale(dividend, scaleOf) * 10n ** BigInt(places) * 2n;
  const sign = above < 0n !== below < 0n ? -1n : 1n;
  const [size, by] = [above < 0n ? -above : above, below < 0n ? -below : below];
  return unscale(sign * ((size / by + 1n) / 2n), places);
}
