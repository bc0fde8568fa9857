import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { rule } from '@assembly-graph/kernel';
import { proveBasis } from '../domain/consultative-basis.ts';
import { asSeen } from './as-seen.ts';
import { othersThan, tellOfBasis, type ConsultativeBasesDesk } from './consultative-bases-desk.ts';
import type { BasisRescission } from './rescind-consultative-basis.ts';

export interface BasisEnd extends BasisRescission {
  /** The first day on which the organization no longer has it. */
  readonly until: string;
}

/**
 * Ends a basis of rule 93 that an organization has, on a day past or to come.
 * @returns its id
 * @throws RuleBroken, NotFound, VersionConflict
 */
export const endConsultativeBasis =
  (together: UnitOfWork<ConsultativeBasesDesk>) =>
  (deed: Deed, { id, expectedVersion, reason, until }: BasisEnd): Promise<string> =>
    together(deed, async (hands) => {
      const was = asSeen(await hands.bases.get(id), expectedVersion);
      rule(was.to === null, 'a basis of rule 93 ends once; what was told wrongly is corrected');
      proveBasis({ ...was, to: until }, await othersThan(hands, was), hands.now.slice(0, 10));
      const ended = await hands.bases.change(was, expectedVersion, { to: until });
      tellOfBasis(hands, ended, 'ConsultativeBasisEnded', { version: ended.version, changedFields: ['to'], reason });
      return id;
    });
