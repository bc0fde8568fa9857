import { groupLoader, keyLoader } from '@assembly-graph/platform/graph';
import type { StaffCounts, StaffSnapshots } from '../domain/staff-snapshot.ts';

/** Snapshots of the staff as the record said it at an instant; "infinity" for what it says now. */
export type StaffReads = (knownAt: string) => { readonly staffSnapshots: StaffSnapshots; readonly staffCounts: StaffCounts };

/** The loaders of one request. */
export const staffLoaders = (reads: StaffReads) => {
  const { staffSnapshots, staffCounts } = reads('infinity');
  return {
    staffSnapshot: keyLoader(staffSnapshots.byIds, ({ id }) => id),
    countsOfSnapshot: groupLoader(staffCounts.byKeys, ({ snapshotId }) => snapshotId),
  };
};
