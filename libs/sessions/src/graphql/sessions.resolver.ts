import { uuidOf, type Clock } from '@assembly-graph/kernel';
import { AsOf, globalId, momentOf, wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { AgendaItem } from '../domain/agenda-item.ts';
import type { Document } from '../domain/document.ts';
import { sessionPhase, type SessionPhase } from '../domain/session-phase.ts';
import type { Session } from '../domain/session.ts';
import type { SpeakingCounts } from '../domain/speaking-counts.ts';
import type { Statement, StatementSegment } from '../domain/statement.ts';
import { AgendaItemList } from './agenda-item.type.ts';
import { DocumentList } from './document.type.ts';
import { SessionPhaseEnum, StatementSegmentEnum } from './enums.ts';
import type { SessionsLoaders, SessionsReads } from './loaders.ts';
import { SessionList, SessionType } from './session.type.ts';
import { SpeakingCountsType } from './speaking-counts.type.ts';
import { StatementList } from './statement.type.ts';
import { BodySeatStub, StateStub } from './stubs.ts';

type Context = RequestContext<SessionsLoaders>;

@Resolver(() => SessionType)
export class SessionsResolver {
  constructor(
    private readonly reads: SessionsReads,
    private readonly clock: Clock,
  ) {}

  @Query(() => SessionType, { nullable: true, description: 'The regular session with this number; null if there is none.' })
  session(@Arg('number', () => Int, { description: 'Its number, e.g. 20.' }) number: number, @Ctx() { loaders }: Context): Promise<Session | null> {
    // A regular session is known by its number; a rule of the loader and of the table.
    return loaders.session.load(String(number));
  }

  @Query(() => SessionType, { nullable: true, description: 'The session with this code, of whatever kind; null if there is none.' })
  sessionByCode(@Arg('code', () => String, { description: 'Its code, e.g. "19R2", "S1", "RC2010".' }) code: string, @Ctx() { loaders }: Context): Promise<Session | null> {
    return loaders.session.load(code);
  }

  @Query(() => SessionList.Connection, { description: 'All sessions on record, with resumed and special ones, the Review Conference, and the next one as scheduled.' })
  sessions(@Args(() => SessionList.Arguments) list: ListArguments): Promise<Connection<Session>> {
    return wholeList(this.reads.sessions, list);
  }

  @FieldResolver(() => SessionPhaseEnum, { description: 'Whether it is still to come, open or closed at a moment.' })
  phase(
    @Root() session: Session,
    @Arg('asOf', () => AsOf, { nullable: true, description: 'The moment asked about; now, if not given.' }) asOf: AsOf | undefined,
  ): SessionPhase {
    return sessionPhase(session, momentOf(asOf, this.clock));
  }

  @FieldResolver(() => StateStub, { description: 'The State in which it meets.' })
  country(@Root() { countryIso3 }: Session): StateStub {
    return { iso3: countryIso3 };
  }

  @FieldResolver(() => BodySeatStub, { description: 'The President of the Assembly who presided over it, or is to: a seat on the Bureau.' })
  president(@Root() { presidentKey, presidentSeat }: Session): BodySeatStub {
    return { id: globalId('BodySeat', presidentSeat ?? uuidOf('BodySeat', presidentKey!)) };
  }

  @FieldResolver(() => SessionType, { nullable: true, description: 'The session that it resumes; null for all but resumptions.' })
  parent(@Root() { parentCode }: Session, @Ctx() { loaders }: Context): Promise<Session | null> | null {
    return parentCode === null ? null : loaders.session.load(parentCode);
  }

  @FieldResolver(() => SessionList.Connection, { description: 'The resumptions of it, in order.' })
  resumptions(@Root() { code }: Session, @Args(() => SessionList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Session>> {
    return loaders.resumptions.list(code, list);
  }

  @FieldResolver(() => AgendaItemList.Connection, { description: 'What was on its agenda, as far as a source names it.' })
  agenda(@Root() { code }: Session, @Args(() => AgendaItemList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<AgendaItem>> {
    return loaders.agendaOfSession.list(code, list);
  }

  @FieldResolver(() => DocumentList.Connection, { description: 'Its documents that are on record; those of a resumption stand with the resumption.' })
  documents(@Root() { code }: Session, @Args(() => DocumentList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Document>> {
    return loaders.documentsOfSession.list(code, list);
  }

  @FieldResolver(() => StatementList.Connection, { description: 'The statements made to it that are on record.' })
  statements(@Root() { code }: Session, @Args(() => StatementList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Statement>> {
    return loaders.statementsOfSession.list(code, list);
  }

  @FieldResolver(() => SpeakingCountsType, {
    nullable: true,
    description: 'How many spoke, as far as the record knows: it is partial; for minutes see `speakingStats`. Null where it has no such statement, which does not mean that nobody spoke.',
  })
  speakingCounts(
    @Root() { code }: Session,
    @Arg('segment', () => StatementSegmentEnum, {
      nullable: true,
      defaultValue: 'GENERAL_DEBATE',
      description: 'In which part of the session; null: in all of it, statements of which no part is known among them.',
    })
    segment: StatementSegment | null,
    @Arg('includeUnconfirmed', () => Boolean, { defaultValue: false, description: 'Whether statements that rest on general knowledge (RECALLED) count.' })
    includeUnconfirmed: boolean,
    @Ctx() { loaders }: Context,
  ): Promise<SpeakingCounts | null> {
    return loaders.speakingCounts.load({ sessionCode: code, segment, includeUnconfirmed });
  }
}
