import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { rule } from '@assembly-graph/kernel';
import { endsInOrder } from '../domain/coalition-membership.ts';
import { asSeen } from './as-seen.ts';
import { tellOfMembership, type CoalitionsDesk } from './coalitions-desk.ts';
import type { MembershipRescission } from './rescind-coalition-membership.ts';

export interface MembershipEnd extends MembershipRescission {
  /** The first day on which the organization is no longer a member. */
  readonly until: string;
}

/**
 * Ends the membership of an organization in another, on a day past or to come.
 * @returns its id
 * @throws RuleBroken, NotFound, VersionConflict
 */
export const endCoalitionMembership =
  (together: UnitOfWork<CoalitionsDesk>) =>
  (deed: Deed, { id, expectedVersion, reason, until }: MembershipEnd): Promise<string> =>
    together(deed, async (hands) => {
      const was = asSeen(await hands.memberships.get(id), expectedVersion);
      rule(was.to === null, 'a membership ends once; one that was told wrongly is rescinded');
      endsInOrder(was.from, until);
      const ended = await hands.memberships.change(was, expectedVersion, { to: until });
      tellOfMembership(hands, ended, 'CoalitionMembershipEnded', { version: ended.version, changedFields: ['to'], reason });
      return id;
    });
