import { BadInput } from '@assembly-graph/kernel';
import type { RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { AgendaCarryOver, AgendaReturn } from '../domain/agenda-carry-over.ts';
import type { AgendaItem } from '../domain/agenda-item.ts';
import type { Session } from '../domain/session.ts';
import { AgendaCarryOverType, AgendaReturnType } from './agenda-carry-over.type.ts';
import { AgendaItemType } from './agenda-item.type.ts';
import type { SessionsLoaders, SessionsReads } from './loaders.ts';
import { SessionType } from './session.type.ts';

type Context = RequestContext<SessionsLoaders>;
const MOST_FOLLOWING = 10;
const HEADINGS = 'Whether to go, for a session of which no agenda is on record, by the headings of its records and documentation and by what was announced: no agenda says that it had these before it.';

@Resolver(() => AgendaCarryOverType)
export class AgendaCarryOversResolver {
  constructor(private readonly reads: SessionsReads) {}

  @Query(() => [AgendaCarryOverType], {
    description: 'Which items of the agendas of sessions of the Assembly came back at those that followed, in the order of the sessions, 2,000 returns at the most. It goes by agendas as they were published last; a session without a row has none on record.',
  })
  async agendaCarryOver(
    @Arg('sessions', () => [String], { nullable: true, description: 'Codes of sessions; all, if not given.' }) sessions: string[] | null,
    @Arg('following', () => Int, { defaultValue: 3, description: `At how many of the sessions that followed each is looked, 1 to ${MOST_FOLLOWING}.` }) following: number,
    @Arg('includeHeadings', () => Boolean, { defaultValue: false, description: HEADINGS }) includeHeadings: boolean,
    @Arg('includeUnconfirmed', () => Boolean, { defaultValue: false, description: 'Whether to follow also what is only RECALLED.' }) includeUnconfirmed: boolean,
  ): Promise<readonly AgendaCarryOver[]> {
    if (following < 1 || following > MOST_FOLLOWING) throw new BadInput(`following must be 1 to ${MOST_FOLLOWING}.`, 'following');
    const codes = sessions?.filter((code) => code.isWellFormed() && !code.includes('\u0000')) ?? null;
    return this.reads.followAgendas({ sessions: codes, following, includeHeadings, includeUnconfirmed });
  }

  @FieldResolver(() => SessionType, { description: 'The session.' })
  session(@Root() { sessionCode }: AgendaCarryOver, @Ctx() { loaders }: Context): Promise<Session | null> {
    return loaders.session.load(sessionCode);
  }
}

@Resolver(() => AgendaReturnType)
export class AgendaReturnsResolver {
  @FieldResolver(() => AgendaItemType, { description: 'The item.' })
  item(@Root() { itemId }: AgendaReturn, @Ctx() { loaders }: Context): Promise<AgendaItem | null> {
    return loaders.agendaItemById.load(itemId);
  }

  @FieldResolver(() => AgendaItemType, { description: 'The item of the session that followed; of several with the same words the first.' })
  laterItem(@Root() { laterItemId }: AgendaReturn, @Ctx() { loaders }: Context): Promise<AgendaItem | null> {
    return loaders.agendaItemById.load(laterItemId);
  }
}
