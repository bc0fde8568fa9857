import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { asSeen } from './as-seen.ts';
import { tellOfMembership, type CoalitionsDesk } from './coalitions-desk.ts';

export interface MembershipRescission {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason: string;
}

/**
 * Takes a membership out of the record that never was, or not so; what the record said stays readable.
 * @returns the id of the membership that is gone
 * @throws NotFound, VersionConflict
 */
export const rescindCoalitionMembership =
  (together: UnitOfWork<CoalitionsDesk>) =>
  (deed: Deed, { id, expectedVersion, reason }: MembershipRescission): Promise<string> =>
    together(deed, async (hands) => {
      const was = asSeen(await hands.memberships.get(id), expectedVersion);
      await hands.memberships.remove(was, expectedVersion);
      tellOfMembership(hands, was, 'CoalitionMembershipRescinded', { version: was.version + 1, changedFields: [], reason });
      return id;
    });
