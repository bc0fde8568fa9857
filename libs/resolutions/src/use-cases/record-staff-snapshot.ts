import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citedBy, rule, type CitedInput } from '@assembly-graph/kernel';
import { ONCE_A_DAY, proveCounts, proveSnapshot } from '../domain/staff-snapshot.ts';
import { countsOf, proveStates, rangesOf, toldOfSnapshot, type CountInput, type RangeInput, type StaffDesk } from './staff-desk.ts';

export interface StaffSnapshotInput extends CitedInput {
  readonly asAt: string;
  readonly counts: readonly CountInput[];
  readonly desirableRanges?: readonly RangeInput[] | null;
}

/**
 * Records the staff as at a day, as a whole: entered State by State, its totals would tell before and after of each.
 * @returns the id of the snapshot
 * @throws RuleBroken, NotFound, BadInput
 */
export const recordStaffSnapshot =
  (together: UnitOfWork<StaffDesk>) =>
  (deed: Deed, input: StaffSnapshotInput): Promise<string> =>
    together(deed, async (hands) => {
      const { asAt } = input;
      const cited = await citedBy(hands.knownSources, input);
      const [counts, desirableRanges] = [countsOf(input.counts), rangesOf(input.desirableRanges ?? [])];
      proveSnapshot({ asAt, desirableRanges, ...cited }, hands.now.slice(0, 10));
      proveCounts(counts);
      await proveStates(hands, [...counts, ...desirableRanges]);
      rule((await hands.snapshots.having({ asAt })).length === 0, ONCE_A_DAY);
      const snapshot = await hands.snapshots.add({ ...cited, id: randomUUID(), asAt, desirableRanges });
      await hands.replaceCounts(snapshot, counts);
      hands.audit({ subject: { type: 'StaffSnapshot', id: snapshot.id }, version: 1, changedFields: ['counts', 'desirableRanges'], reason: null });
      hands.outbox.add({ type: 'StaffSnapshotRecorded', ...toldOfSnapshot(snapshot) });
      return snapshot.id;
    });
