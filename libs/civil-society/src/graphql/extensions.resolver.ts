import { AsOf, knownOf, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { AdvocacyDocument } from '../domain/advocacy-document.ts';
import type { Organization } from '../domain/organization.ts';
import type { ParticipationFigure } from '../domain/participation-figure.ts';
import type { SideEvent } from '../domain/side-event.ts';
import { AdvocacyDocumentList } from './advocacy-document.type.ts';
import type { CivilSocietyLoaders } from './loaders.ts';
import { OrganizationList } from './organization.type.ts';
import { ParticipationFigureType } from './participation-figure.type.ts';
import { SideEventList } from './side-event.type.ts';
import { SessionStub, StateStub, TopicStub } from './stubs.ts';

type Context = RequestContext<CivilSocietyLoaders>;

/** What civil society did around a session. */
@Resolver(() => SessionStub)
export class SessionCivilSocietyResolver {
  @FieldResolver(() => SideEventList.Connection, { description: 'The side events on record that were held beside it.' })
  sideEvents(
    @Root() { code }: SessionStub,
    @Args(() => SideEventList.Arguments) list: ListArguments,
    @Arg('asOf', () => AsOf, { nullable: true, description: 'As the record said it then, by `knownAt`.' }) asOf: AsOf | null,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<SideEvent>> {
    return loaders.asKnown(knownOf(asOf)).sideEventsOfSession.list(code, list);
  }

  @FieldResolver(() => AdvocacyDocumentList.Connection, { description: 'What organizations wrote to it or about it.' })
  advocacyDocuments(
    @Root() { code }: SessionStub,
    @Args(() => AdvocacyDocumentList.Arguments) list: ListArguments,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<AdvocacyDocument>> {
    return loaders.advocacyDocumentsOfSession.list(code, list);
  }

  @FieldResolver(() => ParticipationFigureType, { nullable: true, description: 'How many took part in it from civil society, as published; null where nothing was found.' })
  participation(@Root() { code }: SessionStub, @Ctx() { loaders }: Context): Promise<ParticipationFigure | null> {
    return loaders.participationFigureOfSession.load(code);
  }
}

/** What civil society did about a topic. */
@Resolver(() => TopicStub)
export class TopicCivilSocietyResolver {
  @FieldResolver(() => SideEventList.Connection, { description: 'The side events whose title names it; our assignment, by rule.' })
  sideEvents(@Root() { code }: TopicStub, @Args(() => SideEventList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<SideEvent>> {
    return loaders.sideEventsOfTopic.list(code, list);
  }

  @FieldResolver(() => AdvocacyDocumentList.Connection, { description: 'The documents of organizations whose title names it; our assignment, by rule.' })
  advocacyDocuments(
    @Root() { code }: TopicStub,
    @Args(() => AdvocacyDocumentList.Arguments) list: ListArguments,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<AdvocacyDocument>> {
    return loaders.advocacyDocumentsOfTopic.list(code, list);
  }
}

/** What a State has to do with civil society. */
@Resolver(() => StateStub)
export class StateCivilSocietyResolver {
  @FieldResolver(() => SideEventList.Connection, { description: 'The side events on record that it hosted, alone or with others.' })
  coHostedSideEvents(@Root() { iso3 }: StateStub, @Args(() => SideEventList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<SideEvent>> {
    return loaders.sideEventsOfState.list(iso3, list);
  }

  @FieldResolver(() => OrganizationList.Connection, {
    description: 'The organizations that have their seat there. Most seats are RECALLED: see `seatConfidence`, which can also be filtered by.',
  })
  organizations(@Root() { iso3 }: StateStub, @Args(() => OrganizationList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Organization>> {
    return loaders.organizationsOfState.list(iso3, list);
  }
}
