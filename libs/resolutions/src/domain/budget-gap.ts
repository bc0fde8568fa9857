import { BadInput, decimalQuotient, type Decimal } from '@assembly-graph/kernel';
import type { BudgetScope, BudgetStage } from './budget-figure.ts';
import { budgetSeries, type BudgetPoint, type SeriesFigures, type SeriesRequest } from './budget-series.ts';
import { changePercent, decimalDifference, decimalProduct } from './decimal-difference.ts';

/** Between two stages of one line of one year, in one scope; all of it null where a stage has no figure. */
export interface BudgetGap {
  readonly year: number;
  readonly programmeCode: string | null;
  readonly scope: BudgetScope;
  readonly from: BudgetPoint;
  readonly to: BudgetPoint;
  readonly difference: Decimal | null;
  readonly differencePercent: Decimal | null;
}

/** What was spent of what was approved. */
export interface Implementation {
  readonly year: number;
  readonly programmeCode: string | null;
  readonly scope: BudgetScope;
  readonly approved: BudgetPoint;
  readonly actual: BudgetPoint;
  readonly ratePercent: Decimal | null;
}

type Both = readonly [year: number, programmeCode: string | null, from: BudgetPoint, to: BudgetPoint];

/** Each year and line with the points of two stages. */
async function pairs(request: Omit<SeriesRequest, 'stages'>, from: BudgetStage, to: BudgetStage, reads: SeriesFigures): Promise<Both[]> {
  const points = await budgetSeries({ ...request, stages: [from, to] }, reads);
  const ofLine = Map.groupBy(points, ({ year, programmeCode }) => `${year} ${programmeCode ?? ''}`);
  return [...ofLine.values()].map((both) => [both[0]!.year, both[0]!.programmeCode, both.find(({ stage }) => stage === from)!, both.find(({ stage }) => stage === to)!]);
}

/** The gap between two stages, year by year and line by line. @throws BadInput */
export async function budgetGap(request: Omit<SeriesRequest, 'stages'>, stageA: BudgetStage, stageB: BudgetStage, reads: SeriesFigures): Promise<BudgetGap[]> {
  if (stageA === stageB) throw new BadInput('Name two stages.', 'stageB');
  return (await pairs(request, stageA, stageB, reads)).map(([year, programmeCode, from, to]) => {
    const both = amounts(from.nominal, to.nominal);
    return {
      year, programmeCode, scope: request.scope, from, to,
      difference: both && decimalDifference(both[1], both[0]),
      differencePercent: both && changePercent(both[0], both[1]),
    };
  });
}

/** How much of the approved budget was spent, per cent, two places. @throws BadInput */
export async function implementationRates(request: Omit<SeriesRequest, 'stages'>, reads: SeriesFigures): Promise<Implementation[]> {
  return (await pairs(request, 'APPROVED', 'ACTUAL', reads)).map(([year, programmeCode, approved, actual]) => {
    const both = amounts(approved.nominal, actual.nominal);
    return { year, programmeCode, scope: request.scope, approved, actual, ratePercent: both && decimalQuotient(decimalProduct(both[1], '100'), both[0], 2) };
  });
}

const amounts = (from: Decimal | null, to: Decimal | null): readonly [Decimal, Decimal] | null => (from !== null && to !== null ? [from, to] : null);
