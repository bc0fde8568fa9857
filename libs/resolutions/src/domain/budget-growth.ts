import type { Decimal } from '@assembly-graph/kernel';
import type { BudgetScope } from './budget-figure.ts';
import { budgetSeries, type BudgetPoint, type SeriesFigures, type SeriesRequest } from './budget-series.ts';
import { changePercent, decimalProduct } from './decimal-difference.ts';
import type { DeflatorSeries } from './deflator-series.ts';

/** What was approved for a line, against the year before. */
export interface Growth {
  readonly year: number;
  readonly programmeCode: string | null;
  readonly scope: BudgetScope;
  readonly before: BudgetPoint;
  readonly approved: BudgetPoint;
  readonly nominalPercent: Decimal | null;
  readonly realPercent: Decimal | null;
}

/** By how much what was approved grew, year by year from the second asked for, line by line. @throws BadInput */
export async function budgetGrowth(request: Omit<SeriesRequest, 'stages'>, series: Pick<DeflatorSeries, 'indices'> | null, reads: SeriesFigures): Promise<Growth[]> {
  const points = await budgetSeries({ ...request, stages: ['APPROVED'] }, reads);
  const indexOf = new Map(series?.indices.map(({ year, index }) => [year, index]));
  const of = (year: number, programmeCode: string | null) => points.find((one) => one.year === year && one.programmeCode === programmeCode);
  return points.flatMap((approved) => {
    const { year, programmeCode, scope } = approved;
    const before = of(year - 1, programmeCode);
    if (!before) return [];
    return { year, programmeCode, scope, before, approved, ...grown(before, approved, indexOf.get(year - 1), indexOf.get(year)) };
  });
}

/** Exact: each amount is multiplied by the other year's index, and divided once. */
function grown(before: BudgetPoint, approved: BudgetPoint, then?: Decimal, now?: Decimal): Pick<Growth, 'nominalPercent' | 'realPercent'> {
  const [a, b] = [before.nominal, approved.nominal];
  if (a === null || b === null) return { nominalPercent: null, realPercent: null };
  return {
    nominalPercent: changePercent(a, b),
    realPercent: then === undefined || now === undefined ? null : changePercent(decimalProduct(a, now), decimalProduct(b, then)),
  };
}
