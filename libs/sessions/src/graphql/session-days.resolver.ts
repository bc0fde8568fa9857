import { instantOf, type Clock } from '@assembly-graph/kernel';
import { DateTimeScalar, wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, Field, FieldResolver, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { Agenda } from '../domain/agenda.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { ProgrammeChange, ProgrammeEntry } from '../domain/programme.ts';
import type { Session } from '../domain/session.ts';
import { dayAfter, firstMomentOf, zoneOf } from '../domain/venue.ts';
import { AgendaList } from './agenda.type.ts';
import type { SessionsLoaders, SessionsReads } from './loaders.ts';
import { MeetingList } from './meeting.type.ts';
import { ProgrammeChangeType, ProgrammeEntryList } from './programme.type.ts';
import { SessionType } from './session.type.ts';

type Context = RequestContext<SessionsLoaders>;
const SINCE = 'RFC 3339, or the first moment of a day (UTC).';

/** The days of a session: meetings, programme, versions of the agenda. */
@Resolver(() => SessionType)
export class SessionDaysResolver {
  @FieldResolver(() => String, { description: 'The zone of the clocks at its venue (IANA), e.g. "Europe/Amsterdam".' })
  timeZone(@Root() { city }: Session): string {
    return zoneOf(city);
  }

  @FieldResolver(() => DateTimeScalar, { description: 'The first moment of its first day by the clocks at its venue.' })
  opensAt(@Root() { opensOn, city }: Session): string {
    return firstMomentOf(opensOn, zoneOf(city));
  }

  @FieldResolver(() => DateTimeScalar, { description: 'The end of its last day by the clocks at its venue.' })
  closesAt(@Root() { closesOn, city }: Session): string {
    return firstMomentOf(dayAfter(closesOn), zoneOf(city));
  }

  @FieldResolver(() => MeetingList.Connection, { description: 'Its meetings that are on record.' })
  meetings(@Root() { code }: Session, @Args(() => MeetingList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Meeting>> {
    return loaders.meetingsOfSession.list(code, list);
  }

  @FieldResolver(() => AgendaList.Connection, { description: 'The versions of its agenda as they were published; the last one is the agenda as it stands.' })
  agendaVersions(@Root() { code }: Session, @Args(() => AgendaList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Agenda>> {
    return loaders.agendasOfSession.list(code, list);
  }

  @FieldResolver(() => ProgrammeEntryList.Connection, { description: 'Its programme; what was cancelled stays in it.' })
  programme(
    @Root() { code }: Session,
    @Args(() => ProgrammeEntryList.Arguments) list: ListArguments,
    @Arg('at', () => DateTimeScalar, { nullable: true, description: `As it stood at this moment: ${SINCE} As it stands, if not given.` }) at: string | null,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<ProgrammeEntry>> {
    return loaders.programmeOfSession(at ? instantOf(at) : 'infinity').list(code, list);
  }

  @FieldResolver(() => [ProgrammeChangeType], { description: 'What changed of its programme, the latest change first, 200 at the most.' })
  programmeChanges(
    @Root() { code }: Session,
    @Arg('since', () => DateTimeScalar, { description: `Since this moment: ${SINCE}` }) since: string,
    @Ctx() { loaders }: Context,
  ): Promise<readonly ProgrammeChange[]> {
    return loaders.programmeChanges.load({ sessionCode: code, since: instantOf(since) });
  }
}

@ObjectType('NowState', { simpleResolvers: true, description: 'What is on at a moment, and what comes next.' })
export class NowStateType {
  @Field(() => DateTimeScalar, { description: 'The moment.' })
  readonly at!: string;
}

const all = (...filters: (object | null | undefined)[]) => ({ and: filters.filter((filter) => filter != null) });
const NOT_STARTED = { startedAt: { isNull: true }, status: { in: ['PLANNED', 'MOVED'] } };

@Resolver(() => NowStateType)
export class NowResolver {
  constructor(
    private readonly reads: SessionsReads,
    private readonly clock: Clock,
  ) {}

  @Query(() => NowStateType, { description: 'What is on now, and next, in all sessions.' })
  now(@Arg('at', () => DateTimeScalar, { nullable: true, description: 'At another moment than now.' }) at: string | null): NowStateType {
    return { at: instantOf(at ?? this.clock.now()) };
  }

  @FieldResolver(() => ProgrammeEntryList.Connection, { description: 'What has started and not ended; and what should have by now, as planned, where the record does not say.' })
  current(@Root() { at }: NowStateType, @Args(() => ProgrammeEntryList.Arguments) list: ListArguments): Promise<Connection<ProgrammeEntry>> {
    const started = { startedAt: { lte: at }, or: [{ endedAt: { isNull: true } }, { endedAt: { gt: at } }] };
    const planned = { ...NOT_STARTED, startsAt: { lte: at }, endsAt: { gt: at } };
    return this.programme({ or: [started, planned] }, list);
  }

  @FieldResolver(() => ProgrammeEntryList.Connection, { description: 'What is planned for later, the next first.' })
  next(@Root() { at }: NowStateType, @Args(() => ProgrammeEntryList.Arguments) list: ListArguments): Promise<Connection<ProgrammeEntry>> {
    return this.programme({ ...NOT_STARTED, startsAt: { gt: at } }, list);
  }

  @FieldResolver(() => MeetingList.Connection, { description: 'The meetings that were convened and are not adjourned.' })
  meetings(@Root() { at }: NowStateType, @Args(() => MeetingList.Arguments) list: ListArguments): Promise<Connection<Meeting>> {
    const convened = { convenedAt: { lte: at }, or: [{ adjournedAt: { isNull: true } }, { adjournedAt: { gt: at } }] };
    return wholeList(this.reads.meetings, { ...list, filter: all(convened, list.filter) });
  }

  private programme(filter: object, list: ListArguments): Promise<Connection<ProgrammeEntry>> {
    return wholeList(this.reads.programmeKnownAt('infinity'), { ...list, filter: all(filter, list.filter) });
  }
}
