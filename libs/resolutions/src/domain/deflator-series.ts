import { BadInput, decimalQuotient, rule, type Cited, type Collection, type Decimal } from '@assembly-graph/kernel';
import { decimalProduct, isPositive } from './decimal-difference.ts';

export const PRICE_BASES = ['NOMINAL', 'REAL'] as const;
export type PriceBasis = (typeof PRICE_BASES)[number];

/** The index of prices of one year. */
export interface PriceIndex {
  readonly year: number;
  readonly index: Decimal;
}

/** Price indices year by year, as a named source publishes them. The record has none unless one is entered. */
export interface DeflatorSeries extends Cited {
  readonly id: string;
  /** E.g. "HICP-NL". */
  readonly code: string;
  readonly name: string;
  readonly indices: readonly PriceIndex[];
  readonly version: number;
  readonly knownFrom: string | null;
}

/** `byKeys`: by code. */
export type DeflatorSeriesCollection = Collection<DeflatorSeries>;

/** In whose prices amounts are told: those of their own year, or all in those of one year by one series. */
export interface Basis {
  readonly basis: PriceBasis;
  readonly baseYear: number | null;
  readonly series: Pick<DeflatorSeries, 'code' | 'indices'> | null;
}

export const NOMINAL: Basis = { basis: 'NOMINAL', baseYear: null, series: null };

const MOST_INDICES = 200;

/** @throws RuleBroken */
export function proveSeries({ code, indices }: Pick<DeflatorSeries, 'code' | 'indices'>): void {
  rule(/^[A-Z0-9][A-Z0-9-]{1,39}$/.test(code), 'the code of a deflator series has capitals, digits and hyphens, e.g. HICP-NL');
  rule(indices.length > 0 && indices.length <= MOST_INDICES, `a deflator series has 1 to ${MOST_INDICES} years`);
  rule(new Set(indices.map(({ year }) => year)).size === indices.length, 'a deflator series has one index of a year');
  rule(indices.every(({ year }) => year >= 1900 && year <= 9999), 'the years of a deflator series are years of the calendar from 1900 on');
  rule(indices.every(({ index }) => isPositive(index)), 'a price index is more than nothing');
}

/** What was asked. @throws BadInput: without a series on record nothing is told in other prices, and nothing is made up */
export function basisOf(
  { basis, baseYear, deflator }: { basis: PriceBasis; baseYear?: number | null; deflator?: string | null },
  onRecord: readonly DeflatorSeries[],
): Basis {
  if (basis === 'NOMINAL') {
    if (baseYear != null || deflator != null) throw new BadInput('baseYear and deflator go with basis: REAL.', 'basis');
    return NOMINAL;
  }
  const series = seriesNamed(deflator, onRecord);
  if (!series.indices.some(({ year }) => year === baseYear)) throw new BadInput(`Name a baseYear of which ${series.code} has an index.`, 'baseYear');
  return { basis, baseYear: baseYear!, series };
}

/** @throws BadInput where none is on record, or none of this code */
export function seriesNamed(deflator: string | null | undefined, onRecord: readonly DeflatorSeries[]): DeflatorSeries {
  if (onRecord.length === 0) throw new BadInput('No deflator series is on record, and none is made up: amounts can be told as nominal only.', 'basis');
  const series = onRecord.find(({ code }) => code === deflator);
  if (!series) throw new BadInput(`Name a deflator series on record: ${onRecord.map(({ code }) => code).join(', ')}.`, 'deflator');
  return series;
}

/** An amount of a year in the prices that were asked for, as exact as it was, one place at least; null if the series has no index of the year. */
export function inPricesOf(amount: Decimal, year: number, { series, baseYear }: Basis): Decimal | null {
  if (series === null) return amount;
  const index = (of: number | null) => series.indices.find((one) => one.year === of)?.index;
  const [then, base] = [index(year), index(baseYear)];
  if (then === undefined || base === undefined) return null;
  return decimalQuotient(decimalProduct(amount, base), then, Math.max(1, amount.split('.')[1]?.length ?? 0));
}
