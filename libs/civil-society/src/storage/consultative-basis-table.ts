import { citedChecks, citedColumns, idColumn, isOneOf, validityCheck, validityColumns, versionedColumns } from '@assembly-graph/platform/sql';
import { EntitySchema } from 'typeorm';
import type { ConsultativeBasis } from '../domain/consultative-basis.ts';
import { RULE_93_BASES } from '../domain/rule-93.ts';
import { OrganizationTable } from './tables.ts';

/** No two rows of the same key on one day: a range over text, for plain GiST knows equality only of ranges. */
export const onceAtATime = (name: string, key: string, where = '') => ({
  name,
  expression: `using gist (civil_society.text_range(${key}, ${key}, '[]') with &&, daterange("valid_from", "valid_to") with &&)${where}`,
});

export const ConsultativeBasisTable = new EntitySchema<ConsultativeBasis>({
  name: 'consultative_basis',
  columns: {
    id: idColumn,
    organizationCode: { type: 'text' },
    basis: { type: 'text' },
    evidence: { type: 'text' },
    ...validityColumns,
    ...versionedColumns,
    ...citedColumns,
  },
  indices: [
    { name: 'consultative_basis_organization', columns: ['organizationCode', 'basis', 'to', 'id'] },
    { name: 'consultative_basis_from', columns: ['from', 'id'] },
    { name: 'consultative_basis_to', columns: ['to', 'id'] },
  ],
  foreignKeys: [{ name: 'who_has_a_basis_is_an_organization', target: OrganizationTable, columnNames: ['organizationCode'], referencedColumnNames: ['code'] }],
  checks: [...citedChecks, isOneOf('basis', RULE_93_BASES), validityCheck],
  exclusions: [
    onceAtATime('one_basis_of_a_kind_at_a_time', `"organization_code" || ' ' || "basis"`),
    onceAtATime('one_status_with_ecosoc_at_a_time', '"organization_code"', ` where (starts_with("basis", 'ECOSOC_'))`),
  ],
});
