import { DateTimeScalar, knownOf, wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { BudgetFigure } from '../domain/budget-figure.ts';
import { continuedLines, continuingLines, isBudgetYear, type BudgetLine, type BudgetLineLink, type BudgetReadsAt } from '../domain/budget-line.ts';
import type { TakenFigure } from '../domain/budget-series.ts';
import type { Concordance } from '../domain/concordance.ts';
import type { MajorProgramme } from '../domain/major-programme.ts';
import { BudgetFigureType, MajorProgrammeType } from './budget.type.ts';
import { BudgetLineLinkType, BudgetLineType, ConcordanceList, ConcordanceType, ContinuingLineType, TakenLineType } from './concordance.type.ts';
import type { ResolutionsLoaders } from './loaders.ts';

type Context = RequestContext<ResolutionsLoaders>;

/** A line of a code and year; null where there is no such programme. */
export const budgetLine = async (code: string, year: number, knownAt: string, { majorProgramme }: ResolutionsLoaders): Promise<BudgetLine | null> =>
  isBudgetYear(year) && (await majorProgramme.load(code)) ? { code, year, knownAt } : null;

@Resolver(() => ContinuingLineType)
export class ContinuingLinesResolver {
  @FieldResolver(() => MajorProgrammeType, { nullable: true, description: 'Its programme.' })
  programme(@Root() { code }: ContinuingLineType, @Ctx() { loaders }: Context): Promise<MajorProgramme | null> {
    return loaders.majorProgramme.load(code);
  }
}

@Resolver(() => ConcordanceType)
export class ConcordancesResolver {
  constructor(private readonly readsAt: (knownAt: string) => BudgetReadsAt) {}

  @Query(() => ConcordanceList.Connection, { description: 'What became of lines of the budget, as far as the record says: which programmes were renamed, split, merged or ended.' })
  concordances(
    @Arg('knownAt', () => DateTimeScalar, { nullable: true, description: 'As the record said it at this instant; as it says now, if not given.' }) knownAt: string | undefined,
    @Args(() => ConcordanceList.Arguments) list: ListArguments,
  ): Promise<Connection<Concordance>> {
    return wholeList(this.readsAt(knownOf({ knownAt })).concordances, list);
  }

  @FieldResolver(() => MajorProgrammeType, { nullable: true, description: 'The programme whose line it is.' })
  programme(@Root() { programmeCode }: Concordance, @Ctx() { loaders }: Context): Promise<MajorProgramme | null> {
    return loaders.majorProgramme.load(programmeCode);
  }

  @FieldResolver(() => [ContinuingLineType], { description: 'The lines that continue it; none, if it ended.' })
  into(@Root() { intoCodes, intoShares }: Concordance): ContinuingLineType[] {
    return intoCodes.map((code, index) => ({ code, share: intoShares[index] ?? null }));
  }
}

@Resolver(() => BudgetLineType)
export class BudgetLinesResolver {
  @Query(() => BudgetLineType, { nullable: true, description: 'The line of a programme in the budget of a year; null if there is no such programme.' })
  budgetLine(
    @Arg('programme', () => String, { description: 'Code of the programme, e.g. "MP-I".' }) programme: string,
    @Arg('year', () => Int, { description: 'The financial year.' }) year: number,
    @Arg('knownAt', () => DateTimeScalar, { nullable: true, description: 'As the record said it at this instant; as it says now, if not given.' }) knownAt: string | undefined,
    @Ctx() { loaders }: Context,
  ): Promise<BudgetLine | null> {
    return budgetLine(programme, year, knownOf({ knownAt }), loaders);
  }

  @FieldResolver(() => MajorProgrammeType, { nullable: true, description: 'The programme.' })
  programme(@Root() { code }: BudgetLine, @Ctx() { loaders }: Context): Promise<MajorProgramme | null> {
    return loaders.majorProgramme.load(code);
  }

  @FieldResolver(() => [BudgetFigureType], { description: 'Its figures, one a stage, in the order of the stages.' })
  async figures(@Root() { code, year, knownAt }: BudgetLine, @Ctx() { loaders }: Context): Promise<BudgetFigure[]> {
    return (await loaders.budgetAt(knownAt).figuresOfYear.load(String(year))).filter(({ programmeCode }) => programmeCode === code).sort((a, b) => a.position - b.position);
  }

  @FieldResolver(() => [BudgetLineLinkType], { description: 'The lines of earlier years that it continues, as far as the record says; empty where it says nothing: then it continues the line of the same code.' })
  async continues(@Root() line: BudgetLine, @Ctx() { loaders }: Context): Promise<BudgetLineLink[]> {
    return continuedLines(line, await loaders.budgetAt(line.knownAt).concordancesInto.load(String(line.year)));
  }

  @FieldResolver(() => [BudgetLineLinkType], { description: 'The lines of a later year by which it is continued, as far as the record says; empty where it says nothing, or that it ended.' })
  async continuedBy(@Root() line: BudgetLine, @Ctx() { loaders }: Context): Promise<BudgetLineLink[]> {
    return continuingLines(line, await loaders.budgetAt(line.knownAt).concordancesOf.load(String(line.year)));
  }
}

@Resolver(() => TakenLineType)
export class TakenLinesResolver {
  @FieldResolver(() => MajorProgrammeType, { nullable: true, description: 'The programme; null for the total.' })
  programme(@Root() { programmeCode }: TakenFigure, @Ctx() { loaders }: Context): Promise<MajorProgramme | null> | null {
    return programmeCode === null ? null : loaders.majorProgramme.load(programmeCode);
  }
}
