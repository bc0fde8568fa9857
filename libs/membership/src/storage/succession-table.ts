import { citedChecks, citedColumns, idColumn, isOneOf, versionedColumns } from '@assembly-graph/platform/sql';
import { EntitySchema } from 'typeorm';
import { SUCCESSION_KINDS, type StateSuccession } from '../domain/state-succession.ts';

export const StateSuccessionTable = new EntitySchema<StateSuccession>({
  name: 'state_succession',
  columns: {
    id: idColumn,
    predecessorIso3: { type: 'text', nullable: true },
    predecessorName: { type: 'text', nullable: true },
    successorIso3: { type: 'text' },
    succeededOn: { type: 'date' },
    kind: { type: 'text' },
    ...versionedColumns,
    ...citedColumns,
  },
  indices: [
    { name: 'state_succession_in_time', columns: ['succeededOn', 'id'] },
    { name: 'state_succession_successor', columns: ['successorIso3', 'succeededOn', 'id'] },
    { name: 'state_succession_predecessor', columns: ['predecessorIso3', 'succeededOn', 'id'] },
    // Of expressions, so made by hand in the migration.
    { name: 'one_succession_on_a_day', synchronize: false },
  ],
  checks: [
    ...citedChecks,
    isOneOf('kind', SUCCESSION_KINDS),
    { name: 'a_predecessor_is_a_state_or_has_a_name', expression: 'num_nonnulls("predecessor_iso3", "predecessor_name") = 1' },
    { name: 'a_state_succeeds_another', expression: '"predecessor_iso3" <> "successor_iso3"' },
  ],
});
