import { feedOf } from '@assembly-graph/platform/graph';
import { BodySeatType } from './body.type.ts';
import { ExemptionRequestType } from './exemption-request.type.ts';
import { FacilitationType } from './facilitation.type.ts';
import { GroupMembershipType } from './group-membership.type.ts';
import { ImplementationStatusType } from './implementation-status.type.ts';
import { PartyStatusType } from './party-status.type.ts';
import { StateSuccessionType } from './state-succession.type.ts';
import { StateType } from './state.type.ts';
import { TreatyType, TreatyActionType } from './treaty.type.ts';
import { VotingRightsType } from './voting-rights.type.ts';

/** The feed of this domain. Its events are about its entities. */
export const membershipFeed = feedOf('Membership', 'membershipUpdated', () => [BodySeatType, FacilitationType, GroupMembershipType, ImplementationStatusType, PartyStatusType, StateSuccessionType, StateType, TreatyType, TreatyActionType, ExemptionRequestType, VotingRightsType]);
