import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citedBy, rule, type CitedInput, type Decimal } from '@assembly-graph/kernel';
import { BUDGET_DECISION } from '../domain/approved-budget.ts';
import { proveFigure, type BudgetScope, type BudgetStage } from '../domain/budget-figure.ts';
import { proveSums } from '../domain/budget-sum.ts';
import type { BudgetDesk } from './budget-desk.ts';
import { positionsOf, publish } from './budget-figures.ts';

export interface FigureInput extends CitedInput {
  readonly year: number;
  readonly programme?: string | null;
  readonly stage: BudgetStage;
  readonly scope?: BudgetScope | null;
  readonly amount: Decimal;
  readonly document?: string | null;
  readonly paragraph?: string | null;
}

/**
 * Enters a figure of a budget at a stage other than its approval, which is a deed of its own (Rome Statute, art. 112(2)(d)).
 * @returns the id of the figure
 * @throws RuleBroken, NotFound, BadInput
 */
export const enterBudgetFigure =
  (together: UnitOfWork<BudgetDesk>) =>
  (deed: Deed, input: FigureInput): Promise<string> =>
    together(deed, async (hands) => {
      const { year, stage, amount } = input;
      const [programmeCode, scope] = [input.programme ?? null, input.scope ?? null];
      const cited = await citedBy(hands.knownSources, input);
      rule(stage !== 'APPROVED', 'approved figures are entered by the approval of a budget', BUDGET_DECISION);
      proveFigure({ year, programmeCode, scope, amount });
      const positions = await positionsOf(hands, programmeCode === null ? [] : [programmeCode]);
      await hands.openYear(year);
      const ofYear = await hands.figures.having({ year, stage });
      rule(!ofYear.some((one) => one.programmeCode === programmeCode && one.scope === scope), 'a budget has one figure of a year, line, stage and scope; what was entered wrongly is corrected');
      const said = { ...cited, year, programmeCode, stage, scope, amount, resolutionId: null, documentSymbol: input.document ?? null, paragraph: input.paragraph ?? null };
      proveSums(stage, [...ofYear, said]);
      return (await publish(hands, said, positions)).id;
    });
