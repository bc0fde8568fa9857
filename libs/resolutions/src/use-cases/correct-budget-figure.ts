import type { Deed, DeedRecord, UnitOfWork } from '@assembly-graph/events';
import { citing, rule, type Cited, type CitedInput, type Decimal } from '@assembly-graph/kernel';
import { proveFigure, type BudgetFigure } from '../domain/budget-figure.ts';
import { proveSums } from '../domain/budget-sum.ts';
import type { BudgetDesk } from './budget-desk.ts';
import { told } from './budget-figures.ts';

interface Corrected {
  readonly id: string;
  readonly expectedVersion: number;
  readonly amount: Decimal;
}

/** What is left out, or null, stays as it is. */
export interface FigureCorrection extends Partial<CitedInput>, Corrected {
  readonly reason: string;
  /** Other figures of the year and stage that must change at the same time for the sums to hold. */
  readonly alongWith?: readonly Corrected[] | null;
}

/**
 * Tells a figure otherwise that was entered in error, with those that must change along with it; what the record said stays readable
 * (`knownAt`), and the sums hold before and after.
 * @returns the id of the figure
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const correctBudgetFigure =
  (together: UnitOfWork<BudgetDesk>) =>
  (deed: Deed, { id, expectedVersion, amount, reason, alongWith, confidence, sources, note }: FigureCorrection): Promise<string> =>
    together(deed, async (hands) => {
      const said = Object.entries({ confidence, sourceKeys: sources, note }).filter(([, value]) => value != null);
      const cited = await citing(hands.knownSources, Object.fromEntries(said) as Partial<Cited>);
      const all = [{ id, expectedVersion, amount }, ...(alongWith ?? [])];
      rule(new Set(all.map((one) => one.id)).size === all.length, 'each figure is corrected once');
      const { year, stage } = await hands.figures.get(id);
      await hands.openYear(year);
      for (const one of all) await correct(hands, one, { year, stage }, cited, reason);
      proveSums(stage, await hands.figures.having({ year, stage }));
      return id;
    });

async function correct(
  hands: BudgetDesk & DeedRecord,
  { id, expectedVersion, amount }: Corrected,
  { year, stage }: Pick<BudgetFigure, 'year' | 'stage'>,
  cited: Partial<Cited>,
  reason: string,
): Promise<void> {
  const was = await hands.figures.get(id);
  rule(was.year === year && was.stage === stage, 'figures that are corrected together are of one year and stage');
  proveFigure({ ...was, amount });
  const figure = await hands.figures.change(was, expectedVersion, { ...cited, amount });
  const changedFields = ['amount', ...Object.keys(cited)];
  hands.audit({ subject: { type: 'BudgetFigure', id }, version: figure.version, changedFields, reason });
  const correctionOf = await hands.lastEventOn(id, ['BudgetFigurePublished', 'BudgetFigureCorrected']);
  hands.outbox.add({ type: 'BudgetFigureCorrected', ...told(figure), changedFields, correctionOf });
}
