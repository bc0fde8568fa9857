import { wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Organization } from '../domain/organization.ts';
import type { SideEvent } from '../domain/side-event.ts';
import { AgentUnion } from './agent.union.ts';
import type { CivilSocietyLoaders, CivilSocietyReads } from './loaders.ts';
import { SideEventList, SideEventOrganizerType, SideEventType } from './side-event.type.ts';
import { SessionStub, TopicStub, type StateStub } from './stubs.ts';

type Context = RequestContext<CivilSocietyLoaders>;

@Resolver(() => SideEventType)
export class SideEventsResolver {
  constructor(private readonly reads: CivilSocietyReads) {}

  @Query(() => SideEventType, { nullable: true, description: 'The side event with this code; null if there is none.' })
  sideEvent(@Arg('code', () => String, { description: 'Its code in the data set, e.g. "SE21-01".' }) code: string, @Ctx() { loaders }: Context): Promise<SideEvent | null> {
    return loaders.sideEvent.load(code);
  }

  @Query(() => SideEventList.Connection, { description: 'The side events on record, in the order of time unless asked otherwise: a small part of those that were held.' })
  sideEvents(@Args(() => SideEventList.Arguments) list: ListArguments): Promise<Connection<SideEvent>> {
    return wholeList(this.reads.sideEvents, list);
  }

  @FieldResolver(() => SessionStub, { description: 'The session beside which it was held.' })
  session(@Root() { sessionCode }: SideEvent): SessionStub {
    return { code: sessionCode };
  }

  @FieldResolver(() => [SideEventOrganizerType], {
    description: 'Who stands behind it, as far as the source names them: States first, each kind in the order of the source.',
  })
  organizers(@Root() { coHostStates, coHostOrganizations }: SideEvent): SideEventOrganizerType[] {
    return [
      ...coHostStates.map((stateIso3): SideEventOrganizerType => ({ stateIso3, role: 'CO_HOST' })),
      ...coHostOrganizations.map((organizationCode): SideEventOrganizerType => ({ organizationCode, role: 'CO_HOST' })),
    ];
  }

  @FieldResolver(() => [TopicStub], { description: 'The topics that its title names by their words; our assignment, by rule.' })
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
