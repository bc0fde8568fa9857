import { BadInput, isConfirmed, type Decimal } from '@assembly-graph/kernel';
import { BUDGET_SCOPES, BUDGET_STAGES, EARLIER_STAGES, scopesOf, USUAL_STAGES, type BudgetFigure, type BudgetScope, type BudgetStage } from './budget-figure.ts';
import { changePercent } from './decimal-difference.ts';
import { inPricesOf, NOMINAL, type Basis } from './deflator-series.ts';
import { isProgrammeCode } from './major-programme.ts';

export const POINT_STATUSES = ['FIGURE', 'NO_FIGURE_AT_THIS_STAGE', 'LEFT_OUT_UNCONFIRMED', 'NO_INDEX'] as const;
export type PointStatus = (typeof POINT_STATUSES)[number];

/** What is asked: every year × line × stage is answered by one point. A line is a programme's code, or null for the total. */
export interface SeriesRequest {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly (string | null)[];
  readonly stages: readonly BudgetStage[];
  readonly scope: BudgetScope;
  readonly includeUnconfirmed: boolean;
  readonly basis: Basis;
  /** RFC 3339 in UTC, or "infinity" for what the record says now. */
  readonly knownAt: string;
}

export interface BudgetPoint {
  readonly year: number;
  readonly programmeCode: string | null;
  readonly stage: BudgetStage;
  readonly scope: BudgetScope;
  readonly status: PointStatus;
  readonly figure: BudgetFigure | null;
  /** The figure in the prices that were asked for; null in a gap, and where the series has no index of the year. */
  readonly amount: Decimal | null;
  readonly basis: Basis;
  readonly comparedWithStage: BudgetStage | null;
  readonly changeFromEarlierStagePercent: Decimal | null;
  readonly otherScopesWithFigure: readonly BudgetScope[];
}

/** All figures of some lines in some years, whatever their stage and scope, and which of the lines are no programme at all. */
export interface SeriesFigures {
  of(from: number, to: number, lines: readonly (string | null)[], knownAt: string): Promise<{ figures: BudgetFigure[]; unknown: string[] }>;
}

export const MAX_YEARS = 60;
const MAX_LINES = 20;
const YEARS = { first: 1998, last: 9999 };

/** What was asked, with nothing twice and in the order of the budget. @throws BadInput where a series would mix scopes or be too long */
export function seriesRequest(asked: {
  years: { from: number; to: number };
  scope: BudgetScope;
  stages?: readonly BudgetStage[] | null;
  programmes?: readonly string[] | null;
  includeUnconfirmed: boolean;
  basis?: Basis;
  knownAt?: string;
}): SeriesRequest {
  const { from, to } = asked.years;
  if (from > to) throw new BadInput('The first year must not come after the last.', 'years');
  if (from < YEARS.first || to > YEARS.last) throw new BadInput(`Years are ${YEARS.first} to ${YEARS.last}.`, 'years');
  if (to - from >= MAX_YEARS) throw new BadInput(`Ask for ${MAX_YEARS} years at the most.`, 'years');
  if (asked.stages?.length === 0) throw new BadInput('Name at least one stage, or leave stages out for those of every budget.', 'stages');
  return {
    from,
    to,
    lines: linesOf(asked.programmes, asked.scope),
    stages: BUDGET_STAGES.filter((stage) => (asked.stages ?? USUAL_STAGES).includes(stage)),
    scope: asked.scope,
    includeUnconfirmed: asked.includeUnconfirmed,
    basis: asked.basis ?? NOMINAL,
    knownAt: asked.knownAt ?? 'infinity',
  };
}

function linesOf(programmes: readonly string[] | null | undefined, scope: BudgetScope): (string | null)[] {
  if (programmes == null) return [null];
  const codes = [...new Set(programmes)];
  if (codes.length === 0 || codes.length > MAX_LINES) {
    throw new BadInput(`Name 1 to ${MAX_LINES} programmes, or leave programmes out for the totals.`, 'programmes');
  }
  if (scope === 'NOT_STATED') {
    throw new BadInput('Only totals have the scope NOT_STATED: what a programme is part of is known.', 'scope');
  }
  // What no programme could be called need not be looked up.
  if (!codes.every(isProgrammeCode)) throw noProgramme();
  const outside = codes.find((code) => !scopesOf(code).includes(scope));
  if (outside) throw new BadInput(`${outside} is the Host State Loan: ask for it with the scope INCL_HOST_STATE_LOAN.`, 'programmes');
  return codes;
}

const noProgramme = () => new BadInput('There is no major programme with one of these codes; majorProgrammes lists them.', 'programmes');

/** The series: gaps are said as such, and nothing is compared across scopes. @throws BadInput for a programme that is none */
export async function budgetSeries(request: SeriesRequest, reads: SeriesFigures): Promise<BudgetPoint[]> {
  const { figures, unknown } = await reads.of(request.from, request.to, request.lines, request.knownAt);
  if (unknown.length > 0) throw noProgramme();
  const ofLine = Map.groupBy(figures, ({ year, programmeCode }) => `${year} ${programmeCode ?? ''}`);
  const years = Array.from({ length: request.to - request.from + 1 }, (_none, index) => request.from + index);
  return years.flatMap((year) =>
    request.lines.flatMap((line) => {
      const known = ofLine.get(`${year} ${line ?? ''}`) ?? [];
      return request.stages.map((stage) => pointOf(request, year, line, stage, known));
    }),
  );
}

function pointOf(request: SeriesRequest, year: number, line: string | null, stage: BudgetStage, figures: readonly BudgetFigure[]): BudgetPoint {
  const { scope, includeUnconfirmed } = request;
  const usable = (figure: BudgetFigure) => includeUnconfirmed || isConfirmed(figure);
  const within = figures.filter((figure) => figure.scope === null || figure.scope === scope);
  const onRecord = within.find((figure) => figure.stage === stage);
  const figure = onRecord && usable(onRecord) ? onRecord : null;
  const earlier = figure && EARLIER_STAGES[stage]
    .flatMap((before) => within.filter((other) => other.stage === before && usable(other)))[0];
  const amount = figure && inPricesOf(figure.amount, year, request.basis);
  return {
    year,
    programmeCode: line,
    stage,
    scope,
    status: figure ? (amount === null ? 'NO_INDEX' : 'FIGURE') : onRecord ? 'LEFT_OUT_UNCONFIRMED' : 'NO_FIGURE_AT_THIS_STAGE',
    figure,
    amount,
    basis: request.basis,
    comparedWithStage: earlier?.stage ?? null,
    changeFromEarlierStagePercent: figure && earlier ? changePercent(earlier.amount, figure.amount) : null,
    otherScopesWithFigure: BUDGET_SCOPES.filter((other) => other !== scope && figures.some((found) => found.scope === other && found.stage === stage && usable(found))),
  };
}
