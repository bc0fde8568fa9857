import { wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { ParticipationFigure } from '../domain/participation-figure.ts';
import type { CivilSocietyLoaders } from './loaders.ts';
import { ParticipationFigureList, ParticipationFigureType } from './participation-figure.type.ts';
import { SessionStub } from './stubs.ts';

@Resolver(() => ParticipationFigureType)
export class ParticipationFiguresResolver {
  @Query(() => ParticipationFigureType, { nullable: true, description: 'What was published on participation in a session; null if nothing was found.' })
  participationFigure(
    @Arg('session', () => String, { description: 'Code of the session, e.g. "16".' }) session: string,
    @Ctx() { loaders }: RequestContext<CivilSocietyLoaders>,
  ): Promise<ParticipationFigure | null> {
    return loaders.participationFigureOfSession.load(session);
  }

  @Query(() => ParticipationFigureList.Connection, { description: 'How many took part in the sessions from civil society, as published, in the order of the sessions.' })
  participationFigures(@Args(() => ParticipationFigureList.Arguments) list: ListArguments, @Ctx() { loaders }: RequestContext<CivilSocietyLoaders>): Promise<Connection<ParticipationFigure>> {
    return wholeList(loaders.reads.participationFigures, list);
  }

  @FieldResolver(() => SessionStub, { description: 'The session.' })
  session(@Root() { sessionCode }: ParticipationFigure): SessionStub {
    return { code: sessionCode };
  }
}
