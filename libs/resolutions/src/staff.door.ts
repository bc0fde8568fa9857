import type { Clock } from '@assembly-graph/kernel';
import { postgresUnitOfWork, type Storage } from '@assembly-graph/platform/sql';
import type { DataSource } from 'typeorm';
import { staffDeeds } from './graphql/staff.deeds.ts';
import { DesirableRangesResolver, StaffCountsResolver, StaffSnapshotsResolver } from './graphql/staff.resolver.ts';
import { DesirableRangeType, StaffBalanceGroupType, StaffBalanceType, StaffCountType, StaffSnapshotType } from './graphql/staff.type.ts';
import { CountTheStaff1795582040974 } from './storage/migrations/1795582040974-count-the-staff.ts';
import { postgresStaff, postgresStaffDesk, staffRules } from './storage/postgres-staff.ts';
import { StaffCountTable, StaffSnapshotTable } from './storage/staff-tables.ts';
import { correctStaffSnapshot } from './use-cases/correct-staff-snapshot.ts';
import { recordStaffSnapshot } from './use-cases/record-staff-snapshot.ts';
import type { StaffDeskUseCases } from './use-cases/staff-desk.ts';

/** What this part keeps in PostgreSQL. */
export const staffStorage: { readonly tables: Storage['tables']; readonly migrations: readonly Function[] } = {
  tables: [StaffSnapshotTable, StaffCountTable] as never,
  migrations: [CountTheStaff1795582040974],
};

/** The part of the subgraph that tells and changes whom the Court employs, in counts. */
export const staffPart = (database: DataSource, clock: Clock, reads = postgresStaff(database.manager)) => ({
  types: [StaffSnapshotType, StaffCountType, StaffBalanceType, StaffBalanceGroupType, DesirableRangeType],
  resolvers: [new StaffSnapshotsResolver(reads, clock), new StaffCountsResolver(reads), new DesirableRangesResolver(), staffDeeds(useCases(database, clock))],
});

function useCases(database: DataSource, clock: Clock): StaffDeskUseCases {
  const together = postgresUnitOfWork(database, postgresStaffDesk, clock, staffRules);
  return { recordStaffSnapshot: recordStaffSnapshot(together), correctStaffSnapshot: correctStaffSnapshot(together) };
}
