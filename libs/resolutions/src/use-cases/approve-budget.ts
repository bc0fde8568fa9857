import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citedBy, NotFound, rule, type CitedInput, type Decimal } from '@assembly-graph/kernel';
import { approvedFigures, proveResolution } from '../domain/approved-budget.ts';
import { proveFigure } from '../domain/budget-figure.ts';
import type { BudgetDesk } from './budget-desk.ts';
import { positionsOf, publish } from './budget-figures.ts';

export interface BudgetInput extends CitedInput {
  readonly year: number;
  readonly resolution: string;
  readonly lines?: readonly { readonly programme: string; readonly amount: Decimal }[] | null;
  readonly subTotal?: Decimal | null;
  readonly total?: Decimal | null;
  readonly approvedStaffing?: number | null;
}

const MOST_POSTS = 1_000_000;

/**
 * Enters the budget of a year as the Assembly approved it: programmes, sub-total and total agree, or nothing is entered (art. 112(2)(d)).
 * @returns the id of the financial year
 * @throws RuleBroken, NotFound, BadInput
 */
export const approveBudget =
  (together: UnitOfWork<BudgetDesk>) =>
  (deed: Deed, input: BudgetInput): Promise<string> =>
    together(deed, async (hands) => {
      const { year, resolution: symbol, approvedStaffing: posts } = input;
      const cited = await citedBy(hands.knownSources, input);
      const resolution = await hands.resolutionBySymbol(symbol);
      if (!resolution) throw new NotFound('The resolution', symbol);
      proveResolution(resolution, hands.now.slice(0, 10));
      const figures = approvedFigures({ lines: input.lines ?? [], subTotal: input.subTotal ?? null, total: input.total ?? null });
      for (const figure of figures) proveFigure({ year, ...figure });
      rule(posts == null || (posts >= 0 && posts <= MOST_POSTS), 'the posts approved are no less than none');
      const positions = await positionsOf(hands, figures.flatMap(({ programmeCode }) => programmeCode ?? []));
      await hands.openYear(year);
      rule((await hands.figures.having({ year, stage: 'APPROVED' })).length === 0, 'the budget of a year is approved once; what was entered wrongly is corrected');
      for (const figure of figures) {
        await publish(hands, { ...cited, ...figure, year, stage: 'APPROVED', resolutionId: resolution.id, documentSymbol: symbol, paragraph: null }, positions);
      }
      const approved = { resolutionId: resolution.id, approvedStaffing: posts ?? null, ...cited };
      const [was] = await hands.years.having({ year });
      const { id, version } = was ? await hands.years.change(was, was.version, approved) : await hands.years.add({ id: randomUUID(), year, ...approved });
      hands.audit({ subject: { type: 'FinancialYear', id }, version, changedFields: ['resolution', 'approvedStaffing'], reason: null });
      hands.outbox.add({
        type: 'BudgetApproved',
        subject: { type: 'FinancialYear', id, naturalKey: String(year) },
        subjectVersion: version,
        occurredAt: resolution.adoptedOn,
        topics: ['BUDGET'],
        session: resolution.sessionCode,
        payload: { year, resolution: symbol, subTotal: input.subTotal ?? null, total: input.total ?? null },
      });
      return id;
    });
