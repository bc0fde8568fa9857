import type { Collection } from '@assembly-graph/kernel';
import type { BodySeats } from '../domain/body.ts';
import type { ExemptionRequests } from '../domain/exemption-request.ts';
import type { Facilitations } from '../domain/facilitation.ts';
import type { PartyStatuses } from '../domain/party-status.ts';
import type { GroupMemberships } from '../domain/regional-group.ts';
import type { StateName } from '../domain/state-name.ts';
import type { ImplementationStatuses } from '../domain/implementation-status.ts';
import type { StateSuccessions } from '../domain/state-succession.ts';
import type { States } from '../domain/state.ts';
import type { TreatyActions } from '../domain/treaty-action.ts';
import type { VotingRightsSpells } from '../domain/voting-rights.ts';
import type { Treaties } from '../domain/treaty.ts';

/** What a unit of work of this domain has in its hands. */
export interface MembershipStores {
  readonly states: States;
  readonly groupMemberships: GroupMemberships;
  readonly stateNames: Collection<StateName>;
  readonly treaties: Treaties;
  readonly treatyActions: TreatyActions;
  readonly partyStatuses: PartyStatuses;
  readonly bodySeats: BodySeats;
  readonly facilitations: Facilitations;
  readonly stateSuccessions: StateSuccessions;
  readonly implementationStatuses: ImplementationStatuses;
  readonly exemptionRequests: ExemptionRequests;
  readonly votingRights: VotingRightsSpells;
}
