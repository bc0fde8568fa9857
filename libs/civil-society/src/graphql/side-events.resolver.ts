import { AsOf, knownOf, wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Participant } from '../domain/participant.ts';
import type { Organization } from '../domain/organization.ts';
import type { Speaker } from '../domain/side-event-speaker.ts';
import type { SideEvent } from '../domain/side-event.ts';
import { AgentUnion } from './agent.union.ts';
import type { CivilSocietyLoaders } from './loaders.ts';
import { ParticipantType, PERSONAL } from './participant.type.ts';
import { SideEventList, SideEventOrganizerType, SideEventSpeakerType, SideEventType } from './side-event.type.ts';
import { SessionStub, TopicStub, type StateStub } from './stubs.ts';

type Context = RequestContext<CivilSocietyLoaders>;
const AS_OF = 'As the record said it then, by `knownAt`; `at` is not asked, for a side event holds or it doesn\'t.';

@Resolver(() => SideEventType)
export class SideEventsResolver {
  @Query(() => SideEventType, { nullable: true, description: 'The side event with this code; null if there is none.' })
  sideEvent(
    @Arg('code', () => String, { description: 'Its code, e.g. "SE21-01".' }) code: string,
    @Arg('asOf', () => AsOf, { nullable: true, description: AS_OF }) asOf: AsOf | null,
    @Ctx() { loaders }: Context,
  ): Promise<SideEvent | null> {
    return loaders.asKnown(knownOf(asOf)).sideEvent.load(code);
  }

  @Query(() => SideEventList.Connection, { description: 'The side events on record, in the order of time unless asked otherwise: a small part of those that were held.' })
  sideEvents(
    @Args(() => SideEventList.Arguments) list: ListArguments,
    @Arg('asOf', () => AsOf, { nullable: true, description: AS_OF }) asOf: AsOf | null,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<SideEvent>> {
    return wholeList(loaders.asKnown(knownOf(asOf)).sideEvents, list);
  }

  @FieldResolver(() => SessionStub, { description: 'The session beside which it was held.' })
  session(@Root() { sessionCode }: SideEvent): SessionStub {
    return { code: sessionCode };
  }

  @FieldResolver(() => [SideEventOrganizerType], {
    description: 'Who stands behind it, as far as the source names them: States first, each kind in the order of the source.',
  })
  organizers(@Root() { organizerRoles, coHostStates, coHostOrganizations }: SideEvent): SideEventOrganizerType[] {
    if (organizerRoles) return organizerRoles.map(({ state, organization, role }) => ({ stateIso3: state ?? undefined, organizationCode: organization ?? undefined, role }));
    return [
      ...coHostStates.map((stateIso3): SideEventOrganizerType => ({ stateIso3, role: 'CO_HOST' })),
      ...coHostOrganizations.map((organizationCode): SideEventOrganizerType => ({ organizationCode, role: 'CO_HOST' })),
    ];
  }

  @FieldResolver(() => [SideEventSpeakerType], { description: 'Who speaks, in the order in which they were named; empty where nobody was.' })
  speakers(@Root() { speakers }: SideEvent): readonly Speaker[] {
    return speakers;
  }

  @FieldResolver(() => AgentUnion, { nullable: true, description: 'Who requested it; null where the secretariat entered it, or it came with the data set.' })
  async requestedBy(@Root() { requestedByState, requestedByOrganization }: SideEvent, @Ctx() { loaders }: Context): Promise<StateStub | Organization | null> {
    if (requestedByState !== null) return { iso3: requestedByState };
    return requestedByOrganization === null ? null : loaders.organization.load(requestedByOrganization);
  }

  @FieldResolver(() => [TopicStub], { description: 'Its topics: as requested, or those that its title names by their words; then our assignment, by rule.' })
  topics(@Root() { topics }: SideEvent): TopicStub[] {
    return topics.map((code) => ({ code }));
  }
}

@Resolver(() => SideEventOrganizerType)
export class SideEventOrganizersResolver {
  @FieldResolver(() => AgentUnion, { description: 'The State or the organization.' })
  async agent(@Root() { stateIso3, organizationCode }: SideEventOrganizerType, @Ctx() { loaders }: Context): Promise<StateStub | Organization | null> {
    return stateIso3 === undefined ? loaders.organization.load(organizationCode!) : { iso3: stateIso3 };
  }
}

@Resolver(() => SideEventSpeakerType)
export class SideEventSpeakersResolver {
  @FieldResolver(() => AgentUnion, { description: 'The State or the organization.' })
  async agent(@Root() { state, organization }: Speaker, @Ctx() { loaders }: Context): Promise<StateStub | Organization | null> {
    return state === null ? loaders.organization.load(organization!) : { iso3: state };
  }

  @Directive(PERSONAL)
  @FieldResolver(() => ParticipantType, {
    nullable: true,
    description: 'Which of the participants of the organization speaks, for it and the secretariat; null where none was named, or the consent was withdrawn. Personal data.',
  })
  async participant(@Root() { id }: Speaker, @Ctx() { loaders }: Context): Promise<Participant | null> {
    const speaking = await loaders.speakingParticipant.load(id);
    return speaking && loaders.participant.load(speaking.participantId);
  }
}
