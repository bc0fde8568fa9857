import type { RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { BudgetScope, BudgetStage } from '../domain/budget-figure.ts';
import { budgetSeries, seriesRequest, type BudgetPoint, type SeriesFigures } from '../domain/budget-series.ts';
import type { BudgetSum } from '../domain/budget-sum.ts';
import type { MajorProgramme } from '../domain/major-programme.ts';
import { MajorProgrammeType } from './budget.type.ts';
import { BudgetPointType, BudgetSumType, IntRange } from './budget-series.type.ts';
import { BudgetScopeEnum, BudgetStageEnum } from './enums.ts';
import type { ResolutionsLoaders } from './loaders.ts';
import { MoneyType, thousandEuros } from './money.type.ts';

@Resolver(() => BudgetPointType)
export class BudgetSeriesResolver {
  constructor(private readonly figures: SeriesFigures) {}

  @Query(() => [BudgetPointType], {
    description: 'The budgets of several years, stage by stage: one point for each year, line and stage, in this order. A gap says that it is one; scopes are never mixed. Nominal: the record has no deflator.',
  })
  budgetSeries(
    @Arg('years', () => IntRange, { description: 'The financial years; 60 at the most.' }) years: IntRange,
    @Arg('scope', () => BudgetScopeEnum, { description: 'What totals include. Programmes are asked for with a stated scope.' }) scope: BudgetScope,
    @Arg('stages', () => [BudgetStageEnum], { nullable: true, description: 'Which stages; all, if not given.' }) stages: BudgetStage[] | null,
    @Arg('programmes', () => [String], { nullable: true, description: 'Codes of major programmes, e.g. "MP-I"; the totals, if not given.' }) programmes: string[] | null,
    @Arg('includeUnconfirmed', () => Boolean, { defaultValue: false, description: 'Whether to show figures that are recalled.' }) includeUnconfirmed: boolean,
  ): Promise<BudgetPoint[]> {
    return budgetSeries(seriesRequest({ years, scope, stages, programmes, includeUnconfirmed }), this.figures);
  }

  @FieldResolver(() => MajorProgrammeType, { nullable: true, description: 'The major programme; null for the total.' })
  programme(@Root() { programmeCode }: BudgetPoint, @Ctx() { loaders }: RequestContext<ResolutionsLoaders>): Promise<MajorProgramme | null> | null {
    return programmeCode === null ? null : loaders.majorProgramme.load(programmeCode);
  }
}

@Resolver(() => BudgetSumType)
export class BudgetSumsResolver {
  @FieldResolver(() => MoneyType, { description: 'What the approved figures of the programmes add up to.' })
  computedTotal(@Root() { computed }: BudgetSum): MoneyType {
    return thousandEuros(computed);
  }

  @FieldResolver(() => MoneyType, { nullable: true, description: 'The total that was published.' })
  publishedTotal(@Root() { published }: BudgetSum): MoneyType | null {
    return published === null ? null : thousandEuros(published);
  }
}
