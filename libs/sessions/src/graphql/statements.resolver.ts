import { wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Session } from '../domain/session.ts';
import type { Statement } from '../domain/statement.ts';
import type { Topic } from '../domain/topic.ts';
import { AgentUnion, type Agent } from './agent.union.ts';
import type { SessionsLoaders, SessionsReads } from './loaders.ts';
import { SessionType } from './session.type.ts';
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

  @FieldResolver(() => [AgentUnion], { description: 'Those for whom it was made besides the speaker: none twice, and never the speaker. Only organizations are on record, the European Union among them.' })
  onBehalfOf(@Root() { onBehalfOf }: Statement): Agent[] {
    return onBehalfOf.map((code) => ({ code }));
  }

  @FieldResolver(() => [TopicType], { description: 'The topic that the part of the session is about, if it is about one; our assignment by rule.' })
  topics(@Root() { topics }: Statement, @Ctx() { loaders }: Context): Promise<readonly Topic[]> {
    return loaders.topic.loadMany([...topics]) as Promise<Topic[]>;
  }
}
