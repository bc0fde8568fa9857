import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { asSeen } from './as-seen.ts';
import { tellOfBasis, type ConsultativeBasesDesk } from './consultative-bases-desk.ts';

export interface BasisRescission {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason: string;
}

/**
 * Takes a basis of rule 93 out of the record that the organization never had; what the record said stays readable.
 * @returns the id of what is gone
 * @throws NotFound, VersionConflict
 */
export const rescindConsultativeBasis =
  (together: UnitOfWork<ConsultativeBasesDesk>) =>
  (deed: Deed, { id, expectedVersion, reason }: BasisRescission): Promise<string> =>
    together(deed, async (hands) => {
      const was = asSeen(await hands.bases.get(id), expectedVersion);
      await hands.bases.remove(was, expectedVersion);
      tellOfBasis(hands, was, 'ConsultativeBasisRescinded', { version: was.version + 1, changedFields: [], reason });
      return id;
    });
