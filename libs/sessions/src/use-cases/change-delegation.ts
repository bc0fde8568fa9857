import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { BadInput } from '@assembly-graph/kernel';
import { checkDelegation, personsOf } from '../domain/delegation.ts';
import { delegationOf, tellDelegation, type DelegationsDesk } from './delegations-desk.ts';

/** What is left out, or null, stays as it is. */
export interface DelegationChange {
  readonly id: string;
  readonly expectedVersion: number;
  readonly representatives?: number | null;
  readonly alternates?: number | null;
  readonly advisers?: number | null;
  readonly headName?: string | null;
  /** true: the name of its head is removed, and nothing of it is kept. */
  readonly forgetHead?: boolean | null;
}

/**
 * Tells otherwise who takes part for a State or an organization (Rome Statute, art. 112(1)).
 * @returns the id of the delegation
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const changeDelegation =
  (together: UnitOfWork<DelegationsDesk>) =>
  (deed: Deed, { id, expectedVersion, forgetHead, ...said }: DelegationChange): Promise<string> =>
    together(deed, async (hands) => {
      const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value != null));
      if (forgetHead && given.headName) throw new BadInput('Either name the head or have it forgotten.', 'forgetHead');
      const changes = forgetHead ? { ...given, headName: null } : given;
      if (Object.keys(changes).length === 0) throw new BadInput('Say what changes.', 'representatives');
      const was = await delegationOf(hands, deed.actor, id);
      const changed = { ...was, ...changes };
      checkDelegation(changed);
      const delegation = await hands.delegations.change(was, expectedVersion, { ...changes, persons: personsOf(changed) });
      const { representatives, alternates, advisers } = delegation;
      tellDelegation(hands, 'DelegationChanged', delegation, Object.keys(changes), { representatives, alternates, advisers });
      return id;
    });
