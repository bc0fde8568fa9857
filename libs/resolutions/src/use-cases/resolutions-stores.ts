import type { AssessedContributions } from '../domain/assessed-contribution.ts';
import type { BallotResults, Ballots, NotEntitledStates } from '../domain/ballot.ts';
import type { BudgetFigures } from '../domain/budget-figure.ts';
import type { Candidatures } from '../domain/candidature.ts';
import type { Decisions } from '../domain/decision.ts';
import type { DeflatorSeriesCollection } from '../domain/deflator-series.ts';
import type { Elections } from '../domain/election.ts';
import type { FinancialYears } from '../domain/financial-year.ts';
import type { LifecycleSteps } from '../domain/lifecycle-step.ts';
import type { MajorProgrammes } from '../domain/major-programme.ts';
import type { NominationPeriods } from '../domain/nomination-period.ts';
import type { Resolutions } from '../domain/resolution.ts';
import type { ScaleRates } from '../domain/scale-rate.ts';
import type { SessionDays } from '../domain/session-day.ts';
import type { StateCodes } from '../domain/state-code.ts';

/** What a unit of work of this domain has in its hands. */
export interface ResolutionsStores {
  readonly resolutions: Resolutions;
  readonly decisions: Decisions;
  readonly lifecycleSteps: LifecycleSteps;
  readonly elections: Elections;
  readonly candidatures: Candidatures;
  readonly ballots: Ballots;
  readonly ballotResults: BallotResults;
  readonly nominationPeriods: NominationPeriods;
  readonly notEntitled: NotEntitledStates;
  readonly majorProgrammes: MajorProgrammes;
  readonly financialYears: FinancialYears;
  readonly budgetFigures: BudgetFigures;
  readonly deflatorSeries: DeflatorSeriesCollection;
  readonly scaleRates: ScaleRates;
  readonly assessedContributions: AssessedContributions;
  readonly stateCodes: StateCodes;
  readonly sessionDays: SessionDays;
}
