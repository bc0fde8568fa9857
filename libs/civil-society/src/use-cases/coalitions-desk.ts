import type { DeedRecord, Records, UseCase } from '@assembly-graph/events';
import type { KnownSources } from '@assembly-graph/kernel';
import type { CoalitionMembership, Membership } from '../domain/coalition-membership.ts';
import type { MembershipEnd } from './end-coalition-membership.ts';
import type { KnownHere } from './known-here.ts';
import type { MembershipInput } from './record-coalition-membership.ts';
import type { MembershipRescission } from './rescind-coalition-membership.ts';

/** What a deed on members of coalitions has in its hands. */
export interface CoalitionsDesk extends KnownHere {
  readonly memberships: Records<CoalitionMembership>;
  /** What is on record of these two, and of all of which the coalition is a member, by way of however many others; other deeds on memberships wait. */
  near(said: Membership): Promise<readonly Membership[]>;
  readonly knownSources: KnownSources;
}

/** The deeds on members of coalitions, as the graph offers them. */
export interface CoalitionUseCases {
  readonly recordCoalitionMembership: UseCase<MembershipInput>;
  readonly endCoalitionMembership: UseCase<MembershipEnd>;
  readonly rescindCoalitionMembership: UseCase<MembershipRescission>;
}

interface Told {
  readonly version: number;
  readonly changedFields: readonly string[];
  readonly reason: string | null;
}

export function tellOfMembership({ audit, outbox }: DeedRecord, { id, coalitionCode: coalition, memberCode: member, from, to }: CoalitionMembership, type: string, { version, changedFields, reason }: Told): void {
  audit({ subject: { type: 'CoalitionMembership', id }, version, changedFields, reason });
  outbox.add({
    type,
    subject: { type: 'CoalitionMembership', id, naturalKey: null },
    subjectVersion: version,
    occurredAt: type === 'CoalitionMembershipEnded' ? to : from,
    organizations: [coalition, member],
    changedFields: version === 1 ? [] : changedFields,
    payload: { coalition, member, from, to },
  });
}
