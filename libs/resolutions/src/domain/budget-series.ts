import { BadInput, decimalQuotient, decimalSum, isConfirmed, type Decimal } from '@assembly-graph/kernel';
import { BUDGET_SCOPES, BUDGET_STAGES, EARLIER_STAGES, scopesOf, USUAL_STAGES, type BudgetFigure, type BudgetScope, type BudgetStage } from './budget-figure.ts';
import type { Concordance } from './concordance.ts';
import { changePercent, decimalProduct } from './decimal-difference.ts';
import { inPricesOf, NOMINAL, type Basis } from './deflator-series.ts';
import { followedLines, itself, type TakenLine } from './followed-lines.ts';
import { isProgrammeCode } from './major-programme.ts';

export const POINT_STATUSES = ['FIGURE', 'NO_FIGURE_AT_THIS_STAGE', 'LEFT_OUT_UNCONFIRMED', 'NO_INDEX', 'NO_LINE_IN_THIS_YEAR', 'NOT_APPORTIONED'] as const;
export type PointStatus = (typeof POINT_STATUSES)[number];

/** What is asked: every year × line × stage is answered by one point. A line is a programme's code, or null for the total. */
export interface SeriesRequest {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly (string | null)[];
  /** The year as of whose budget the lines are meant, to be followed through the concordance; null: in each year what has the code. */
  readonly linesOf: number | null;
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
  /** Null in a gap, and where several figures, or a share of one, were taken. */
  readonly figure: BudgetFigure | null;
  /** The lines of the year that were taken for it: one by its code, any number through the concordance. */
  readonly taken: readonly TakenFigure[];
  /** What they come to, in the prices of the year; null in a gap. */
  readonly nominal: Decimal | null;
  /** The same in the prices that were asked for; null in a gap, and where the series has no index of the year. */
  readonly amount: Decimal | null;
  readonly basis: Basis;
  readonly comparedWithStage: BudgetStage | null;
  readonly changeFromEarlierStagePercent: Decimal | null;
  readonly otherScopesWithFigure: readonly BudgetScope[];
}

/** A line that was taken for a point, with its figure at the stage, if there is one that may be shown. */
export interface TakenFigure extends TakenLine {
  readonly figure: BudgetFigure | null;
}

export interface SeriesFigures {
  /** All figures of some lines in some years, whatever their stage and scope, and which of the lines are no programme at all. */
  of(from: number, to: number, lines: readonly (string | null)[], knownAt: string): Promise<{ figures: BudgetFigure[]; unknown: string[] }>;
  /** What became of lines in these years. */
  concordances(from: number, to: number, knownAt: string): Promise<Concordance[]>;
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
  linesOf?: number | null;
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
    linesOf: yearOfLines(asked),
    stages: BUDGET_STAGES.filter((stage) => (asked.stages ?? USUAL_STAGES).includes(stage)),
    scope: asked.scope,
    includeUnconfirmed: asked.includeUnconfirmed,
    basis: asked.basis ?? NOMINAL,
    knownAt: asked.knownAt ?? 'infinity',
  };
}

function yearOfLines({ linesOf: year = null, programmes, years: { from, to } }: Pick<Parameters<typeof seriesRequest>[0], 'linesOf' | 'programmes' | 'years'>): number | null {
  if (year === null) return null;
  if (programmes == null) throw new BadInput('linesOf goes with programmes: totals are followed through no concordance.', 'linesOf');
  if (year < YEARS.first || year > YEARS.last) throw new BadInput(`Years are ${YEARS.first} to ${YEARS.last}.`, 'linesOf');
  if (Math.max(to, year) - Math.min(from, year) >= MAX_YEARS) throw new BadInput(`linesOf and the years may be ${MAX_YEARS} years at the most.`, 'linesOf');
  return year;
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
  const takenIn = await linesTaken(request, reads);
  const years = Array.from({ length: request.to - request.from + 1 }, (_none, index) => request.from + index);
  const lines = new Set([...request.lines, ...years.flatMap((year) => request.lines.flatMap((line) => takenIn(year, line).map(({ programmeCode }) => programmeCode)))]);
  const { figures, unknown } = await reads.of(request.from, request.to, [...lines], request.knownAt);
  if (unknown.length > 0) throw noProgramme();
  const ofLine = Map.groupBy(figures, ({ year, programmeCode }) => `${year} ${programmeCode ?? ''}`);
  return years.flatMap((year) =>
    request.lines.flatMap((line) => {
      const taken = takenIn(year, line).map((one) => ({ ...one, figures: ofLine.get(`${year} ${one.programmeCode ?? ''}`) ?? [] }));
      return request.stages.map((stage) => pointOf(request, year, line, stage, taken));
    }),
  );
}

/** Which lines of a year are taken for a line that was asked for. */
async function linesTaken({ lines, linesOf: year, from, to, knownAt }: SeriesRequest, reads: SeriesFigures): Promise<(year: number, line: string | null) => readonly TakenLine[]> {
  if (year === null) return (_year, line) => [itself(line)];
  const concordances = await reads.concordances(Math.min(from, year), Math.max(to, year), knownAt);
  const followed = new Map(lines.map((line) => [line, followedLines(line!, { linesOf: year, from, to }, concordances)]));
  return (of, line) => followed.get(line)!.get(of) ?? [];
}

type Taken = TakenLine & { readonly figures: readonly BudgetFigure[] };

function pointOf(request: SeriesRequest, year: number, line: string | null, stage: BudgetStage, taken: readonly Taken[]): BudgetPoint {
  const { scope, basis } = request;
  const at = figureAt(request, stage, taken);
  const earlier = at.nominal === null ? undefined : EARLIER_STAGES[stage].find((before) => figureAt(request, before, taken).nominal !== null);
  const amount = at.nominal && inPricesOf(at.nominal, year, basis);
  const others = taken.flatMap(({ figures }) => figures).filter((figure) => figure.stage === stage && figure.scope !== null && isUsable(request, figure));
  return {
    year,
    programmeCode: line,
    stage,
    scope,
    ...at,
    status: at.nominal !== null && amount === null ? 'NO_INDEX' : at.status,
    amount,
    basis,
    comparedWithStage: earlier ?? null,
    changeFromEarlierStagePercent: earlier === undefined ? null : changePercent(figureAt(request, earlier, taken).nominal!, at.nominal!),
    otherScopesWithFigure: BUDGET_SCOPES.filter((other) => other !== scope && others.some((found) => found.scope === other)),
  };
}

/** What the lines taken come to at a stage: of some of them alone it would be told as less than it was. */
function figureAt(request: SeriesRequest, stage: BudgetStage, lines: readonly Taken[]): Pick<BudgetPoint, 'status' | 'figure' | 'taken' | 'nominal'> {
  const found = lines.map(({ figures, ...line }) => ({ line, figure: figures.find((one) => one.stage === stage && (one.scope === null || one.scope === request.scope)) }));
  const taken = found.map(({ line, figure }) => ({ ...line, figure: figure && isUsable(request, figure) && isUsable(request, line) ? figure : null }));
  const status = statusOf(taken, found.every(({ figure }) => figure !== undefined));
  if (status !== 'FIGURE') return { status, taken, figure: null, nominal: null };
  const [one, ...more] = taken;
  const isItself = more.length === 0 && one!.share === '1';
  return { status, taken, figure: isItself ? one!.figure : null, nominal: isItself ? one!.figure!.amount : sumOf(taken) };
}

function statusOf(taken: readonly TakenFigure[], areOnRecord: boolean): PointStatus {
  if (taken.length === 0) return 'NO_LINE_IN_THIS_YEAR';
  if (!areOnRecord) return 'NO_FIGURE_AT_THIS_STAGE';
  if (taken.some(({ figure }) => figure === null)) return 'LEFT_OUT_UNCONFIRMED';
  return taken.some(({ share }) => share === null) ? 'NOT_APPORTIONED' : 'FIGURE';
}

/** As exact as the most exact of the amounts. */
function sumOf(taken: readonly TakenFigure[]): Decimal {
  const places = Math.max(...taken.map(({ figure }) => figure!.amount.split('.')[1]?.length ?? 0));
  return decimalQuotient(decimalSum(taken.map(({ share, figure }) => decimalProduct(share!, figure!.amount))), '1', places)!;
}

const isUsable = ({ includeUnconfirmed }: SeriesRequest, of: BudgetFigure | TakenLine): boolean => includeUnconfirmed || ('isConfirmed' in of ? of.isConfirmed : isConfirmed(of));
