import { rule, type Cited, type Collection, type Decimal } from '@assembly-graph/kernel';
import { isAtLeast } from './decimal-difference.ts';
import { HOST_STATE_LOAN } from './major-programme.ts';

/** In the order in which a budget comes about. */
export const BUDGET_STAGES = ['PROPOSED', 'PROPOSED_REVISED', 'CBF_RECOMMENDED', 'APPROVED', 'SUPPLEMENTARY', 'CONTINGENCY_NOTIFIED', 'FORECAST', 'ACTUAL'] as const;
export type BudgetStage = (typeof BUDGET_STAGES)[number];

/** The stages through which every budget goes; the others are not of every year. */
export const USUAL_STAGES: readonly BudgetStage[] = ['PROPOSED', 'CBF_RECOMMENDED', 'APPROVED'];

/** With what the figure of a stage is compared, the nearest first. What is added to a budget is compared with none. */
export const EARLIER_STAGES: Readonly<Record<BudgetStage, readonly BudgetStage[]>> = {
  PROPOSED: [],
  PROPOSED_REVISED: ['PROPOSED'],
  CBF_RECOMMENDED: ['PROPOSED_REVISED', 'PROPOSED'],
  APPROVED: ['CBF_RECOMMENDED', 'PROPOSED_REVISED', 'PROPOSED'],
  SUPPLEMENTARY: [],
  CONTINGENCY_NOTIFIED: [],
  FORECAST: ['APPROVED'],
  ACTUAL: ['APPROVED'],
};

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
  /** The document in which it stands, by its symbol, and where in it; null where not on record. */
  readonly documentSymbol: string | null;
  readonly paragraph: string | null;
  readonly version: number;
  readonly knownFrom: string | null;
}

/** What the data set does not say of a figure. */
export const NOT_ENTERED_HERE = { documentSymbol: null, paragraph: null, version: 1, knownFrom: null } as const satisfies Partial<BudgetFigure>;

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

/** The years of which a budget can be on record: the Court's first financial period is 2003. */
export const BUDGET_YEARS = { first: 2002, last: 9999 } as const;

/** @throws RuleBroken */
export function proveFigure({ year, programmeCode, scope, amount }: Pick<BudgetFigure, 'year' | 'programmeCode' | 'scope' | 'amount'>): void {
  rule(year >= BUDGET_YEARS.first && year <= BUDGET_YEARS.last, "the Court's budgets begin with its first financial period");
  rule((programmeCode === null) === (scope !== null), 'a total says whether it includes the Host State Loan; a programme is the same either way');
  rule(isAtLeast(amount, '0'), 'an amount of a budget is no less than nothing');
}
