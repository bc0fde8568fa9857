import { wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { BudgetFigure } from '../domain/budget-figure.ts';
import type { Decision } from '../domain/decision.ts';
import type { Resolution } from '../domain/resolution.ts';
import { BudgetFigureList } from './budget.type.ts';
import { DecisionList, DecisionType } from './decision.type.ts';
import type { ResolutionsLoaders, ResolutionsReads } from './loaders.ts';
import { ResolutionList, ResolutionType } from './resolution.type.ts';
import { SessionStub, TopicStub } from './stubs.ts';

type Context = RequestContext<ResolutionsLoaders>;

@Resolver(() => ResolutionType)
export class ResolutionsResolver {
  constructor(private readonly reads: ResolutionsReads) {}

  @Query(() => ResolutionType, { nullable: true, description: 'The resolution with this symbol; null if there is none on record.' })
  resolution(@Arg('symbol', () => String, { description: 'As printed, e.g. "ICC-ASP/15/Res.1".' }) symbol: string, @Ctx() { loaders }: Context): Promise<Resolution | null> {
    return loaders.resolutionBySymbol.load(symbol);
  }

  @Query(() => ResolutionList.Connection, { description: 'What the Assembly adopted: resolutions, and the few decisions, recommendations and declarations on record.' })
  resolutions(@Args(() => ResolutionList.Arguments) list: ListArguments): Promise<Connection<Resolution>> {
    return wholeList(this.reads.resolutions, list);
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
  adoption(@Root() { id }: Resolution, @Ctx() { loaders }: Context): Promise<Decision | null> {
    return loaders.decisionOfResolution.load(id);
  }

  @FieldResolver(() => BudgetFigureList.Connection, { description: 'The figures of the budget that it approved.' })
  budgetFigures(@Root() { id }: Resolution, @Args(() => BudgetFigureList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<BudgetFigure>> {
    return loaders.figuresOfResolution.list(id, list);
  }
}

@Resolver(() => DecisionType)
export class DecisionsResolver {
  constructor(private readonly reads: ResolutionsReads) {}

  @Query(() => DecisionList.Connection, { description: 'What was decided, when and how: the adoption of each resolution, and removals from office (art. 46).' })
  decisions(@Args(() => DecisionList.Arguments) list: ListArguments): Promise<Connection<Decision>> {
    return wholeList(this.reads.decisions, list);
  }

  @FieldResolver(() => SessionStub, { description: 'The session at which it was taken.' })
  session(@Root() { sessionCode }: Decision): SessionStub {
    return { code: sessionCode };
  }

  @FieldResolver(() => ResolutionType, { nullable: true, description: 'The resolution that it adopted, or the text that states it.' })
  resolution(@Root() { resolutionId }: Decision, @Ctx() { loaders }: Context): Promise<Resolution | null> | null {
    return resolutionId === null ? null : loaders.resolution.load(resolutionId);
  }
}
