import { wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Document } from '../domain/document.ts';
import type { Session } from '../domain/session.ts';
import type { Topic } from '../domain/topic.ts';
import { DocumentList, DocumentType } from './document.type.ts';
import type { SessionsLoaders, SessionsReads } from './loaders.ts';
import { SessionType } from './session.type.ts';
import { TopicType } from './topic.type.ts';

type Context = RequestContext<SessionsLoaders>;

@Resolver(() => DocumentType)
export class DocumentsResolver {
  constructor(private readonly reads: SessionsReads) {}

  @Query(() => DocumentType, { nullable: true, description: 'The document with this symbol; null if it is not on record.' })
  document(@Arg('symbol', () => String, { description: 'Its symbol as printed, e.g. "ICC-ASP/21/1/Add.1".' }) symbol: string, @Ctx() { loaders }: Context): Promise<Document | null> {
    return loaders.document.load(symbol);
  }

  @Query(() => DocumentList.Connection, { description: 'The documents on record: those that were seen, not all that were issued.' })
  documents(@Args(() => DocumentList.Arguments) list: ListArguments): Promise<Connection<Document>> {
    return wholeList(this.reads.documents, list);
  }

  @FieldResolver(() => SessionType, { description: 'The session for which it was issued.' })
  session(@Root() { sessionCode }: Document, @Ctx() { loaders }: Context): Promise<Session | null> {
    return loaders.session.load(sessionCode);
  }

  @FieldResolver(() => DocumentType, { nullable: true, description: 'The document that it adds to, revises or corrects; null if it stands alone or that one is not on record.' })
  principal(@Root() { principalSymbol }: Document, @Ctx() { loaders }: Context): Promise<Document | null> | null {
    return principalSymbol === null ? null : loaders.document.load(principalSymbol);
  }

  @FieldResolver(() => DocumentList.Connection, { description: 'The documents on record that add to it, revise or correct it.' })
  parts(@Root() { symbol }: Document, @Args(() => DocumentList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Document>> {
    return loaders.documentsOfPrincipal.list(symbol, list);
  }

  @FieldResolver(() => [TopicType], { description: 'The topics that its title names; our assignment by rule.' })
  topics(@Root() { topics }: Document, @Ctx() { loaders }: Context): Promise<readonly Topic[]> {
    return loaders.topic.loadMany([...topics]) as Promise<Topic[]>;
  }
}
