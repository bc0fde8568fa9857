import { citedChecks, citedColumns, idColumn, isOneOf, validityCheck as inOrder, validityColumns as validity, versionedColumns } from '@assembly-graph/platform/sql';
import { EntitySchema } from 'typeorm';
import { IMPLEMENTATION_LEVELS, IMPLEMENTATION_SUBJECTS, type ImplementationStatus } from '../domain/implementation-status.ts';
import { once } from './tables.ts';

export const ImplementationStatusTable = new EntitySchema<ImplementationStatus>({
  name: 'implementation_status',
  columns: {
    id: idColumn,
    stateIso3: { type: 'text' },
    subject: { type: 'text' },
    level: { type: 'text' },
    evidence: { type: 'text' },
    ...validity,
    ...versionedColumns,
    ...citedColumns,
  },
  indices: [
    { name: 'implementation_status_state', columns: ['stateIso3', 'subject', 'to', 'id'] },
    { name: 'implementation_status_from', columns: ['from', 'id'] },
    { name: 'implementation_status_to', columns: ['to', 'id'] },
  ],
  checks: [...citedChecks, isOneOf('subject', IMPLEMENTATION_SUBJECTS), isOneOf('level', IMPLEMENTATION_LEVELS), inOrder],
  exclusions: [once('one_level_at_each_instant', `"state_iso3" || ' ' || "subject"`)],
});
