import { DateTimeScalar, wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Meeting } from '../domain/meeting.ts';
import type { Session } from '../domain/session.ts';
import { localTime } from '../domain/venue.ts';
import type { SessionsLoaders, SessionsReads } from './loaders.ts';
import { MeetingList, MeetingType } from './meeting.type.ts';
import { SessionType } from './session.type.ts';

type Context = RequestContext<SessionsLoaders>;

@Resolver(() => MeetingType)
export class MeetingsResolver {
  constructor(private readonly reads: SessionsReads) {}

  @Query(() => MeetingList.Connection, { description: 'The meetings on record; those before this record was kept are not in it.' })
  meetings(@Args(() => MeetingList.Arguments) list: ListArguments): Promise<Connection<Meeting>> {
    return wholeList(this.reads.meetings, list);
  }

  @FieldResolver(() => SessionType, { description: 'The session.' })
  session(@Root() { sessionCode }: Meeting, @Ctx() { loaders }: Context): Promise<Session | null> {
    return loaders.session.load(sessionCode);
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When it starts as planned, as the clocks at the venue show it.' })
  startsAtVenue(@Root() { startsAt, timeZone }: Meeting): string {
    return localTime(startsAt, timeZone);
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When it ends as planned, as the clocks at the venue show it.' })
  endsAtVenue(@Root() { endsAt, timeZone }: Meeting): string {
    return localTime(endsAt, timeZone);
  }
}
