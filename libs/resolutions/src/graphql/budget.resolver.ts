import { AsOf, wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { scopesOf, type BudgetFigure, type BudgetFigures, type BudgetScope } from '../domain/budget-figure.ts';
import type { BudgetLine } from '../domain/budget-line.ts';
import { approvedSums, type BudgetSum } from '../domain/budget-sum.ts';
import { labelOf, type FinancialYear } from '../domain/financial-year.ts';
import type { MajorProgramme } from '../domain/major-programme.ts';
import type { Resolution } from '../domain/resolution.ts';
import { BudgetFigureList, BudgetFigureType, FinancialYearList, FinancialYearType, MajorProgrammeList, MajorProgrammeType } from './budget.type.ts';
import { knownOfFigures } from './budget-series.resolver.ts';
import { BudgetLineType } from './concordance.type.ts';
import { BudgetSumType } from './budget-series.type.ts';
import { DeflatorSeriesList, DeflatorSeriesType } from './budget-gap.type.ts';
import type { DeflatorSeries } from '../domain/deflator-series.ts';
import { BudgetScopeEnum } from './enums.ts';
import type { ResolutionsLoaders, ResolutionsReads } from './loaders.ts';
import { MoneyType, thousandEuros } from './money.type.ts';
import { ResolutionType } from './resolution.type.ts';

type Context = RequestContext<ResolutionsLoaders>;
const resolutionOf = (resolutionId: string | null, { loaders }: Context) => (resolutionId === null ? null : loaders.resolution.load(resolutionId));

@Resolver(() => MajorProgrammeType)
export class MajorProgrammesResolver {
  constructor(private readonly reads: ResolutionsReads) {}

  @Query(() => MajorProgrammeType, { nullable: true, description: 'The major programme with this code; null if there is none.' })
  majorProgramme(@Arg('code', () => String, { description: 'Its code, e.g. "MP-I".' }) code: string, @Ctx() { loaders }: Context): Promise<MajorProgramme | null> {
    return loaders.majorProgramme.load(code);
  }

  @Query(() => MajorProgrammeList.Connection, { description: "The major programmes of the Court's budget." })
  majorProgrammes(@Args(() => MajorProgrammeList.Arguments) list: ListArguments): Promise<Connection<MajorProgramme>> {
    return wholeList(this.reads.majorProgrammes, list);
  }

  @FieldResolver(() => BudgetFigureList.Connection, { description: 'Its figures, of all years on record.' })
  figures(@Root() { code }: MajorProgramme, @Args(() => BudgetFigureList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<BudgetFigure>> {
    return loaders.figuresOfProgramme.list(code, list);
  }
}

@Resolver(() => FinancialYearType)
export class FinancialYearsResolver {
  constructor(private readonly reads: ResolutionsReads) {}

  @Query(() => FinancialYearType, { nullable: true, description: 'The financial year; null if it is not on record.' })
  financialYear(@Arg('year', () => Int, { description: 'The year, e.g. 2020.' }) year: number, @Ctx() { loaders }: Context): Promise<FinancialYear | null> {
    return loaders.financialYear.load(String(year));
  }

  @Query(() => FinancialYearList.Connection, { description: 'The financial years of the Court, from 2003.' })
  financialYears(@Args(() => FinancialYearList.Arguments) list: ListArguments): Promise<Connection<FinancialYear>> {
    return wholeList(this.reads.financialYears, list);
  }

  @FieldResolver(() => String, { description: 'What it is called: the year, or the months of the longer first period.' })
  label(@Root() year: FinancialYear): string {
    return labelOf(year);
  }

  @FieldResolver(() => ResolutionType, { nullable: true, description: 'The resolution by which its budget was approved; null where not found.' })
  resolution(@Root() { resolutionId }: FinancialYear, @Ctx() context: Context): Promise<Resolution | null> | null {
    return resolutionOf(resolutionId, context);
  }

  @FieldResolver(() => BudgetFigureList.Connection, { description: 'Its figures: of programmes and totals, of all stages and scopes, recalled ones among them; see the confidence of each.' })
  figures(@Root() { year }: FinancialYear, @Args(() => BudgetFigureList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<BudgetFigure>> {
    return loaders.figuresOfYear.list(String(year), list);
  }

  @FieldResolver(() => [BudgetSumType], { description: 'What its approved programmes add up to, without the Host State Loan and with it. Empty unless all programmes of the year are on record.' })
  async sums(
    @Root() { year }: FinancialYear,
    @Arg('includeUnconfirmed', () => Boolean, { defaultValue: false, description: 'Whether to count figures that are recalled.' }) includeUnconfirmed: boolean,
    @Ctx() { loaders }: Context,
  ): Promise<BudgetSum[]> {
    return approvedSums(await loaders.allFiguresOfYear.load(String(year)), includeUnconfirmed);
  }
}

@Resolver(() => BudgetFigureType)
export class BudgetFiguresResolver {
  constructor(private readonly figuresAt: (knownAt: string) => BudgetFigures) {}

  @Query(() => BudgetFigureList.Connection, { description: 'All figures of the budgets on record. To compare years or stages use `budgetSeries`, which never mixes scopes.' })
  budgetFigures(
    @Arg('asOf', () => AsOf, { nullable: true, description: 'With `knownAt`: as the record said it at that instant, before later corrections. A figure is of a year, so `at` is refused.' }) asOf: AsOf | undefined,
    @Args(() => BudgetFigureList.Arguments) list: ListArguments,
  ): Promise<Connection<BudgetFigure>> {
    return wholeList(this.figuresAt(knownOfFigures(asOf)), list);
  }

  @FieldResolver(() => FinancialYearType, { description: 'The financial year, with its resolution and staffing.' })
  financialYear(@Root() { year }: BudgetFigure, @Ctx() { loaders }: Context): Promise<FinancialYear | null> {
    return loaders.financialYear.load(String(year));
  }

  @FieldResolver(() => MajorProgrammeType, { nullable: true, description: 'The major programme; null for the total of the year.' })
  programme(@Root() { programmeCode }: BudgetFigure, @Ctx() { loaders }: Context): Promise<MajorProgramme | null> | null {
    return programmeCode === null ? null : loaders.majorProgramme.load(programmeCode);
  }

  @FieldResolver(() => BudgetLineType, { nullable: true, description: 'The line that it is of, with those that it continues and is continued by, as the record says now; null for a total.' })
  line(@Root() { programmeCode: code, year }: BudgetFigure): BudgetLine | null {
    return code === null ? null : { code, year, knownAt: 'infinity' };
  }

  @FieldResolver(() => [BudgetScopeEnum], {
    description: 'Of a programme: the totals it is part of. Every programme counts into both, but the Host State Loan (MP-VII-2) only into that which includes it. Empty for a total.',
  })
  countsInto(@Root() { programmeCode }: BudgetFigure): readonly BudgetScope[] {
    return programmeCode === null ? [] : scopesOf(programmeCode);
  }

  @FieldResolver(() => MoneyType, { description: 'The amount.' })
  amount(@Root() { amount }: BudgetFigure): MoneyType {
    return thousandEuros(amount);
  }

  @FieldResolver(() => ResolutionType, { nullable: true, description: 'Of an approved figure: the resolution that approved it.' })
  resolution(@Root() { resolutionId }: BudgetFigure, @Ctx() context: Context): Promise<Resolution | null> | null {
    return resolutionOf(resolutionId, context);
  }
}

@Resolver(() => DeflatorSeriesType)
export class DeflatorSeriesResolver {
  constructor(private readonly reads: ResolutionsReads) {}

  @Query(() => DeflatorSeriesList.Connection, { description: 'The deflator series on record, by which budgets can be told in the prices of one year. Empty unless one was entered: none is made up.' })
  deflatorSeries(@Args(() => DeflatorSeriesList.Arguments) list: ListArguments): Promise<Connection<DeflatorSeries>> {
    return wholeList(this.reads.deflatorSeries, list);
  }
}
