import type { Clock } from '@assembly-graph/kernel';
import { AsOf, wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { BudgetFigure } from '../domain/budget-figure.ts';
import type { VotesAvailability } from '../domain/ballot.ts';
import { isByVote } from '../domain/deciding.ts';
import type { Decision } from '../domain/decision.ts';
import type { Draft } from '../domain/draft.ts';
import type { LifecycleStep } from '../domain/lifecycle-step.ts';
import type { Resolution } from '../domain/resolution.ts';
import { BudgetFigureList } from './budget.type.ts';
import { DecisionList, DecisionType, TallyType, tallyOf } from './decision.type.ts';
import { DraftType } from './draft.type.ts';
import { LifecycleList } from './lifecycle.type.ts';
import { VotesAvailabilityEnum } from './enums.ts';
import type { ResolutionsLoaders } from './loaders.ts';
import { momentAsked, type TellsOf } from './moments.ts';
import { ResolutionList, ResolutionType } from './resolution.type.ts';
import { DocumentStub, SessionStub, TopicStub } from './stubs.ts';

type Context = RequestContext<ResolutionsLoaders>;
const AS_OF = 'The moment asked about: `at` leaves out what was adopted later or on a day not on record, `knownAt` tells what the record said. Now, if not given.';

@Resolver(() => ResolutionType)
export class ResolutionsResolver {
  constructor(private readonly clock: Clock) {}

  @Query(() => ResolutionType, { nullable: true, description: 'The resolution with this symbol; null if there is none on record.' })
  resolution(
    @Arg('symbol', () => String, { description: 'As printed, e.g. "ICC-ASP/15/Res.1".' }) symbol: string,
    @Arg('asOf', () => AsOf, { nullable: true, description: AS_OF }) asOf: AsOf | undefined,
    @Ctx() { loaders }: Context,
  ): Promise<Resolution | null> {
    return loaders.asOf(momentAsked(asOf, this.clock)).resolutionBySymbol.load(symbol);
  }

  @Query(() => ResolutionList.Connection, { description: 'What the Assembly adopted: resolutions, and the few decisions, recommendations and declarations on record.' })
  resolutions(
    @Arg('asOf', () => AsOf, { nullable: true, description: AS_OF }) asOf: AsOf | undefined,
    @Args(() => ResolutionList.Arguments) list: ListArguments,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<Resolution>> {
    return wholeList(loaders.asOf(momentAsked(asOf, this.clock)).resolutions, list);
  }

  @FieldResolver(() => SessionStub, { description: 'The session that adopted it.' })
  session(@Root() { sessionCode }: Resolution): SessionStub {
    return { code: sessionCode };
  }

  @FieldResolver(() => [TopicStub], { name: 'topics', description: 'The topics it belongs to; the assignment of the compiler. An omnibus resolution has those it usually covers.' })
  topics(@Root() { topics }: Resolution): TopicStub[] {
    return topics.map((code) => ({ code }));
  }

  @FieldResolver(() => DecisionType, { nullable: true, description: 'The decision by which it was adopted: when and how, with a confidence of its own.' })
  adoption(@Root() resolution: Resolution & TellsOf, @Ctx() { loaders }: Context): Promise<Decision | null> {
    return loaders.along(resolution).decisionOfResolution.load(resolution.id);
  }

  @FieldResolver(() => DocumentStub, { nullable: true, description: 'The document that has its text, where it is on record; null where its symbol is not.' })
  document(@Root() { symbol }: Resolution): DocumentStub | null {
    return symbol === null ? null : { symbol };
  }

  @FieldResolver(() => DraftType, { nullable: true, description: 'The draft that became this resolution; null where it is not on record.' })
  draft(@Root() resolution: Resolution & TellsOf, @Ctx() { loaders }: Context): Promise<Draft | null> {
    return loaders.along(resolution).draftOfResolution.load(resolution.id);
  }

  @FieldResolver(() => LifecycleList.Connection, {
    description: 'The way of the text, each step with its source: tabled, revised, adopted, issued and corrected by language. What came before the tabling is for its sponsors and the secretariat.',
  })
  lifecycle(@Root() resolution: Resolution & TellsOf, @Args(() => LifecycleList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<LifecycleStep>> {
    return loaders.along(resolution).stepsOfResolution.list(resolution.id, list);
  }

  @FieldResolver(() => BudgetFigureList.Connection, { description: 'The figures of the budget that it approved.' })
  budgetFigures(@Root() { id }: Resolution, @Args(() => BudgetFigureList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<BudgetFigure>> {
    return loaders.figuresOfResolution.list(id, list);
  }
}

@Resolver(() => DecisionType)
export class DecisionsResolver {
  @Query(() => DecisionList.Connection, { description: 'What was decided, when and how: the adoption of each resolution, and removals from office (art. 46). How the Assembly decides says `summary(groupBy: [MODE])`.' })
  decisions(@Args(() => DecisionList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Decision>> {
    return wholeList(loaders.decisions, list);
  }

  @FieldResolver(() => SessionStub, { description: 'The session at which it was taken.' })
  session(@Root() { sessionCode }: Decision): SessionStub {
    return { code: sessionCode };
  }

  @FieldResolver(() => ResolutionType, { nullable: true, description: 'The resolution that it adopted, or the text that states it.' })
  resolution(@Root() decision: Decision & TellsOf, @Ctx() { loaders }: Context): Promise<Resolution | null> | null {
    return decision.resolutionId === null ? null : loaders.along(decision).resolution.load(decision.resolutionId);
  }

  @FieldResolver(() => DraftType, { nullable: true, description: 'The draft that was decided on; null where it is not on record.' })
  draft(@Root() decision: Decision & TellsOf, @Ctx() { loaders }: Context): Promise<Draft | null> | null {
    return decision.draftId === null ? null : loaders.along(decision).draft.load(decision.draftId);
  }

  @FieldResolver(() => VotesAvailabilityEnum, { nullable: true, description: 'Whether it can be known how each State voted; null where there was no vote, or it is not on record how it was decided.' })
  individualVotes(@Root() { mode }: Decision): VotesAvailability | null {
    if (mode === null || !isByVote(mode)) return null;
    return mode === 'SECRET_BALLOT' ? 'SECRET' : mode === 'RECORDED_VOTE' ? 'RECORDED' : 'NOT_RECORDED';
  }

  @FieldResolver(() => TallyType, { nullable: true, description: 'How many votes there were of each kind; null where no number is on record, and of what was decided without a vote.' })
  tally(@Root() decision: Decision): TallyType | null {
    return tallyOf(decision);
  }

  @FieldResolver(() => [TopicStub], { name: 'topics', description: 'The topics it belongs to.' })
  topics(@Root() { topics }: Decision): TopicStub[] {
    return topics.map((code) => ({ code }));
  }
}
