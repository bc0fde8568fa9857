import { citedChecks, citedColumns, idColumn, versionedColumns } from '@assembly-graph/platform/sql';
import { EntitySchema } from 'typeorm';
import { GRADE, type StaffCount, type StaffSnapshot } from '../domain/staff-snapshot.ts';

export const StaffSnapshotTable = new EntitySchema<StaffSnapshot>({
  name: 'staff_snapshot',
  columns: { id: idColumn, asAt: { type: 'date' }, desirableRanges: { type: 'jsonb' }, ...citedColumns, ...versionedColumns },
  uniques: [{ name: 'a_snapshot_of_the_staff_of_a_day', columns: ['asAt'] }],
  checks: [...citedChecks, { name: 'staff_is_not_recalled', expression: `"confidence" <> 'RECALLED'` }],
});

/** Personal data where there are few: it has no past, see decision 42. */
export const StaffCountTable = new EntitySchema<StaffCount>({
  name: 'staff_count',
  columns: {
    id: idColumn,
    snapshotId: { type: 'uuid' },
    asAt: { type: 'date' },
    stateIso3: { type: 'text' },
    grade: { type: 'text' },
    women: { type: 'int' },
    men: { type: 'int' },
  },
  uniques: [{ name: 'a_nationality_and_grade_is_counted_once', columns: ['snapshotId', 'stateIso3', 'grade'] }],
  indices: [
    { name: 'staff_count_as_at', columns: ['asAt', 'stateIso3', 'grade', 'id'] },
    { name: 'staff_count_state', columns: ['stateIso3', 'asAt', 'grade', 'id'] },
    { name: 'staff_count_grade', columns: ['grade', 'asAt', 'stateIso3', 'id'] },
  ],
  checks: [
    { name: 'a_grade_is_one_of_the_common_system', expression: `"grade" ~ '${GRADE}'` },
    { name: 'a_count_is_of_somebody', expression: '"women" >= 0 and "men" >= 0 and "women" + "men" > 0' },
  ],
});
