import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citing, rule, type Cited, type CitedInput } from '@assembly-graph/kernel';
import { correctedCounts, ONCE_A_DAY, proveCounts, proveSnapshot, type StaffSnapshot } from '../domain/staff-snapshot.ts';
import { countsOf, proveStates, rangesOf, toldOfSnapshot, type CountInput, type RangeInput, type StaffDesk } from './staff-desk.ts';

/** What is left out, or null, stays as it is; so does whatever nationality and grade, and whatever State's range, is not named. */
export interface StaffSnapshotCorrection extends Partial<CitedInput> {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason: string;
  readonly asAt?: string | null;
  readonly counts?: readonly CountInput[] | null;
  readonly desirableRanges?: readonly RangeInput[] | null;
}

/**
 * Tells otherwise whom a snapshot counts, because it was recorded wrongly. The counts that stood there before are not kept.
 * @returns the id of the snapshot
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const correctStaffSnapshot =
  (together: UnitOfWork<StaffDesk>) =>
  (deed: Deed, { id, expectedVersion, reason, asAt, counts, desirableRanges, confidence, sources, note }: StaffSnapshotCorrection): Promise<string> =>
    together(deed, async (hands) => {
      const said = Object.entries({ asAt, confidence, sourceKeys: sources, note }).filter(([, value]) => value != null);
      const is = await citing(hands.knownSources, Object.fromEntries(said) as Partial<Cited & StaffSnapshot>);
      const was = await hands.snapshots.get(id);
      const ranges = rangesOf(desirableRanges ?? []);
      const others = was.desirableRanges.filter(({ stateIso3 }) => !ranges.some((range) => range.stateIso3 === stateIso3));
      const corrected = { ...was, ...is, desirableRanges: [...others, ...ranges] };
      proveSnapshot(corrected, hands.now.slice(0, 10));
      const named = countsOf(counts ?? []);
      rule(new Set(named.map(({ stateIso3, grade }) => `${stateIso3} ${grade}`)).size === named.length, 'a nationality and grade is counted once');
      const countsNow = correctedCounts(await hands.countsOf(id), named);
      proveCounts(countsNow);
      await proveStates(hands, [...named, ...ranges]);
      rule((await hands.snapshots.having({ asAt: corrected.asAt })).every((other) => other.id === id), ONCE_A_DAY);
      const snapshot = await hands.snapshots.change(was, expectedVersion, { ...is, ...(ranges.length > 0 && { desirableRanges: corrected.desirableRanges }) });
      if (named.length > 0 || snapshot.asAt !== was.asAt) await hands.replaceCounts(snapshot, countsNow);
      const changedFields = [...Object.keys(is), ...(named.length > 0 ? ['counts'] : []), ...(ranges.length > 0 ? ['desirableRanges'] : [])];
      hands.audit({ subject: { type: 'StaffSnapshot', id }, version: snapshot.version, changedFields, reason });
      const correctionOf = await hands.lastEventOn(id, ['StaffSnapshotRecorded', 'StaffSnapshotCorrected']);
      hands.outbox.add({ type: 'StaffSnapshotCorrected', ...toldOfSnapshot(snapshot), changedFields, correctionOf });
      return id;
    });
