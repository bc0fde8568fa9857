import { only, type Clock } from '@assembly-graph/kernel';
import { postgresUnitOfWork } from '@assembly-graph/platform/sql';
import type { DataSource } from 'typeorm';
import { BudgetGapType, BudgetGrowthType, DeflatorSeriesType, ImplementationType, PriceIndexType } from './graphql/budget-gap.type.ts';
import { BudgetFigureType, FinancialYearType, MajorProgrammeType } from './graphql/budget.type.ts';
import { budgetDeeds } from './graphql/budget.deeds.ts';
import { BudgetFiguresResolver, DeflatorSeriesResolver, FinancialYearsResolver, MajorProgrammesResolver } from './graphql/budget.resolver.ts';
import { concordanceDeeds } from './graphql/concordance.deeds.ts';
import { BudgetLinesResolver, ConcordancesResolver, ContinuingLinesResolver, TakenLinesResolver } from './graphql/concordance.resolver.ts';
import { BudgetLineLinkType, BudgetLineType, ConcordanceType, ContinuingLineType, TakenLineType } from './graphql/concordance.type.ts';
import { BudgetGapsResolver, BudgetGrowthsResolver, BudgetSeriesResolver, BudgetSumsResolver, ImplementationsResolver } from './graphql/budget-series.resolver.ts';
import { BudgetPointType, BudgetSumType } from './graphql/budget-series.type.ts';
import type { ResolutionsReads } from './graphql/loaders.ts';
import { postgresBudget } from './storage/postgres-budget.ts';
import { budgetRules, postgresBudgetDesk } from './storage/postgres-budget-desk.ts';
import { approveBudget } from './use-cases/approve-budget.ts';
import type { BudgetDeskUseCases } from './use-cases/budget-desk.ts';
import { correctConcordance } from './use-cases/correct-concordance.ts';
import { correctBudgetFigure } from './use-cases/correct-budget-figure.ts';
import { enterBudgetFigure } from './use-cases/enter-budget-figure.ts';
import { enterDeflatorSeries } from './use-cases/enter-deflator-series.ts';
import { recordConcordance } from './use-cases/record-concordance.ts';

/** The part of the subgraph that tells and changes the budget. */
export const budgetPart = (database: DataSource, clock: Clock, reads: ResolutionsReads, deeds = useCases(database, clock)) => ({
  types: [
    MajorProgrammeType, FinancialYearType, BudgetFigureType, BudgetPointType, BudgetSumType, BudgetGapType, BudgetGrowthType, ImplementationType, DeflatorSeriesType, PriceIndexType,
    ConcordanceType, ContinuingLineType, BudgetLineType, BudgetLineLinkType, TakenLineType,
  ],
  resolvers: [
    new MajorProgrammesResolver(reads),
    new FinancialYearsResolver(reads),
    new BudgetFiguresResolver((knownAt) => postgresBudget(database.manager, knownAt).budgetFigures),
    new BudgetSeriesResolver(reads.seriesFigures, async () => (await reads.deflatorSeries.page({ first: 100 })).items.map(({ node }) => node)),
    new BudgetGapsResolver(),
    new BudgetGrowthsResolver(),
    new ImplementationsResolver(),
    new BudgetSumsResolver(),
    new DeflatorSeriesResolver(reads),
    new ConcordancesResolver(reads.budgetAt),
    new ContinuingLinesResolver(),
    new BudgetLinesResolver(),
    new TakenLinesResolver(),
    budgetDeeds(deeds),
    concordanceDeeds(deeds),
  ],
  policies: { secretariat: only('secretariat') },
});

function useCases(database: DataSource, clock: Clock): BudgetDeskUseCases {
  const together = postgresUnitOfWork(database, postgresBudgetDesk, clock, budgetRules);
  return {
    enterBudgetFigure: enterBudgetFigure(together),
    correctBudgetFigure: correctBudgetFigure(together),
    approveBudget: approveBudget(together),
    enterDeflatorSeries: enterDeflatorSeries(together),
    recordConcordance: recordConcordance(together),
    correctConcordance: correctConcordance(together),
  };
}
