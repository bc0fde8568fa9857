import type { Clock } from '@assembly-graph/kernel';
import { AsOf, wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { DueKind, Mandate } from '../domain/mandate.ts';
import type { Paragraph } from '../domain/paragraph.ts';
import type { Resolution } from '../domain/resolution.ts';
import { ParagraphType } from './decision-details.type.ts';
import type { ResolutionsLoaders } from './loaders.ts';
import { DueKindEnum, FollowUpType, MandateList, MandateType } from './mandate.type.ts';
import { momentAsked, type TellsOf } from './moments.ts';
import { ResolutionType } from './resolution.type.ts';
import { SessionStub, TopicStub } from './stubs.ts';

type Context = RequestContext<ResolutionsLoaders>;
const AS_OF = 'The moment asked about: `at` tells how mandates stood on a day and leaves out those given later, `knownAt` what the record said. Now, if not given.';

@Resolver(() => MandateType)
export class MandatesResolver {
  constructor(private readonly clock: Clock) {}

  @Query(() => MandateList.Connection, { description: 'What resolutions ask of somebody, and what came of it. How far that was answered, by addressee, session or topic, says `summary` grouped by it and by STATUS.' })
  mandates(
    @Arg('asOf', () => AsOf, { nullable: true, description: AS_OF }) asOf: AsOf | undefined,
    @Args(() => MandateList.Arguments) list: ListArguments,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<Mandate>> {
    return wholeList(loaders.asOf(momentAsked(asOf, this.clock)).mandates, list);
  }

  @FieldResolver(() => ParagraphType, { description: 'The paragraph that gives it.' })
  paragraph(@Root() mandate: Mandate & TellsOf, @Ctx() { loaders }: Context): Promise<Paragraph | null> {
    return loaders.along(mandate).paragraph.load(mandate.paragraphId);
  }

  @FieldResolver(() => ResolutionType, { description: 'The resolution in which that stands.' })
  resolution(@Root() mandate: Mandate & TellsOf, @Ctx() { loaders }: Context): Promise<Resolution | null> {
    return loaders.along(mandate).resolution.load(mandate.resolutionId);
  }

  @FieldResolver(() => SessionStub, { description: 'The session that gave it.' })
  session(@Root() { sessionCode }: Mandate): SessionStub {
    return { code: sessionCode };
  }

  @FieldResolver(() => DueKindEnum, { description: 'How it is said by when it is to be answered.' })
  due(@Root() { dueKind }: Mandate): DueKind {
    return dueKind;
  }

  @FieldResolver(() => SessionStub, { name: 'dueSession', nullable: true, description: 'By which session, if by a session.' })
  dueSession(@Root() { dueSession }: Mandate): SessionStub | null {
    return dueSession === null ? null : { code: dueSession };
  }

  @FieldResolver(() => [FollowUpType], { description: 'The documents that answered it, in the order in which they were linked; empty: no follow-up found.' })
  followUps(@Root() { followUpSymbols, followUpSessions }: Mandate): FollowUpType[] {
    return followUpSymbols.map((symbol, index) => ({ document: { symbol }, session: { code: followUpSessions[index]! } }));
  }

  @FieldResolver(() => MandateType, { nullable: true, description: 'The mandate that took its place.' })
  supersededBy(@Root() mandate: Mandate & TellsOf, @Ctx() { loaders }: Context): Promise<Mandate | null> | null {
    return mandate.supersededById === null ? null : loaders.along(mandate).mandate.load(mandate.supersededById);
  }

  @FieldResolver(() => [TopicStub], { name: 'topics', description: 'The topics of the paragraph; of one without any, those of the resolution.' })
  topics(@Root() { topics }: Mandate): TopicStub[] {
    return topics.map((code) => ({ code }));
  }
}

/** The mandates of a resolution and a topic. */
@Resolver(() => ResolutionType)
export class ResolutionMandatesResolver {
  @FieldResolver(() => MandateList.Connection, { description: 'What it asks of somebody, as far as it is on record.' })
  mandates(@Root() resolution: Resolution & TellsOf, @Args(() => MandateList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Mandate>> {
    return loaders.along(resolution).mandatesOfResolution.list(resolution.id, list);
  }
}

@Resolver(() => TopicStub)
export class TopicMandatesResolver {
  @FieldResolver(() => MandateList.Connection, { description: 'What resolutions ask of somebody about the topic.' })
  mandates(@Root() { code }: TopicStub, @Args(() => MandateList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Mandate>> {
    return loaders.mandatesOfTopic.list(code, list);
  }
}
