import type { Records, UseCase } from '@assembly-graph/events';
import type { KnownSources } from '@assembly-graph/kernel';
import type { BudgetFigure } from '../domain/budget-figure.ts';
import type { Concordance } from '../domain/concordance.ts';
import type { DeflatorSeries } from '../domain/deflator-series.ts';
import type { FinancialYear } from '../domain/financial-year.ts';
import type { Resolution } from '../domain/resolution.ts';
import type { BudgetInput } from './approve-budget.ts';
import type { ConcordanceCorrection } from './correct-concordance.ts';
import type { FigureCorrection } from './correct-budget-figure.ts';
import type { FigureInput } from './enter-budget-figure.ts';
import type { DeflatorInput } from './enter-deflator-series.ts';
import type { ConcordanceInput } from './record-concordance.ts';

/** What a deed on the budget has in its hands. */
export interface BudgetDesk {
  readonly knownSources: KnownSources;
  /** Other deeds on the budget of this year wait. */
  openYear(year: number): Promise<void>;
  readonly figures: Records<BudgetFigure>;
  readonly years: Records<FinancialYear>;
  readonly deflators: Records<DeflatorSeries>;
  readonly concordances: Records<Concordance>;
  /** The place of each of these programmes in the budget, by code; what is no programme is left out. */
  programmePositions(codes: readonly string[]): Promise<ReadonlyMap<string, number>>;
  resolutionBySymbol(symbol: string): Promise<Resolution | null>;
  /** The id of the last event of this type about a thing, for an event that corrects it. */
  lastEventOn(subjectId: string, types: readonly string[]): Promise<string | null>;
}

/** The deeds of the desk, as the graph offers them. */
export interface BudgetDeskUseCases {
  readonly enterBudgetFigure: UseCase<FigureInput>;
  readonly correctBudgetFigure: UseCase<FigureCorrection>;
  readonly approveBudget: UseCase<BudgetInput>;
  readonly enterDeflatorSeries: UseCase<DeflatorInput>;
  readonly recordConcordance: UseCase<ConcordanceInput>;
  readonly correctConcordance: UseCase<ConcordanceCorrection>;
}
