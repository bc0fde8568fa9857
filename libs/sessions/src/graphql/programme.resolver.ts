import { DateTimeScalar, wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { AgendaItem } from '../domain/agenda-item.ts';
import type { AgendaPlace, Agenda } from '../domain/agenda.ts';
import type { Document } from '../domain/document.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { ProgrammeChange, ProgrammeEntry } from '../domain/programme.ts';
import type { Session } from '../domain/session.ts';
import type { Topic } from '../domain/topic.ts';
import { localTime } from '../domain/venue.ts';
import { AgendaItemType } from './agenda-item.type.ts';
import { AgendaPlaceType, AgendaType } from './agenda.type.ts';
import { DocumentType } from './document.type.ts';
import type { SessionsLoaders, SessionsReads } from './loaders.ts';
import { MeetingType } from './meeting.type.ts';
import { ProgrammeChangeType, ProgrammeEntryList, ProgrammeEntryType } from './programme.type.ts';
import { SessionType } from './session.type.ts';
import { TopicType } from './topic.type.ts';

type Context = RequestContext<SessionsLoaders>;

@Resolver(() => ProgrammeEntryType)
export class ProgrammeResolver {
  constructor(private readonly reads: SessionsReads) {}

  @Query(() => ProgrammeEntryList.Connection, { description: 'The programmes of all sessions, as they stand.' })
  programmeEntries(@Args(() => ProgrammeEntryList.Arguments) list: ListArguments): Promise<Connection<ProgrammeEntry>> {
    return wholeList(this.reads.programmeKnownAt('infinity'), list);
  }

  @FieldResolver(() => SessionType, { description: 'The session.' })
  session(@Root() { sessionCode }: ProgrammeEntry, @Ctx() { loaders }: Context): Promise<Session | null> {
    return loaders.session.load(sessionCode);
  }

  @FieldResolver(() => MeetingType, { nullable: true, description: 'The meeting in which it is done; null beside the meetings.' })
  meeting(@Root() { meetingId }: ProgrammeEntry, @Ctx() { loaders }: Context): Promise<Meeting | null> | null {
    return meetingId === null ? null : loaders.meeting.load(meetingId);
  }

  @FieldResolver(() => AgendaItemType, { nullable: true, description: 'The item of the agenda that is taken up.' })
  agendaItem(@Root() { agendaItemId }: ProgrammeEntry, @Ctx() { loaders }: Context): Promise<AgendaItem | null> | null {
    return agendaItemId === null ? null : loaders.agendaItemById.load(agendaItemId);
  }

  @FieldResolver(() => [TopicType], { description: 'The topics of its agenda item; our assignment by rule.' })
  topics(@Root() { topics }: ProgrammeEntry, @Ctx() { loaders }: Context): Promise<readonly Topic[]> {
    return loaders.topic.loadMany([...topics]) as Promise<Topic[]>;
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When it starts as planned, as the clocks at the venue show it.' })
  startsAtVenue(@Root() { startsAt, timeZone }: ProgrammeEntry): string {
    return localTime(startsAt, timeZone);
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When it ends as planned, as the clocks at the venue show it.' })
  endsAtVenue(@Root() { endsAt, timeZone }: ProgrammeEntry): string {
    return localTime(endsAt, timeZone);
  }
}

@Resolver(() => ProgrammeChangeType)
export class ProgrammeChangesResolver {
  @FieldResolver(() => ProgrammeEntryType, { description: 'The entry, as it stands now.' })
  entry(@Root() { entryId }: ProgrammeChange, @Ctx() { loaders }: Context): Promise<ProgrammeEntry | null> {
    return loaders.programmeEntry.load(entryId);
  }
}

@Resolver(() => AgendaType)
export class AgendasResolver {
  @FieldResolver(() => SessionType, { description: 'The session.' })
  session(@Root() { sessionCode }: Agenda, @Ctx() { loaders }: Context): Promise<Session | null> {
    return loaders.session.load(sessionCode);
  }

  @FieldResolver(() => DocumentType, { nullable: true, description: 'The document that has it; null if none is named, or it is not on record.' })
  document(@Root() { documentSymbol }: Agenda, @Ctx() { loaders }: Context): Promise<Document | null> | null {
    return documentSymbol === null ? null : loaders.document.load(documentSymbol);
  }
}

@Resolver(() => AgendaPlaceType)
export class AgendaPlacesResolver {
  @FieldResolver(() => AgendaItemType, { description: 'The item.' })
  item(@Root() { itemId }: AgendaPlace, @Ctx() { loaders }: Context): Promise<AgendaItem | null> {
    return loaders.agendaItemById.load(itemId);
  }
}
