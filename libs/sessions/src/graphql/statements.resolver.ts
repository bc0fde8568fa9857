import { wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Meeting } from '../domain/meeting.ts';
import type { Session } from '../domain/session.ts';
import type { SpeakingSlot } from '../domain/speaking-slot.ts';
import type { Statement } from '../domain/statement.ts';
import type { Topic } from '../domain/topic.ts';
import { AdoptableTextUnion, type AdoptableText } from './adoptable-text.union.ts';
import { AgentUnion, type Agent } from './agent.union.ts';
import type { SessionsLoaders, SessionsReads } from './loaders.ts';
import { MeetingType } from './meeting.type.ts';
import { SessionType } from './session.type.ts';
import { SpeakingSlotType } from './speakers.type.ts';
import { StatementList, StatementType } from './statement.type.ts';
import { TopicType } from './topic.type.ts';

type Context = RequestContext<SessionsLoaders>;

@Resolver(() => StatementType)
export class StatementsResolver {
  constructor(private readonly reads: SessionsReads) {}

  @Query(() => StatementType, { nullable: true, description: 'The statement with this key; null if there is none.' })
  statement(@Arg('code', () => String, { description: 'Its key in the data set, e.g. "ST0113".' }) code: string, @Ctx() { loaders }: Context): Promise<Statement | null> {
    return loaders.statement.load(code);
  }

  @Query(() => StatementList.Connection, { description: 'The statements on record, of all sessions; of most sessions only a part is.' })
  statements(@Args(() => StatementList.Arguments) list: ListArguments): Promise<Connection<Statement>> {
    return wholeList(this.reads.statements, list);
  }

  @FieldResolver(() => SessionType, { description: 'The session it was made to.' })
  session(@Root() { sessionCode }: Statement, @Ctx() { loaders }: Context): Promise<Session | null> {
    return loaders.session.load(sessionCode);
  }

  @FieldResolver(() => AgentUnion, { description: 'The State or the organization that made it.' })
  speaker(@Root() { speakerState, speakerOrganization }: Statement): Agent {
    return speakerState === null ? { code: speakerOrganization! } : { iso3: speakerState };
  }

  @FieldResolver(() => [AgentUnion], { description: 'Those for whom it was made besides the speaker: none twice, and never the speaker. Of the data set only organizations are on record, the European Union among them.' })
  onBehalfOf(@Root() { onBehalfOf, onBehalfOfStates }: Statement): Agent[] {
    return [...onBehalfOfStates.map((iso3) => ({ iso3 })), ...onBehalfOf.map((code) => ({ code }))];
  }

  @FieldResolver(() => [AdoptableTextUnion], { description: 'The drafts and resolutions that it is about, by their symbols.' })
  concerns(@Root() { concerns }: Statement): AdoptableText[] {
    return concerns.map((symbol) => ({ symbol }));
  }

  @FieldResolver(() => SpeakingSlotType, { nullable: true, description: 'The place on a list of speakers in which it was made, where it is on record.' })
  slot(@Root() { slotId }: Statement, @Ctx() { loaders }: Context): Promise<SpeakingSlot | null> | null {
    return slotId === null ? null : loaders.speakingSlot.load(slotId);
  }

  @FieldResolver(() => MeetingType, { nullable: true, description: 'The meeting in which it was made, where it is on record.' })
  meeting(@Root() { meetingId }: Statement, @Ctx() { loaders }: Context): Promise<Meeting | null> | null {
    return meetingId === null ? null : loaders.meeting.load(meetingId);
  }

  @FieldResolver(() => [TopicType], { description: 'The topic that the part of the session is about, if it is about one; our assignment by rule.' })
  topics(@Root() { topics }: Statement, @Ctx() { loaders }: Context): Promise<readonly Topic[]> {
    return loaders.topic.loadMany([...topics]) as Promise<Topic[]>;
  }
}
