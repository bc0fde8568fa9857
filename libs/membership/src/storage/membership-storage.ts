import { CreateEventLog1795477000000, CreateListeners1795545724731, CreateSubscribers1795556500000, CreateWebhooks1795558000000, type Storage } from '@assembly-graph/platform/sql';
import { CreateMembership1795473994877 } from './migrations/1795473994877-create-membership.ts';
import { KeepWhatWasKnown1795478328454 } from './migrations/1795478328454-keep-what-was-known.ts';
import { HoldAtSize1795546606729 } from './migrations/1795546606729-hold-at-size.ts';
import { OrderWhatAStateDid1795548668352 } from './migrations/1795548668352-order-what-a-state-did.ts';
import { NameAndGroupByPeriod1795546452823 } from './migrations/1795546452823-name-and-group-by-period.ts';
import { SeatsAndFacilitations1795547116282 } from './migrations/1795547116282-seats-and-facilitations.ts';
import { FollowTheVote1795547769406 } from './migrations/1795547769406-follow-the-vote.ts';
import { TellOnTheDay1795548427237 } from './migrations/1795548427237-tell-on-the-day.ts';
import { KeepTreatyActions1795549000000 } from './migrations/1795549000000-keep-treaty-actions.ts';
import { FindPastGroups1795549600000 } from './migrations/1795549600000-find-past-groups.ts';
import { FindNotifications1795550000000 } from './migrations/1795550000000-find-notifications.ts';
import { CountUptakes1795567519088 } from './migrations/1795567519088-count-uptakes.ts';
import { FindRightsStillSaid1795572100956 } from './migrations/1795572100956-find-rights-still-said.ts';
import { RecordSuccessions1795580820333 } from './migrations/1795580820333-record-successions.ts';
import { RecordImplementation1795581182462 } from './migrations/1795581182462-record-implementation.ts';
import { ImplementationStatusTable } from './implementation-table.ts';
import { StateSuccessionTable } from './succession-table.ts';
import { ExemptionRequestTable, HeardArrearsTable, ToldUntilTable, VotingRightsTable } from './voting-tables.ts';
import { BodySeatTable, FacilitationTable, GroupMembershipTable, PartyStatusTable, StateNameTable, StateTable, TreatyActionTable, TreatyTable } from './tables.ts';

/** What this domain keeps in PostgreSQL. */
export const membershipStorage: Storage = {
  schema: 'membership',
  tables: [
    StateTable, StateNameTable, GroupMembershipTable, TreatyTable, TreatyActionTable, PartyStatusTable, BodySeatTable, FacilitationTable, ExemptionRequestTable,
    VotingRightsTable, HeardArrearsTable, ToldUntilTable, StateSuccessionTable, ImplementationStatusTable,
  ] as never,
  migrations: [
    CreateMembership1795473994877, KeepWhatWasKnown1795478328454, CreateEventLog1795477000000, CreateListeners1795545724731, CreateSubscribers1795556500000, CreateWebhooks1795558000000, NameAndGroupByPeriod1795546452823,
    HoldAtSize1795546606729, OrderWhatAStateDid1795548668352, SeatsAndFacilitations1795547116282, FollowTheVote1795547769406, TellOnTheDay1795548427237,
    KeepTreatyActions1795549000000, FindPastGroups1795549600000, FindNotifications1795550000000, CountUptakes1795567519088, FindRightsStillSaid1795572100956, RecordSuccessions1795580820333, RecordImplementation1795581182462,
  ],
};
