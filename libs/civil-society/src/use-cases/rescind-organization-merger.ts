import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { asSeen } from './as-seen.ts';
import { tellOfMerger, type MergersDesk } from './mergers-desk.ts';

export interface MergerRescission {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason: string;
}

/**
 * Takes a merger out of the record that never was, or not so; what the record said stays readable.
 * @returns the id of the merger that is gone
 * @throws NotFound, VersionConflict
 */
export const rescindOrganizationMerger =
  (together: UnitOfWork<MergersDesk>) =>
  (deed: Deed, { id, expectedVersion, reason }: MergerRescission): Promise<string> =>
    together(deed, async (hands) => {
      const was = asSeen(await hands.mergers.get(id), expectedVersion);
      await hands.mergers.remove(was, expectedVersion);
      hands.audit({ subject: { type: 'OrganizationMerger', id }, version: was.version + 1, changedFields: [], reason });
      tellOfMerger(hands, was, 'OrganizationMergerRescinded', was.version + 1);
      return id;
    });
