import { citedChecks, citedColumns, idColumn, isOneOf, versionedColumns } from '@assembly-graph/platform/sql';
import { EntitySchema } from 'typeorm';
import { ACCREDITATION_STATUSES, ENDED } from '../domain/accreditation-steps.ts';
import { MOST_DELEGATES, type Accreditation, type LoggedStep } from '../domain/accreditation.ts';
import { REGIONAL_GROUPS } from '../domain/known.ts';
import { BADGES, CONSENTS, PARTICIPANT_ROLES, type Participant } from '../domain/participant.ts';
import { RULE_93_BASES } from '../domain/rule-93.ts';
import type { SessionTerms } from '../domain/session-terms.ts';
import { among, gin, OrganizationTable } from './tables.ts';

const quoted = (values: readonly string[]) => values.map((value) => `'${value}'`).join(', ');
const UNDER_WAY = `"status" not in (${quoted(ENDED)})`;
const GRANTED = `'ACCREDITED', 'REVOKED'`;

export const AccreditationTable = new EntitySchema<Accreditation>({
  name: 'accreditation',
  columns: {
    id: idColumn,
    organizationCode: { type: 'text' },
    sessionCode: { type: 'text' },
    sessionOpensOn: { type: 'date' },
    status: { type: 'text' },
    bases: { type: 'text', array: true },
    evidence: { type: 'text', nullable: true },
    seatIso3: { type: 'text', nullable: true },
    seatRegion: { type: 'text', nullable: true },
    delegatesAsked: { type: 'int' },
    quota: { type: 'int', nullable: true },
    delegates: { type: 'int' },
    answerDueOn: { type: 'date', nullable: true },
    submittedAt: { type: 'timestamptz', nullable: true },
    decidedAt: { type: 'timestamptz', nullable: true },
    daysToDecision: { type: 'int', nullable: true },
    ...citedColumns,
    ...versionedColumns,
  },
  indices: [
    { name: 'one_accreditation_at_a_time', columns: ['organizationCode', 'sessionCode'], unique: true, where: UNDER_WAY },
    { name: 'accreditation_in_time', columns: ['sessionOpensOn', 'organizationCode', 'id'] },
    { name: 'accreditation_session', columns: ['sessionCode', 'organizationCode', 'id'] },
  ],
  foreignKeys: [{ name: 'accreditation_is_of_an_organization', target: OrganizationTable, columnNames: ['organizationCode'], referencedColumnNames: ['code'] }],
  checks: [
    ...citedChecks,
    isOneOf('status', ACCREDITATION_STATUSES),
    isOneOf('seat_region', REGIONAL_GROUPS),
    { name: 'an_accreditation_rests_on_a_basis_of_rule_93', expression: `cardinality("bases") > 0 and ${among('bases', RULE_93_BASES)}` },
    { name: 'an_organization_has_no_more_delegates_than_its_quota', expression: `"delegates" between 0 and coalesce("quota", 0)` },
    { name: 'a_quota_is_a_number_of_people', expression: `"quota" between 1 and ${MOST_DELEGATES} and "delegates_asked" between 1 and ${MOST_DELEGATES}` },
    { name: 'what_was_granted_has_a_quota', expression: `"status" not in (${GRANTED}) or num_nulls("quota", "decided_at") = 0` },
  ],
});

export const AccreditationStepTable = new EntitySchema<LoggedStep>({
  name: 'accreditation_step',
  columns: {
    id: idColumn,
    accreditationId: { type: 'uuid' },
    at: { type: 'timestamptz' },
    role: { type: 'text' },
    fromStatus: { type: 'text', nullable: true },
    toStatus: { type: 'text' },
    message: { type: 'text', nullable: true },
    stateIso3: { type: 'text', nullable: true },
    place: { type: 'int', generated: 'increment' },
  },
  indices: [{ name: 'accreditation_step_of', columns: ['accreditationId', 'place'] }],
  foreignKeys: [{ name: 'a_step_is_of_an_accreditation', target: AccreditationTable, columnNames: ['accreditationId'], referencedColumnNames: ['id'] }],
  checks: [isOneOf('from_status', ACCREDITATION_STATUSES), isOneOf('to_status', ACCREDITATION_STATUSES)],
});

export const ParticipantTable = new EntitySchema<Participant>({
  name: 'participant',
  columns: {
    id: idColumn,
    accreditationId: { type: 'uuid' },
    organizationCode: { type: 'text' },
    sessionCode: { type: 'text' },
    sessionOpensOn: { type: 'date' },
    seatRegion: { type: 'text', nullable: true },
    role: { type: 'text' },
    name: { type: 'text', nullable: true },
    contact: { type: 'text', nullable: true },
    consents: { type: 'text', array: true },
    badge: { type: 'text' },
    speaksAs: { type: 'text', array: true, default: '{}' },
    erasedAt: { type: 'timestamptz', nullable: true },
    ...citedColumns,
    ...versionedColumns,
  },
  indices: [
    { name: 'participant_in_time', columns: ['sessionOpensOn', 'organizationCode', 'id'] },
    { name: 'participant_of', columns: ['accreditationId', 'id'] },
    { name: 'participant_session', columns: ['sessionCode', 'id'] },
    { name: 'participant_organization', columns: ['organizationCode', 'sessionOpensOn', 'id'] },
    gin('participant_speaks_as', 'speaksAs'),
  ],
  foreignKeys: [{ name: 'a_participant_comes_for_an_accreditation', target: AccreditationTable, columnNames: ['accreditationId'], referencedColumnNames: ['id'] }],
  checks: [
    ...citedChecks,
    isOneOf('role', PARTICIPANT_ROLES),
    isOneOf('badge', BADGES),
    isOneOf('seat_region', REGIONAL_GROUPS),
    { name: 'consents_are_known', expression: among('consents', CONSENTS) },
    { name: 'of_whom_the_consent_is_withdrawn_nothing_is_kept', expression: `case when "erased_at" is null then "name" is not null else num_nonnulls("name", "contact") = 0 and cardinality("consents") = 0 and cardinality("speaks_as") = 0 end` },
  ],
});

export const SessionTermsTable = new EntitySchema<SessionTerms>({
  name: 'session_terms',
  columns: {
    id: idColumn,
    sessionCode: { type: 'text' },
    sessionOpensOn: { type: 'date' },
    accreditationUntil: { type: 'date', nullable: true },
    speakingSlots: { type: 'int' },
    allocatedSlots: { type: 'int' },
    ...citedColumns,
    ...versionedColumns,
  },
  uniques: [{ name: 'session_terms_session', columns: ['sessionCode'] }],
  checks: [...citedChecks, { name: 'no_more_slots_are_allocated_than_there_are', expression: '"allocated_slots" between 0 and "speaking_slots"' }],
});
