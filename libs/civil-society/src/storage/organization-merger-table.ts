import { citedChecks, citedColumns, idColumn, versionedColumns } from '@assembly-graph/platform/sql';
import { EntitySchema } from 'typeorm';
import type { OrganizationMerger } from '../domain/organization-merger.ts';
import { OrganizationTable } from './tables.ts';

const code = (name: string, column: string) => ({ name, target: OrganizationTable, columnNames: [column], referencedColumnNames: ['code'] });

export const OrganizationMergerTable = new EntitySchema<OrganizationMerger>({
  name: 'organization_merger',
  columns: {
    id: idColumn,
    organizationCode: { type: 'text' },
    intoCode: { type: 'text' },
    mergedOn: { type: 'date' },
    ...citedColumns,
    ...versionedColumns,
  },
  uniques: [{ name: 'an_organization_merges_once', columns: ['organizationCode'] }],
  indices: [
    { name: 'organization_merger_in_time', columns: ['mergedOn', 'organizationCode', 'id'] },
    { name: 'organization_merger_into', columns: ['intoCode', 'mergedOn', 'organizationCode', 'id'] },
  ],
  foreignKeys: [code('who_merges_is_an_organization', 'organizationCode'), code('what_is_merged_into_is_an_organization', 'intoCode')],
  checks: [...citedChecks, { name: 'an_organization_merges_into_another', expression: '"organization_code" <> "into_code"' }],
});
