import { citedChecks, citedColumns, idColumn, isOneOf, versionedColumns } from '@assembly-graph/platform/sql';
import { EntitySchema } from 'typeorm';
import { CREDENTIALS_FORMS, CREDENTIALS_VERDICTS, type Credentials } from '../domain/credentials.ts';
import { DELEGATION_CAPACITIES, STATE_DELEGATIONS, type Delegation } from '../domain/delegation.ts';

const text = { type: 'text' } as const;
const optionalText = { type: 'text', nullable: true } as const;
const count = { type: 'int' } as const;

export const DelegationTable = new EntitySchema<Delegation>({
  name: 'delegation',
  columns: {
    id: idColumn,
    sessionCode: text,
    stateIso3: optionalText,
    organizationCode: optionalText,
    capacity: text,
    representatives: count,
    alternates: count,
    advisers: count,
    persons: count,
    credentialsForm: optionalText,
    credentialsVerdict: optionalText,
    headName: optionalText,
    ...citedColumns,
    ...versionedColumns,
  },
  uniques: [
    { name: 'a_state_has_one_delegation_at_a_session', columns: ['sessionCode', 'stateIso3'] },
    { name: 'an_organization_has_one_delegation_at_a_session', columns: ['sessionCode', 'organizationCode'] },
  ],
  indices: [
    { name: 'delegation_state', columns: ['stateIso3', 'id'] },
    { name: 'delegation_organization', columns: ['organizationCode', 'id'] },
  ],
  checks: [
    ...citedChecks,
    isOneOf('capacity', DELEGATION_CAPACITIES),
    { name: 'a_delegation_is_of_a_state_or_an_organization', expression: '("state_iso3" is null) <> ("organization_code" is null)' },
    { name: 'a_state_takes_part_as_a_state', expression: `("capacity" in (${STATE_DELEGATIONS.map((one) => `'${one}'`).join(', ')})) = ("state_iso3" is not null)` },
    isOneOf('credentials_form', CREDENTIALS_FORMS),
    isOneOf('credentials_verdict', CREDENTIALS_VERDICTS),
    { name: 'a_delegation_is_all_of_its_persons', expression: '"persons" = "representatives" + "alternates" + "advisers"' },
    { name: 'credentials_are_those_of_states', expression: '"credentials_form" is null or "state_iso3" is not null' },
    { name: 'what_was_found_was_found_of_credentials', expression: '"credentials_verdict" is null or "credentials_form" is not null' },
    { name: 'a_state_party_has_one_representative', expression: `"capacity" <> 'STATE_PARTY' or "representatives" <= 1` },
  ],
});

export const CredentialsTable = new EntitySchema<Credentials>({
  name: 'credentials',
  columns: {
    id: idColumn,
    delegationId: { type: 'uuid' },
    sessionCode: text,
    ordinal: count,
    form: text,
    receivedAt: { type: 'timestamptz' },
    verdict: optionalText,
    reportSymbol: optionalText,
    ...citedColumns,
    ...versionedColumns,
  },
  uniques: [{ name: 'credentials_come_one_after_the_other', columns: ['delegationId', 'ordinal'] }],
  indices: [{ name: 'credentials_session', columns: ['sessionCode', 'delegationId', 'receivedAt'] }],
  foreignKeys: [{ name: 'credentials_are_of_a_delegation', target: 'delegation', columnNames: ['delegationId'], referencedColumnNames: ['id'] }],
  checks: [
    ...citedChecks,
    isOneOf('form', CREDENTIALS_FORMS),
    isOneOf('verdict', CREDENTIALS_VERDICTS),
    { name: 'only_credentials_in_due_form_are_accepted', expression: `"verdict" is distinct from 'ACCEPTED' or "form" = 'ORIGINAL'` },
  ],
});
