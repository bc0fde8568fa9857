import { only, ownState, systemClock, type Clock, type TableLoad } from '@assembly-graph/kernel';
import { postgresDuty, postgresFeed, postgresFollowing, postgresListener, sourcesOf, type WebhookSettings } from '@assembly-graph/platform/sql';
import { byGlobalId, stubWith, type Subgraph } from '@assembly-graph/platform/graph';
import type { DataSource } from 'typeorm';
import { bodiesDesk, exemptionsDesk, implementationDesk, statesDesk, treatyDesk } from './desks.ts';
import { bodiesDeeds } from './graphql/bodies.deeds.ts';
import { BodiesResolver, BodySeatsResolver, GroupBalancesResolver } from './graphql/bodies.resolver.ts';
import { BodySeatType, BodyType } from './graphql/body.type.ts';
import { ExemptionRequestType } from './graphql/exemption-request.type.ts';
import { ExemptionRequestsResolver, SessionExemptionRequestsResolver, StateExemptionRequestsResolver } from './graphql/exemption-requests.resolver.ts';
import { exemptionsDeeds } from './graphql/exemptions.deeds.ts';
import { FacilitationType } from './graphql/facilitation.type.ts';
import { BodyFacilitationsResolver, FacilitationsResolver, StateFacilitationsResolver, TopicFacilitationsResolver } from './graphql/facilitations.resolver.ts';
import { SessionMembershipResolver, TopicTreatiesResolver } from './graphql/extensions.resolver.ts';
import { GroupMembershipType } from './graphql/group-membership.type.ts';
import { GroupMembershipsResolver } from './graphql/group-memberships.resolver.ts';
import { membershipFeed } from './graphql/feed.ts';
import { ImplementationStatusType } from './graphql/implementation-status.type.ts';
import { ImplementationStatusesResolver, StateImplementationStatusesResolver, TopicImplementationStatusesResolver } from './graphql/implementation-statuses.resolver.ts';
import { implementationDeeds } from './graphql/implementation.deeds.ts';
import { membershipLoaders, type MembershipLoaders } from './graphql/loaders.ts';
import { GroupPartyCountsResolver, PartyStatusesResolver } from './graphql/party-statuses.resolver.ts';
import { PartyStatusType } from './graphql/party-status.type.ts';
import { RegionalGroupType } from './graphql/regional-group.type.ts';
import { regionalGroupOf, RegionalGroupsResolver } from './graphql/regional-groups.resolver.ts';
import { statesDeeds } from './graphql/states.deeds.ts';
import { StateSuccessionType } from './graphql/state-succession.type.ts';
import { StateSuccessionsOfStateResolver, StateSuccessionsResolver } from './graphql/state-successions.resolver.ts';
import { StateType } from './graphql/state.type.ts';
import { StatesResolver } from './graphql/states.resolver.ts';
import { ArrearsPositionStub, BallotStub, DecisionStub, SessionStub, TopicStub } from './graphql/stubs.ts';
import { DepositaryNotificationsResolver, TreatiesResolver, TreatyActionsResolver } from './graphql/treaties.resolver.ts';
import { TreatyActionType, TreatyType } from './graphql/treaty.type.ts';
import { treatyDeskDeeds } from './graphql/treaty-desk.deeds.ts';
import { VotingRightsType } from './graphql/voting-rights.type.ts';
import { BallotVotingRightsResolver, SessionVotingRightsResolver, StateVotingRightsResolver, VotingRightsResolver } from './graphql/voting-rights.resolver.ts';
import { GroupRatificationTimesResolver, UptakeResolver } from './graphql/uptake.resolver.ts';
import { BODIES, type BodyCode } from './domain/body.ts';
import type { ExemptionRequest } from './domain/exemption-request.ts';
import { REGIONAL_GROUP_NAMES } from './domain/regional-group.ts';
import type { RegionalGroupCode } from './domain/state.ts';
import { postgresBureauSeats } from './storage/postgres-bureau-seats.ts';
import { membershipStorage } from './storage/membership-storage.ts';
import { postgresMembership } from './storage/postgres-membership.ts';
import { postgresTurningDays } from './storage/postgres-turning-days.ts';
import { postgresArrearsHearing } from './storage/postgres-voting-rights.ts';
import { postgresPartyCounts } from './storage/postgres-party-counts.ts';
import { postgresRatificationTimes } from './storage/postgres-ratification-times.ts';
import { postgresTreatyUptakes } from './storage/postgres-treaty-uptakes.ts';
import { postgresUniversality } from './storage/postgres-universality.ts';
import { hearArrearsPosition } from './use-cases/hear-arrears-position.ts';
import { loadVotingRights } from './use-cases/load-voting-rights.ts';
import { tellCompletedWithdrawals } from './use-cases/tell-completed-withdrawals.ts';
import { loadBodySeats } from './use-cases/load-body-seats.ts';
import { loadPartyStatuses } from './use-cases/load-party-statuses.ts';
import { loadStates } from './use-cases/load-states.ts';
import { loadTreaties } from './use-cases/load-treaties.ts';
import { loadTreatyActions } from './use-cases/load-treaty-actions.ts';
import type { MembershipStores } from './use-cases/membership-stores.ts';

export { membershipStorage };

/** How its tables of the data set are loaded, and into what. */
export const membershipData = {
  loads: [loadStates, loadTreaties, loadTreatyActions, loadPartyStatuses, loadVotingRights, loadBodySeats] as readonly TableLoad<MembershipStores>[],
  storesOf: postgresMembership,
};

const A_MINUTE = 60_000;

/** The subgraph of States and States Parties. */
export function membershipSubgraph(database: DataSource, clock: Clock = systemClock, webhooks?: WebhookSettings): Subgraph<MembershipLoaders> {
  const { manager } = database;
  const reads = {
    ...postgresMembership(manager),
    knownAt: (knownAt: string) => postgresMembership(manager, knownAt),
    bureauSeats: postgresBureauSeats(manager),
    partyCounts: postgresPartyCounts(manager),
    treatyUptakes: postgresTreatyUptakes(manager),
    ratificationTimes: postgresRatificationTimes(manager),
    universality: postgresUniversality(manager),
    sources: sourcesOf(manager),
  };
  return {
    name: 'membership',
    types: [
      StateType, StateSuccessionType, ImplementationStatusType, GroupMembershipType, RegionalGroupType, TreatyType, TreatyActionType, PartyStatusType, BodyType, BodySeatType, FacilitationType, VotingRightsType, ExemptionRequestType,
      ArrearsPositionStub, BallotStub, DecisionStub, SessionStub, TopicStub,
    ],
    resolvers: [
      new StatesResolver(reads, clock),
      new StateSuccessionsResolver(reads, clock),
      new StateSuccessionsOfStateResolver(clock),
      new ImplementationStatusesResolver(reads, clock),
      new StateImplementationStatusesResolver(clock),
      new TopicImplementationStatusesResolver(clock),
      new TreatiesResolver(reads),
      new TreatyActionsResolver(),
      new DepositaryNotificationsResolver(),
      new UptakeResolver(reads, clock),
      new GroupRatificationTimesResolver(),
      new RegionalGroupsResolver(clock),
      new GroupMembershipsResolver(clock),
      new PartyStatusesResolver(clock),
      new GroupPartyCountsResolver(),
      new BodiesResolver(reads, clock),
      new BodySeatsResolver(),
      new GroupBalancesResolver(),
      new VotingRightsResolver(clock),
      new StateVotingRightsResolver(clock),
      new SessionVotingRightsResolver(),
      new BallotVotingRightsResolver(),
      new ExemptionRequestsResolver(reads),
      new StateExemptionRequestsResolver(),
      new SessionExemptionRequestsResolver(),
      new FacilitationsResolver(reads),
      new StateFacilitationsResolver(clock),
      new TopicFacilitationsResolver(clock),
      new BodyFacilitationsResolver(clock),
      new SessionMembershipResolver(),
      new TopicTreatiesResolver(),
      treatyDeskDeeds(treatyDesk(database, clock)),
      statesDeeds(statesDesk(database, clock)),
      implementationDeeds(implementationDesk(database, clock)),
      bodiesDeeds(bodiesDesk(database, clock)),
      exemptionsDeeds(exemptionsDesk(database, clock)),
    ],
    references: {
      State: ({ iso3, id }: { iso3?: string; id?: string }, { loaders }) =>
        iso3 ? loaders.state.load(iso3) : byGlobalId('State', id, loaders.stateById),
      StateSuccession: ({ id }: { id: string }, { loaders }) => byGlobalId('StateSuccession', id, loaders.stateSuccession),
      ImplementationStatus: ({ id }: { id: string }, { loaders }) => byGlobalId('ImplementationStatus', id, loaders.implementationStatus),
      Treaty: ({ code, id }: { code?: string; id?: string }, { loaders }) =>
        code ? loaders.treaty.load(code) : byGlobalId('Treaty', id, loaders.treatyById),
      TreatyAction: ({ id }: { id: string }, { loaders }) => byGlobalId('TreatyAction', id, loaders.treatyAction),
      PartyStatus: ({ id }: { id: string }, { loaders }) => byGlobalId('PartyStatus', id, loaders.partyStatus),
      GroupMembership: ({ id }: { id: string }, { loaders }) => byGlobalId('GroupMembership', id, loaders.groupMembership),
      BodySeat: ({ id }: { id: string }, { loaders }) => byGlobalId('BodySeat', id, loaders.bodySeat),
      Facilitation: ({ id }: { id: string }, { loaders }) => byGlobalId('Facilitation', id, loaders.facilitation),
      VotingRights: ({ id }: { id: string }, { loaders }) => byGlobalId('VotingRights', id, loaders.votingRights),
      ExemptionRequest: ({ id }: { id: string }, { loaders }) => byGlobalId('ExemptionRequest', id, loaders.exemptionRequest),
      RegionalGroup: ({ code }: { code: RegionalGroupCode }) => (Object.hasOwn(REGIONAL_GROUP_NAMES, code) ? regionalGroupOf(code) : null),
      Body: ({ code }: { code: BodyCode }) => (Object.hasOwn(BODIES, code) ? { code, name: BODIES[code] } : null),
      Session: stubWith<SessionStub>('code'),
      Ballot: stubWith<BallotStub>('id'),
      Topic: stubWith<TopicStub>('code'),
    },
    feed: membershipFeed.of(postgresFeed(manager, 'membership'), postgresFollowing(database, 'membership', clock, webhooks)),
    loaders: () => membershipLoaders(reads),
    listeners: [
      postgresListener(database, postgresArrearsHearing, clock, {
        name: 'hear-arrears-position', of: 'resolutions', types: ['ArrearsPositionChanged'], hear: hearArrearsPosition,
      }),
    ],
    duties: [
      postgresDuty(database, postgresTurningDays, clock, { name: 'tellCompletedWithdrawals', everyMs: A_MINUTE, perform: tellCompletedWithdrawals }),
    ],
    policies: {
      secretariat: only('secretariat'),
      statesAndSecretariat: only('secretariat', 'delegation'),
      ofOwnState: ownState((_root: unknown, { input }: { input: { state: string } }) => input.state),
      ownExemption: ownState((request: ExemptionRequest) => request.stateIso3),
    },
    ready: () => database.query('select 1'),
  };
}
