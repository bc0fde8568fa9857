import { only, systemClock, type Clock, type TableLoad } from '@assembly-graph/kernel';
import { CreateEventLog1795477000000, CreateListeners1795545724731, postgresFeed, postgresUnitOfWork, sourcesOf, type Storage } from '@assembly-graph/platform/sql';
import { byGlobalId, stubWith, type Subgraph } from '@assembly-graph/platform/graph';
import type { DataSource } from 'typeorm';
import { BodiesResolver, BodySeatsResolver } from './graphql/bodies.resolver.ts';
import { BodySeatType, BodyType } from './graphql/body.type.ts';
import { SessionMembershipResolver, TopicTreatiesResolver } from './graphql/extensions.resolver.ts';
import { GroupMembershipType } from './graphql/group-membership.type.ts';
import { GroupMembershipsResolver } from './graphql/group-memberships.resolver.ts';
import { membershipFeed } from './graphql/feed.ts';
import { membershipLoaders, type MembershipLoaders } from './graphql/loaders.ts';
import { GroupPartyCountsResolver, PartyStatusesResolver } from './graphql/party-statuses.resolver.ts';
import { PartyStatusType } from './graphql/party-status.type.ts';
import { RegionalGroupType } from './graphql/regional-group.type.ts';
import { regionalGroupOf, RegionalGroupsResolver } from './graphql/regional-groups.resolver.ts';
import { statesDeeds } from './graphql/states.deeds.ts';
import { StateType } from './graphql/state.type.ts';
import { StatesResolver } from './graphql/states.resolver.ts';
import { SessionStub, TopicStub } from './graphql/stubs.ts';
import { TreatiesResolver, TreatyActionsResolver } from './graphql/treaties.resolver.ts';
import { TreatyActionType, TreatyType } from './graphql/treaty.type.ts';
import { treatyDeskDeeds } from './graphql/treaty-desk.deeds.ts';
import { UptakeResolver } from './graphql/uptake.resolver.ts';
import { BODIES, type BodyCode } from './domain/body.ts';
import { REGIONAL_GROUP_NAMES } from './domain/regional-group.ts';
import type { RegionalGroupCode } from './domain/state.ts';
import { CreateMembership1795473994877 } from './storage/migrations/1795473994877-create-membership.ts';
import { KeepWhatWasKnown1795478328454 } from './storage/migrations/1795478328454-keep-what-was-known.ts';
import { HoldAtSize1795546606729 } from './storage/migrations/1795546606729-hold-at-size.ts';
import { OrderWhatAStateDid1795548668352 } from './storage/migrations/1795548668352-order-what-a-state-did.ts';
import { NameAndGroupByPeriod1795546452823 } from './storage/migrations/1795546452823-name-and-group-by-period.ts';
import { postgresMembership } from './storage/postgres-membership.ts';
import { postgresStatesDesk, statesDeskRules } from './storage/postgres-states-desk.ts';
import { postgresTreatyDesk } from './storage/postgres-treaty-desk.ts';
import { postgresPartyCounts } from './storage/postgres-party-counts.ts';
import { postgresTreatyUptakes } from './storage/postgres-treaty-uptakes.ts';
import { postgresUniversality } from './storage/postgres-universality.ts';
import { BodySeatTable, GroupMembershipTable, PartyStatusTable, StateNameTable, StateTable, TreatyActionTable, TreatyTable } from './storage/tables.ts';
import { correctGroupMembership } from './use-cases/correct-group-membership.ts';
import { renameState } from './use-cases/rename-state.ts';
import { setGroupMembership } from './use-cases/set-group-membership.ts';
import type { StatesDeskUseCases } from './use-cases/states-desk.ts';
import { correctTreatyAction } from './use-cases/correct-treaty-action.ts';
import { recordTreatyAction } from './use-cases/record-treaty-action.ts';
import { rescindTreatyAction } from './use-cases/rescind-treaty-action.ts';
import { loadBodySeats } from './use-cases/load-body-seats.ts';
import { loadPartyStatuses } from './use-cases/load-party-statuses.ts';
import { loadStates } from './use-cases/load-states.ts';
import { loadTreaties } from './use-cases/load-treaties.ts';
import { loadTreatyActions } from './use-cases/load-treaty-actions.ts';
import type { MembershipStores } from './use-cases/membership-stores.ts';
import type { TreatyDeskUseCases } from './use-cases/treaty-desk.ts';

/** What this domain keeps in PostgreSQL. */
export const membershipStorage: Storage = {
  schema: 'membership',
  tables: [StateTable, StateNameTable, GroupMembershipTable, TreatyTable, TreatyActionTable, PartyStatusTable, BodySeatTable] as never,
  migrations: [
    CreateMembership1795473994877, KeepWhatWasKnown1795478328454, CreateEventLog1795477000000, CreateListeners1795545724731, NameAndGroupByPeriod1795546452823,
    HoldAtSize1795546606729, OrderWhatAStateDid1795548668352,
  ],
};

/** How its tables of the data set are loaded, and into what. */
export const membershipData = {
  loads: [loadStates, loadTreaties, loadTreatyActions, loadPartyStatuses, loadBodySeats] as readonly TableLoad<MembershipStores>[],
  storesOf: postgresMembership,
};

/** The subgraph of States and States Parties. */
export function membershipSubgraph(database: DataSource, clock: Clock = systemClock): Subgraph<MembershipLoaders> {
  const { manager } = database;
  const reads = {
    ...postgresMembership(manager),
    knownAt: (knownAt: string) => postgresMembership(manager, knownAt),
    partyCounts: postgresPartyCounts(manager),
    treatyUptakes: postgresTreatyUptakes(manager),
    universality: postgresUniversality(manager),
    sources: sourcesOf(manager),
  };
  return {
    name: 'membership',
    types: [StateType, GroupMembershipType, RegionalGroupType, TreatyType, TreatyActionType, PartyStatusType, BodyType, BodySeatType, SessionStub, TopicStub],
    resolvers: [
      new StatesResolver(reads, clock),
      new TreatiesResolver(reads),
      new TreatyActionsResolver(),
      new UptakeResolver(reads, clock),
      new RegionalGroupsResolver(clock),
      new GroupMembershipsResolver(clock),
      new PartyStatusesResolver(clock),
      new GroupPartyCountsResolver(),
      new BodiesResolver(reads, clock),
      new BodySeatsResolver(),
      new SessionMembershipResolver(),
      new TopicTreatiesResolver(),
      treatyDeskDeeds(treatyDesk(database, clock)),
      statesDeeds(statesDesk(database, clock)),
    ],
    references: {
      State: ({ iso3, id }: { iso3?: string; id?: string }, { loaders }) =>
        iso3 ? loaders.state.load(iso3) : byGlobalId('State', id, loaders.stateById),
      Treaty: ({ code, id }: { code?: string; id?: string }, { loaders }) =>
        code ? loaders.treaty.load(code) : byGlobalId('Treaty', id, loaders.treatyById),
      TreatyAction: ({ id }: { id: string }, { loaders }) => byGlobalId('TreatyAction', id, loaders.treatyAction),
      PartyStatus: ({ id }: { id: string }, { loaders }) => byGlobalId('PartyStatus', id, loaders.partyStatus),
      GroupMembership: ({ id }: { id: string }, { loaders }) => byGlobalId('GroupMembership', id, loaders.groupMembership),
      BodySeat: ({ id }: { id: string }, { loaders }) => byGlobalId('BodySeat', id, loaders.bodySeat),
      RegionalGroup: ({ code }: { code: RegionalGroupCode }) => (Object.hasOwn(REGIONAL_GROUP_NAMES, code) ? regionalGroupOf(code) : null),
      Body: ({ code }: { code: BodyCode }) => (Object.hasOwn(BODIES, code) ? { code, name: BODIES[code] } : null),
      Session: stubWith<SessionStub>('code'),
      Topic: stubWith<TopicStub>('code'),
    },
    feed: membershipFeed.of(postgresFeed(manager, 'membership')),
    loaders: () => membershipLoaders(reads),
    policies: { secretariat: only('secretariat') },
    ready: () => database.query('select 1'),
  };
}

function treatyDesk(database: DataSource, clock: Clock): TreatyDeskUseCases {
  const together = postgresUnitOfWork(database, postgresTreatyDesk, clock);
  return {
    recordTreatyAction: recordTreatyAction(together),
    correctTreatyAction: correctTreatyAction(together),
    rescindTreatyAction: rescindTreatyAction(together),
  };
}

function statesDesk(database: DataSource, clock: Clock): StatesDeskUseCases {
  const together = postgresUnitOfWork(database, postgresStatesDesk, clock, statesDeskRules);
  return {
    setGroupMembership: setGroupMembership(together),
    correctGroupMembership: correctGroupMembership(together),
    renameState: renameState(together),
  };
}
