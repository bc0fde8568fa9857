import { randomUUID } from 'node:crypto';
import { knownSourcesOf, lastEventOn, postgresCollection, postgresRecords, type ConstraintRules } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import { ONCE_A_DAY, type NewStaffCount, type StaffCounts, type StaffSnapshots } from '../domain/staff-snapshot.ts';
import type { StaffDesk } from '../use-cases/staff-desk.ts';
import { StaffCountTable, StaffSnapshotTable } from './staff-tables.ts';

const up = (...fields: string[]) => fields.map((field) => ({ field, direction: 'ASC' as const }));

/** Snapshots of the staff as the record said it at an instant ("infinity": as it says now), and whom they count, of which there is but what it says now. */
export const postgresStaff = (manager: EntityManager) => (knownAt: string): { staffSnapshots: StaffSnapshots; staffCounts: StaffCounts } => ({
  staffSnapshots: postgresCollection(manager, StaffSnapshotTable, { key: 'asAt', order: up('asAt'), knownAt }),
  staffCounts: postgresCollection(manager, StaffCountTable, { key: 'snapshotId', order: up('asAt', 'stateIso3', 'grade'), fields: { state: 'stateIso3' } }),
});

/** What two deeds at once could break. */
export const staffRules: ConstraintRules = { a_snapshot_of_the_staff_of_a_day: [ONCE_A_DAY] };

/** The desk within one transaction. */
export function postgresStaffDesk(manager: EntityManager): StaffDesk {
  return {
    knownSources: knownSourcesOf(manager),
    snapshots: postgresRecords(manager, StaffSnapshotTable, 'The snapshot'),
    countsOf: (snapshotId): Promise<NewStaffCount[]> =>
      manager.query('select state_iso3 as "stateIso3", grade, women, men from resolutions.staff_count where snapshot_id = $1 order by state_iso3, grade', [snapshotId]),
    async replaceCounts({ id, asAt }, counts) {
      await manager.query('delete from resolutions.staff_count where snapshot_id = $1', [id]);
      await manager.insert(StaffCountTable, counts.map((count) => ({ ...count, id: randomUUID(), snapshotId: id, asAt })));
    },
    async knownStates(codes) {
      const rows: { iso3: string }[] = await manager.query('select iso3 from resolutions.state_code where iso3 = any($1::text[])', [codes]);
      return new Set(rows.map(({ iso3 }) => iso3));
    },
    lastEventOn: lastEventOn(manager),
  };
}
