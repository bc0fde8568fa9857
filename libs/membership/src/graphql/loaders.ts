import type { Source } from '@assembly-graph/kernel';
import { groupLoader, keyLoader, listLoader, perKnowledge } from '@assembly-graph/platform/graph';
import DataLoader from 'dataloader';
import type { BureauSeats, GroupSeats } from '../domain/bureau-balance.ts';
import { partyCountOf, type CountedMoment, type PartyCount, type PartyCounts } from '../domain/party-count.ts';
import type { RatificationTimes } from '../domain/ratification-times.ts';
import type { TreatyUptakes, UptakeCounts, UptakeQuestion } from '../domain/treaty-uptake.ts';
import type { Universality } from '../domain/universality.ts';
import type { GroupMembership } from '../domain/regional-group.ts';
import type { StateName } from '../domain/state-name.ts';
import type { MembershipStores } from '../use-cases/membership-stores.ts';

/** Where the reads of this domain come from. */
export interface MembershipReads extends MembershipStores {
  readonly bureauSeats: BureauSeats;
  readonly partyCounts: PartyCounts;
  readonly treatyUptakes: TreatyUptakes;
  readonly ratificationTimes: RatificationTimes;
  readonly universality: Universality;
  /** What keeps its past, as the record had it at an instant; "infinity": as it has it now. */
  readonly knownAt: (knownAt: string) => MembershipStores;
  readonly sources: (keys: readonly string[]) => Promise<readonly Source[]>;
}

export type MembershipLoaders = ReturnType<typeof membershipLoaders>;

const loadersOfKnowledge = (known: MembershipStores) => ({
  groupMemberships: groupLoader<GroupMembership>(known.groupMemberships.byKeys, ({ stateIso3 }) => stateIso3),
  groupMembershipsAt: listLoader(known.groupMemberships, 'at'),
  groupMembershipsOfState: listLoader(known.groupMemberships, 'state'),
  seatsOfState: listLoader(known.bodySeats, 'state'),
  seatsOfBody: listLoader(known.bodySeats, 'body'),
  seatsOfStateAt: listLoader(known.bodySeats, 'stateAt'),
  seatsOfBodyAt: listLoader(known.bodySeats, 'bodyAt'),
  facilitationsOfState: listLoader(known.facilitations, 'state'),
  facilitationsOfStateAt: listLoader(known.facilitations, 'stateAt'),
  facilitationsOfTopic: listLoader(known.facilitations, 'topic'),
  facilitationsOfTopicAt: listLoader(known.facilitations, 'topicAt'),
  facilitationsOfBody: listLoader(known.facilitations, 'body'),
  facilitationsOfBodyAt: listLoader(known.facilitations, 'bodyAt'),
  successionsAt: listLoader(known.stateSuccessions, 'at'),
  successionsToState: listLoader(known.stateSuccessions, 'successor'),
  successionsToStateAt: listLoader(known.stateSuccessions, 'successorAt'),
  successionsOfState: listLoader(known.stateSuccessions, 'predecessor'),
  successionsOfStateAt: listLoader(known.stateSuccessions, 'predecessorAt'),
  implementationAt: listLoader(known.implementationStatuses, 'at'),
  implementationOfState: listLoader(known.implementationStatuses, 'state'),
  implementationOfStateAt: listLoader(known.implementationStatuses, 'stateAt'),
  implementationOfTopic: listLoader(known.implementationStatuses, 'topic'),
  implementationOfTopicAt: listLoader(known.implementationStatuses, 'topicAt'),
  stateNames: groupLoader<StateName>(known.stateNames.byKeys, ({ stateIso3 }) => stateIso3),
});

/** The loaders of one request. */
export const membershipLoaders = (reads: MembershipReads) => ({
  source: keyLoader(reads.sources, ({ key }) => key),
  state: keyLoader(reads.states.byKeys, ({ iso3 }) => iso3),
  stateById: keyLoader(reads.states.byIds, ({ id }) => id),
  statesParties: listLoader(reads.states, 'partyAt'),
  statesOfGroup: listLoader(reads.states, 'groupAt'),
  treaty: keyLoader(reads.treaties.byKeys, ({ code }) => code),
  treatyById: keyLoader(reads.treaties.byIds, ({ id }) => id),
  treatiesOfTopic: listLoader(reads.treaties, 'topic'),
  treatyAction: keyLoader(reads.treatyActions.byIds, ({ id }) => id),
  treatyActionsOfState: listLoader(reads.treatyActions, 'state'),
  treatyActionsOfNotification: listLoader(reads.treatyActions, 'notification'),
  treatyActionsOfTreaty: listLoader(reads.treatyActions, 'treaty'),
  partyStatus: keyLoader(reads.partyStatuses.byIds, ({ id }) => id),
  partyStatusesAt: listLoader(reads.partyStatuses, 'at'),
  partyStatusesOfState: listLoader(reads.partyStatuses, 'state'),
  /** The stretch of a State that holds at a moment. */
  partyStatusOfStateAt: listLoader(reads.partyStatuses, 'stateAt'),
  groupMembership: keyLoader(reads.groupMemberships.byIds, ({ id }) => id),
  /** What keeps its past, as the record had it. */
  knownAt: perKnowledge((knownAt) => loadersOfKnowledge(reads.knownAt(knownAt))),
  bodySeat: keyLoader(reads.bodySeats.byIds, ({ id }) => id),
  exemptionRequest: keyLoader(reads.exemptionRequests.byIds, ({ id }) => id),
  exemptionRequestsOfState: listLoader(reads.exemptionRequests, 'state'),
  exemptionRequestsOfSession: listLoader(reads.exemptionRequests, 'session'),
  votingRights: keyLoader(reads.votingRights.byIds, ({ id }) => id),
  votingRightsAt: listLoader(reads.votingRights, 'at'),
  votingRightsOfStateAt: listLoader(reads.votingRights, 'stateAt'),
  votingRightsOfState: listLoader(reads.votingRights, 'state'),
  stateSuccession: keyLoader(reads.stateSuccessions.byIds, ({ id }) => id),
  implementationStatus: keyLoader(reads.implementationStatuses.byIds, ({ id }) => id),
  facilitation: keyLoader(reads.facilitations.byIds, ({ id }) => id),
  bureauSeats: new DataLoader<CountedMoment, readonly GroupSeats[], string>(
    async (moments) => {
      const rows = await reads.bureauSeats.at(moments);
      return moments.map(({ at, knownAt }) => rows.filter((row) => row.at === at && row.knownAt === knownAt));
    },
    { cacheKeyFn: ({ at, knownAt }) => `${at} ${knownAt}` },
  ),
  treatyUptake: new DataLoader<UptakeQuestion, UptakeCounts, string>((questions) => reads.treatyUptakes.of(questions) as Promise<UptakeCounts[]>, {
    cacheKeyFn: (question) => JSON.stringify(question),
  }),
  partyCount: new DataLoader<CountedMoment, PartyCount, string>(
    async (moments) => {
      const rows = await reads.partyCounts.at(moments);
      return moments.map((moment) => partyCountOf(moment, rows));
    },
    { cacheKeyFn: ({ at, knownAt }) => `${at} ${knownAt}` },
  ),
});
