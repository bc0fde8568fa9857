import { citedChecks, citedColumns, idColumn, validityCheck, validityColumns, versionedColumns } from '@assembly-graph/platform/sql';
import { EntitySchema } from 'typeorm';
import type { CoalitionMembership } from '../domain/coalition-membership.ts';
import { onceAtATime } from './consultative-basis-table.ts';
import { OrganizationTable } from './tables.ts';

const code = (name: string, column: string) => ({ name, target: OrganizationTable, columnNames: [column], referencedColumnNames: ['code'] });

export const CoalitionMembershipTable = new EntitySchema<CoalitionMembership>({
  name: 'coalition_membership',
  columns: {
    id: idColumn,
    coalitionCode: { type: 'text' },
    memberCode: { type: 'text' },
    ...validityColumns,
    ...versionedColumns,
    ...citedColumns,
  },
  indices: [
    { name: 'coalition_membership_coalition', columns: ['coalitionCode', 'memberCode', 'to', 'id'] },
    { name: 'coalition_membership_member', columns: ['memberCode', 'coalitionCode', 'to', 'id'] },
    { name: 'coalition_membership_from', columns: ['from', 'id'] },
    { name: 'coalition_membership_to', columns: ['to', 'id'] },
  ],
  foreignKeys: [code('what_has_members_is_an_organization', 'coalitionCode'), code('a_member_is_an_organization', 'memberCode')],
  checks: [...citedChecks, validityCheck, { name: 'an_organization_is_a_member_of_another', expression: '"coalition_code" <> "member_code"' }],
  exclusions: [onceAtATime('one_membership_at_a_time', `"coalition_code" || ' ' || "member_code"`)],
});
