import { BadInput } from '@assembly-graph/kernel';
import { DateTimeScalar, knownOf, type AsOf, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, ArgsType, Args, Ctx, Field, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { BudgetScope, BudgetStage } from '../domain/budget-figure.ts';
import { budgetGrowth, type Growth } from '../domain/budget-growth.ts';
import { budgetGap, implementationRates, type BudgetGap, type Implementation } from '../domain/budget-gap.ts';
import { budgetSeries, seriesRequest, type BudgetPoint, type SeriesFigures, type SeriesRequest } from '../domain/budget-series.ts';
import type { BudgetSum } from '../domain/budget-sum.ts';
import { basisOf, NOMINAL, seriesNamed, type DeflatorSeries, type PriceBasis } from '../domain/deflator-series.ts';
import type { MajorProgramme } from '../domain/major-programme.ts';
import { BudgetGapType, BudgetGrowthType, ImplementationType } from './budget-gap.type.ts';
import { MajorProgrammeType } from './budget.type.ts';
import { BudgetPointType, BudgetSumType, IntRange } from './budget-series.type.ts';
import { BudgetScopeEnum, BudgetStageEnum, PriceBasisEnum } from './enums.ts';
import type { ResolutionsLoaders } from './loaders.ts';
import { MoneyType, thousandEuros } from './money.type.ts';

/** What every question about several years of the budget says. */
@ArgsType()
export class BudgetYears {
  @Field(() => IntRange, { description: 'The financial years; 60 at the most.' })
  readonly years!: IntRange;
  @Field(() => BudgetScopeEnum, { description: 'What totals include: figures of two scopes are never compared. Programmes are asked for with a stated scope.' })
  readonly scope!: BudgetScope;
  @Field(() => [String], { nullable: true, description: 'Codes of major programmes, e.g. "MP-I"; the totals, if not given.' })
  readonly programmes?: string[] | null;
  @Field(() => Int, { nullable: true, description: 'Follow the programmes through the concordance, as they stood in the budget of this year; if not given, each year is told of what has the code in it.' })
  readonly linesOf?: number | null;
  @Field(() => Boolean, { defaultValue: false, description: 'Whether to show figures that are recalled.' })
  readonly includeUnconfirmed!: boolean;
  @Field(() => DateTimeScalar, { nullable: true, description: 'As the record said it at this instant; as it says now, if not given.' })
  readonly knownAt?: string | null;
}

/** The port: the deflator series that are on record. */
export type DeflatorsOnRecord = () => Promise<readonly DeflatorSeries[]>;

const requestOf = ({ years, scope, programmes, linesOf, includeUnconfirmed, knownAt }: BudgetYears, more: Partial<SeriesRequest> = {}): SeriesRequest =>
  seriesRequest({ years, scope, programmes, linesOf, includeUnconfirmed, knownAt: knownOf({ knownAt }), ...more });

@Resolver(() => BudgetPointType)
export class BudgetSeriesResolver {
  constructor(
    private readonly figures: SeriesFigures,
    private readonly deflators: DeflatorsOnRecord,
  ) {}

  @Query(() => [BudgetPointType], {
    description: 'The budgets of several years, stage by stage: one point for each year, line and stage, in this order. A gap says that it is one; scopes are never mixed. In the prices of one year only by a deflator series on record.',
  })
  async budgetSeries(
    @Args(() => BudgetYears) asked: BudgetYears,
    @Arg('stages', () => [BudgetStageEnum], { nullable: true, description: 'Which stages; proposed, recommended and approved, if not given.' }) stages: BudgetStage[] | null,
    @Arg('basis', () => PriceBasisEnum, { defaultValue: 'NOMINAL', description: 'In whose prices `amount` is told.' }) basis: PriceBasis,
    @Arg('baseYear', () => Int, { nullable: true, description: 'Of REAL: the year in whose prices.' }) baseYear: number | null,
    @Arg('deflator', () => String, { nullable: true, description: 'Of REAL: the code of the deflator series; `deflatorSeries` lists them.' }) deflator: string | null,
  ): Promise<BudgetPoint[]> {
    const prices = basis === 'NOMINAL' && baseYear == null && deflator == null ? NOMINAL : basisOf({ basis, baseYear, deflator }, await this.deflators());
    return budgetSeries(requestOf(asked, { stages: stages ?? undefined, basis: prices }), this.figures);
  }

  @Query(() => [BudgetGapType], { description: 'The gap between two stages of the budget, year by year and line by line, in one scope: what of the proposal was recommended, of the recommendation approved.' })
  budgetGap(
    @Args(() => BudgetYears) asked: BudgetYears,
    @Arg('stageA', () => BudgetStageEnum, { description: 'From this stage.' }) stageA: BudgetStage,
    @Arg('stageB', () => BudgetStageEnum, { description: 'To this one.' }) stageB: BudgetStage,
  ): Promise<BudgetGap[]> {
    return budgetGap(requestOf(asked), stageA, stageB, this.figures);
  }

  @Query(() => [ImplementationType], { description: 'How much of the approved budget was spent, year by year and line by line, in one scope.' })
  implementationRate(@Args(() => BudgetYears) asked: BudgetYears): Promise<Implementation[]> {
    return implementationRates(requestOf(asked), this.figures);
  }

  @Query(() => [BudgetGrowthType], { description: 'By how much what was approved grew from year to year, line by line, in one scope; in real terms, too, if a deflator series on record is named.' })
  async budgetGrowth(
    @Args(() => BudgetYears) asked: BudgetYears,
    @Arg('deflator', () => String, { nullable: true, description: 'The code of the deflator series; nominal growth only, if not given.' }) deflator: string | null,
  ): Promise<Growth[]> {
    return budgetGrowth(requestOf(asked), deflator == null ? null : seriesNamed(deflator, await this.deflators()), this.figures);
  }

  @FieldResolver(() => MajorProgrammeType, { nullable: true, description: 'The major programme; null for the total.' })
  programme(@Root() { programmeCode }: BudgetPoint, @Ctx() { loaders }: RequestContext<ResolutionsLoaders>): Promise<MajorProgramme | null> | null {
    return programmeCode === null ? null : loaders.majorProgramme.load(programmeCode);
  }

  @FieldResolver(() => MoneyType, { nullable: true, description: 'The figure in the prices that were asked for; null in a gap, and where the deflator series has no index of the year. What is taken through the concordance is added up.' })
  amount(@Root() { amount, basis }: BudgetPoint): MoneyType | null {
    return amount === null ? null : thousandEuros(amount, basis);
  }
}

@Resolver(() => BudgetGapType)
export class BudgetGapsResolver {
  @FieldResolver(() => MajorProgrammeType, { nullable: true, description: 'The major programme; null for the total.' })
  programme(@Root() { programmeCode }: BudgetGap, @Ctx() { loaders }: RequestContext<ResolutionsLoaders>): Promise<MajorProgramme | null> | null {
    return programmeCode === null ? null : loaders.majorProgramme.load(programmeCode);
  }

  @FieldResolver(() => MoneyType, { nullable: true, description: 'By how much the later is more; a cut is negative. Null where either stage has no figure.' })
  difference(@Root() { difference }: BudgetGap): MoneyType | null {
    return difference === null ? null : thousandEuros(difference);
  }
}

@Resolver(() => BudgetGrowthType)
export class BudgetGrowthsResolver {
  @FieldResolver(() => MajorProgrammeType, { nullable: true, description: 'The major programme; null for the total.' })
  programme(@Root() { programmeCode }: Growth, @Ctx() { loaders }: RequestContext<ResolutionsLoaders>): Promise<MajorProgramme | null> | null {
    return programmeCode === null ? null : loaders.majorProgramme.load(programmeCode);
  }
}

@Resolver(() => ImplementationType)
export class ImplementationsResolver {
  @FieldResolver(() => MajorProgrammeType, { nullable: true, description: 'The major programme; null for the total.' })
  programme(@Root() { programmeCode }: Implementation, @Ctx() { loaders }: RequestContext<ResolutionsLoaders>): Promise<MajorProgramme | null> | null {
    return programmeCode === null ? null : loaders.majorProgramme.load(programmeCode);
  }
}

/** Of a list of figures only what the record said is asked: what is true of a year does not change by the day. @throws BadInput */
export function knownOfFigures(asOf: AsOf | null | undefined): string {
  if (asOf?.at) throw new BadInput('A figure is of a year, not of a moment: ask with knownAt alone.', 'asOf');
  return knownOf(asOf);
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
