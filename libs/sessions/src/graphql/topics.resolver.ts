import { wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { AgendaItem } from '../domain/agenda-item.ts';
import type { Document } from '../domain/document.ts';
import type { Statement } from '../domain/statement.ts';
import type { Topic } from '../domain/topic.ts';
import { AgendaItemList } from './agenda-item.type.ts';
import { DocumentList } from './document.type.ts';
import type { SessionsLoaders, SessionsReads } from './loaders.ts';
import { StatementList } from './statement.type.ts';
import { ALL_CODES, TopicList, TopicType } from './topic.type.ts';

type Context = RequestContext<SessionsLoaders>;

@Resolver(() => TopicType)
export class TopicsResolver {
  constructor(private readonly reads: SessionsReads) {}

  @Query(() => TopicType, { nullable: true, description: 'The topic with this code; null if there is none.' })
  topic(@Arg('code', () => String, { description: `Its code, one of: ${ALL_CODES}.` }) code: string, @Ctx() { loaders }: Context): Promise<Topic | null> {
    return loaders.topic.load(code);
  }

  @Query(() => TopicList.Connection, { description: 'The 17 topics.' })
  topics(@Args(() => TopicList.Arguments) list: ListArguments): Promise<Connection<Topic>> {
    return wholeList(this.reads.topics, list);
  }

  @FieldResolver(() => AgendaItemList.Connection, { description: 'The agenda items whose title names it; our assignment by rule.' })
  agendaItems(@Root() { code }: Topic, @Args(() => AgendaItemList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<AgendaItem>> {
    return loaders.agendaItemsOfTopic.list(code, list);
  }

  @FieldResolver(() => DocumentList.Connection, { description: 'The documents whose title names it; our assignment by rule.' })
  documents(@Root() { code }: Topic, @Args(() => DocumentList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Document>> {
    return loaders.documentsOfTopic.list(code, list);
  }

  @FieldResolver(() => StatementList.Connection, {
    description: 'The statements made in the part of a session that is about it; our assignment by rule. Only the plenary on cooperation is about one topic, so other topics have none.',
  })
  statements(@Root() { code }: Topic, @Args(() => StatementList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Statement>> {
    return loaders.statementsOfTopic.list(code, list);
  }
}
