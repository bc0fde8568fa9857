import type { Cited, Collection, Decimal } from '@assembly-graph/kernel';
import { HOST_STATE_LOAN } from './major-programme.ts';

/** In the order in which a budget comes about. */
export const BUDGET_STAGES = ['PROPOSED', 'CBF_RECOMMENDED', 'APPROVED'] as const;
export type BudgetStage = (typeof BUDGET_STAGES)[number];

export const BUDGET_SCOPES = ['INCL_HOST_STATE_LOAN', 'EXCL_HOST_STATE_LOAN', 'NOT_STATED'] as const;
export type BudgetScope = (typeof BUDGET_SCOPES)[number];

/** One amount of one year's budget, in thousands of euros. */
export interface BudgetFigure extends Cited {
  readonly id: string;
  readonly year: number;
  /** The programme it is for; null for the total of the year. */
  readonly programmeCode: string | null;
  readonly stage: BudgetStage;
  /** Of a total: what it includes. Null for a programme, whose own amount is the same in either; see {@link scopesOf}. */
  readonly scope: BudgetScope | null;
  readonly amount: Decimal;
  /** Of an approved figure: the resolution that approved it. */
  readonly resolutionId: string | null;
  /** Its place in the budget of the year: programmes in their order, then totals; each by stage, then by scope. */
  readonly position: number;
}

/** `year` and `programme`: by year and code; `resolution`: by the id of the resolution that approved them. `byKeys`: by year. */
export type BudgetFigures = Collection<BudgetFigure, 'year' | 'programme' | 'resolution'>;

/** The totals into which a programme's figure counts: the loan only into that which includes it, every other into both. */
export function scopesOf(programmeCode: string): readonly BudgetScope[] {
  return programmeCode === HOST_STATE_LOAN ? ['INCL_HOST_STATE_LOAN'] : ['EXCL_HOST_STATE_LOAN', 'INCL_HOST_STATE_LOAN'];
}

/** Orders the figures of one year. */
export function positionOf(programme: number | null, stage: BudgetStage, scope: BudgetScope | null): number {
  const scopes = BUDGET_SCOPES.length + 1;
  const within = BUDGET_STAGES.indexOf(stage) * scopes + (scope === null ? 0 : BUDGET_SCOPES.indexOf(scope) + 1);
  // Programmes are few; totals stand after them as they do in the resolutions.
  return (programme ?? 1_000) * BUDGET_STAGES.length * scopes + within;
}
