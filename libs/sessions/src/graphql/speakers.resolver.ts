import type { Clock } from '@assembly-graph/kernel';
import { wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { AgendaItem } from '../domain/agenda-item.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { Session } from '../domain/session.ts';
import type { SpeakersList } from '../domain/speakers-list.ts';
import { WAITING, WITH_THE_FLOOR, type SpeakingSlot } from '../domain/speaking-slot.ts';
import type { SpeakingStats, StatsDimension } from '../domain/speaking-stats.ts';
import type { Statement, StatementSegment } from '../domain/statement.ts';
import { secondsAllowed } from '../use-cases/speakers-desk.ts';
import { AgendaItemType } from './agenda-item.type.ts';
import { AgentUnion, type Agent } from './agent.union.ts';
import { StatementSegmentEnum } from './enums.ts';
import type { SessionsLoaders, SessionsReads } from './loaders.ts';
import { MeetingType } from './meeting.type.ts';
import { SessionType } from './session.type.ts';
import { SpeakersListList, SpeakersListType, SpeakingSlotList, SpeakingSlotType, SpeakingStatsType, StatsDimensionEnum } from './speakers.type.ts';
import { StatementList } from './statement.type.ts';
import { OrganizationStub, StateStub } from './stubs.ts';

type Context = RequestContext<SessionsLoaders>;
const both = (filter: object, asked: object | null | undefined) => ({ and: [filter, ...(asked ? [asked] : [])] });

@Resolver(() => SpeakersListType)
export class SpeakersListsResolver {
  constructor(private readonly reads: SessionsReads) {}

  @Query(() => SpeakersListList.Connection, { description: 'The lists of speakers on record.' })
  speakersLists(@Args(() => SpeakersListList.Arguments) list: ListArguments): Promise<Connection<SpeakersList>> {
    return wholeList(this.reads.speakersLists, list);
  }

  @FieldResolver(() => SessionType, { description: 'The session.' })
  session(@Root() { sessionCode }: SpeakersList, @Ctx() { loaders }: Context): Promise<Session | null> {
    return loaders.session.load(sessionCode);
  }

  @FieldResolver(() => MeetingType, { nullable: true, description: 'The meeting that it is for; null: it is for a part of the session.' })
  meeting(@Root() { meetingId }: SpeakersList, @Ctx() { loaders }: Context): Promise<Meeting | null> | null {
    return meetingId === null ? null : loaders.meeting.load(meetingId);
  }

  @FieldResolver(() => AgendaItemType, { nullable: true, description: 'The agenda item that it is for.' })
  agendaItem(@Root() { agendaItemId }: SpeakersList, @Ctx() { loaders }: Context): Promise<AgendaItem | null> | null {
    return agendaItemId === null ? null : loaders.agendaItemById.load(agendaItemId);
  }

  @FieldResolver(() => [OrganizationStub], { description: 'The organizations to which a slot was allocated: they may put themselves on the list (Rules of Procedure, rule 93).' })
  admittedOrganizations(@Root() { admitted }: SpeakersList): OrganizationStub[] {
    return admitted.map((code) => ({ code }));
  }

  @FieldResolver(() => SpeakingSlotList.Connection, { description: 'All its places, in order; who has none comes last.' })
  slots(@Root() { id }: SpeakersList, @Args(() => SpeakingSlotList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<SpeakingSlot>> {
    return loaders.slotsOfList.list(id, list);
  }

  @FieldResolver(() => SpeakingSlotType, { nullable: true, description: 'Who was called or has the floor.' })
  async current(@Root() { id }: SpeakersList, @Ctx() { loaders }: Context): Promise<SpeakingSlot | null> {
    return loaders.slotsOfList.first(id, { status: { in: [...WITH_THE_FLOOR] } });
  }

  @FieldResolver(() => SpeakingSlotList.Connection, { description: 'Who is still to speak, the next first.' })
  waiting(@Root() { id }: SpeakersList, @Args(() => SpeakingSlotList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<SpeakingSlot>> {
    return loaders.slotsOfList.list(id, { ...list, filter: both({ status: { in: [...WAITING] } }, list.filter) });
  }
}

@Resolver(() => SpeakingSlotType)
export class SpeakingSlotsResolver {
  constructor(
    private readonly reads: SessionsReads,
    private readonly clock: Clock,
  ) {}

  @Query(() => SpeakingSlotList.Connection, { description: 'The places on all lists of speakers on record.' })
  speakingSlots(@Args(() => SpeakingSlotList.Arguments) list: ListArguments): Promise<Connection<SpeakingSlot>> {
    return wholeList(this.reads.speakingSlots, list);
  }

  @FieldResolver(() => SpeakersListType, { description: 'The list.' })
  speakersList(@Root() { listId }: SpeakingSlot, @Ctx() { loaders }: Context): Promise<SpeakersList | null> {
    return loaders.speakersList.load(listId);
  }

  @FieldResolver(() => MeetingType, { nullable: true, description: 'The meeting in which the speaker was called.' })
  meeting(@Root() { meetingId }: SpeakingSlot, @Ctx() { loaders }: Context): Promise<Meeting | null> | null {
    return meetingId === null ? null : loaders.meeting.load(meetingId);
  }

  @FieldResolver(() => AgentUnion, { description: 'Who speaks.' })
  speaker(@Root() { speakerState, speakerOrganization }: SpeakingSlot): Agent {
    return speakerState === null ? { code: speakerOrganization! } : { iso3: speakerState };
  }

  @FieldResolver(() => Int, { nullable: true, description: 'How many seconds the speaker may speak; null where no limit is on record.' })
  async secondsAllowed(@Root() slot: SpeakingSlot, @Ctx() { loaders }: Context): Promise<number | null> {
    return secondsAllowed((await loaders.speakersList.load(slot.listId))!, slot);
  }

  @FieldResolver(() => Int, { nullable: true, description: 'How many seconds of it are left, below 0 for who speaks longer; null for who does not have the floor, or has no limit.' })
  async secondsLeft(@Root() slot: SpeakingSlot, @Ctx() { loaders }: Context): Promise<number | null> {
    if (slot.status !== 'SPEAKING') return null;
    const allowed = secondsAllowed((await loaders.speakersList.load(slot.listId))!, slot);
    return allowed === null ? null : allowed - Math.round((Date.parse(this.clock.now()) - Date.parse(slot.startedAt!)) / 1000);
  }

  @FieldResolver(() => StatementList.Connection, { description: 'The statements that were made in it.' })
  statements(@Root() { id }: SpeakingSlot, @Args(() => StatementList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Statement>> {
    return loaders.statementsOfSlot.list(id, list);
  }
}

@Resolver(() => SessionType)
export class SessionSpeakersResolver {
  @FieldResolver(() => SpeakersListList.Connection, { description: 'Its lists of speakers.' })
  speakersLists(@Root() { code }: Session, @Args(() => SpeakersListList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<SpeakersList>> {
    return loaders.speakersListsOfSession.list(code, list);
  }

  @FieldResolver(() => SpeakersListType, { nullable: true, description: 'The list of speakers of its general debate.' })
  async generalDebate(@Root() { code }: Session, @Ctx() { loaders }: Context): Promise<SpeakersList | null> {
    return loaders.speakersListsOfSession.first(code, { segment: { eq: 'GENERAL_DEBATE' }, meetingId: { isNull: true } });
  }
}

@Resolver(() => SpeakingStatsType)
export class SpeakingStatsResolver {
  constructor(private readonly reads: SessionsReads) {}

  @Query(() => [SpeakingStatsType], {
    description: 'How much was spoken, by session and what else is asked for, 2,000 rows at the most; what was only handed in has no minutes. A session without a row has no slots on record, which is not zero.',
  })
  speakingStats(
    @Arg('sessions', () => [String], { nullable: true, description: 'Codes of sessions; all, if not given.' }) sessions: string[] | null,
    @Arg('segment', () => StatementSegmentEnum, { nullable: true, description: 'In this part of the session only.' }) segment: StatementSegment | null,
    @Arg('groupBy', () => [StatsDimensionEnum], { defaultValue: [], description: 'By what, besides the session.' }) groupBy: StatsDimension[],
  ): Promise<readonly SpeakingStats[]> {
    const codes = sessions?.filter((code) => code.isWellFormed() && !code.includes('\u0000'));
    return this.reads.addUpSpeaking({ sessions: codes ?? null, segment: segment ?? null, groupBy: [...new Set(groupBy)] });
  }

  @FieldResolver(() => SessionType, { description: 'The session.' })
  session(@Root() { sessionCode }: SpeakingStats, @Ctx() { loaders }: Context): Promise<Session | null> {
    return loaders.session.load(sessionCode);
  }

  @FieldResolver(() => StateStub, { nullable: true, description: 'The State, if it is added up by State; null: organizations.' })
  state(@Root() { stateIso3 }: SpeakingStats): StateStub | null {
    return stateIso3 === null ? null : { iso3: stateIso3 };
  }
}
