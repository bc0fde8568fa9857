import { wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { AgendaItem } from '../domain/agenda-item.ts';
import type { Session } from '../domain/session.ts';
import type { Topic } from '../domain/topic.ts';
import { AgendaItemList, AgendaItemType } from './agenda-item.type.ts';
import type { SessionsLoaders, SessionsReads } from './loaders.ts';
import { SessionType } from './session.type.ts';
import { TopicType } from './topic.type.ts';

type Context = RequestContext<SessionsLoaders>;

@Resolver(() => AgendaItemType)
export class AgendaItemsResolver {
  constructor(private readonly reads: SessionsReads) {}

  @Query(() => AgendaItemType, { nullable: true, description: 'The agenda item with this key; null if there is none.' })
  agendaItem(@Arg('code', () => String, { description: 'Its key in the data set, e.g. "AG-14-11".' }) code: string, @Ctx() { loaders }: Context): Promise<AgendaItem | null> {
    return loaders.agendaItem.load(code);
  }

  @Query(() => AgendaItemList.Connection, { description: 'The agenda items of all sessions that are on record, and those of a typical session.' })
  agendaItems(@Args(() => AgendaItemList.Arguments) list: ListArguments): Promise<Connection<AgendaItem>> {
    return wholeList(this.reads.agendaItems, list);
  }

  @FieldResolver(() => SessionType, { nullable: true, description: 'The session; null for an item of the typical agenda, which is that of no one session.' })
  session(@Root() { sessionCode }: AgendaItem, @Ctx() { loaders }: Context): Promise<Session | null> | null {
    return sessionCode === null ? null : loaders.session.load(sessionCode);
  }

  @FieldResolver(() => [TopicType], { description: 'The topics that its title names; our assignment by rule.' })
  topics(@Root() { topics }: AgendaItem, @Ctx() { loaders }: Context): Promise<readonly Topic[]> {
    return loaders.topic.loadMany([...topics]) as Promise<Topic[]>;
  }

  @FieldResolver(() => AgendaItemType, { nullable: true, description: 'The item that it is part of; null for most.' })
  parent(@Root() { parentId }: AgendaItem, @Ctx() { loaders }: Context): Promise<AgendaItem | null> | null {
    return parentId === null ? null : loaders.agendaItemById.load(parentId);
  }

  @FieldResolver(() => AgendaItemList.Connection, { description: 'The items that are part of it.' })
  parts(@Root() { id }: AgendaItem, @Args(() => AgendaItemList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<AgendaItem>> {
    return loaders.partsOfAgendaItem.list(id, list);
  }
}
