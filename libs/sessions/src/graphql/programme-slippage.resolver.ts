import { instantOf } from '@assembly-graph/kernel';
import { DateTimeScalar, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { ProgrammePlan, ProgrammeSlippage, SlippageDimension } from '../domain/programme-slippage.ts';
import type { Session } from '../domain/session.ts';
import type { Topic } from '../domain/topic.ts';
import type { SessionsLoaders, SessionsReads } from './loaders.ts';
import { ProgrammePlanEnum, ProgrammeSlippageType, SlippageDimensionEnum } from './programme-slippage.type.ts';
import { SessionType } from './session.type.ts';
import { TopicType } from './topic.type.ts';

type Context = RequestContext<SessionsLoaders>;

@Resolver(() => ProgrammeSlippageType)
export class ProgrammeSlippageResolver {
  constructor(private readonly reads: SessionsReads) {}

  @Query(() => [ProgrammeSlippageType], {
    description: 'How programmes came about against how they were planned, by session and what else is asked for, 2,000 rows at the most. A session without a row has no programme on record; nobody says that it kept to its times.',
  })
  programmeSlippage(
    @Arg('sessions', () => [String], { nullable: true, description: 'Codes of sessions; all, if not given.' }) sessions: string[] | null,
    @Arg('groupBy', () => [SlippageDimensionEnum], { defaultValue: [], description: 'By what, besides the session.' }) groupBy: SlippageDimension[],
    @Arg('plan', () => ProgrammePlanEnum, { defaultValue: 'LAST', description: 'Against which plan.' }) plan: ProgrammePlan,
    @Arg('at', () => DateTimeScalar, { nullable: true, description: 'As the record had it at this moment: RFC 3339, or the first moment of a day (UTC). As it has it now, if not given.' }) at: string | null,
    @Arg('includeUnconfirmed', () => Boolean, { defaultValue: false, description: 'Whether to count also what is only RECALLED.' }) includeUnconfirmed: boolean,
  ): Promise<readonly ProgrammeSlippage[]> {
    const codes = sessions?.filter((code) => code.isWellFormed() && !code.includes('\u0000')) ?? null;
    return this.reads.measureSlippage({ sessions: codes, groupBy: [...new Set(groupBy)], plan, knownAt: at ? instantOf(at) : 'infinity', includeUnconfirmed });
  }

  @FieldResolver(() => SessionType, { description: 'The session.' })
  session(@Root() { sessionCode }: ProgrammeSlippage, @Ctx() { loaders }: Context): Promise<Session | null> {
    return loaders.session.load(sessionCode);
  }

  @FieldResolver(() => TopicType, { nullable: true, description: 'The topic, if it is added up by it; null also for entries of none.' })
  topic(@Root() { topicCode }: ProgrammeSlippage, @Ctx() { loaders }: Context): Promise<Topic | null> | null {
    return topicCode === null ? null : loaders.topic.load(topicCode as never);
  }
}
