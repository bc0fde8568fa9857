import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citedBy, type CitedInput } from '@assembly-graph/kernel';
import { proveMembership } from '../domain/coalition-membership.ts';
import { tellOfMembership, type CoalitionsDesk } from './coalitions-desk.ts';
import { mustBeKnown, mustStand } from './known-here.ts';

export interface MembershipInput extends CitedInput {
  readonly coalition: string;
  readonly member: string;
  readonly since?: string | null;
  readonly until?: string | null;
}

/**
 * Records that an organization is a member of another, or was.
 * @returns the id of the membership
 * @throws RuleBroken, BadInput
 */
export const recordCoalitionMembership =
  (together: UnitOfWork<CoalitionsDesk>) =>
  (deed: Deed, { coalition: coalitionCode, member: memberCode, since, until, ...read }: MembershipInput): Promise<string> =>
    together(deed, async (hands) => {
      const said = { coalitionCode, memberCode, from: since ?? null, to: until ?? null };
      await mustBeKnown(hands, 'coalition', [], [coalitionCode]);
      await mustBeKnown(hands, 'member', [], [memberCode]);
      const cited = await citedBy(hands.knownSources, read);
      proveMembership(said, await hands.near(said), hands.now.slice(0, 10));
      if (said.from !== null) await mustStand(hands, said.from, [coalitionCode, memberCode]);
      const membership = await hands.memberships.add({ id: randomUUID(), ...said, ...cited });
      tellOfMembership(hands, membership, 'CoalitionMembershipRecorded', { version: membership.version, changedFields: ['coalition', 'member', 'from', 'to'], reason: null });
      return membership.id;
    });
