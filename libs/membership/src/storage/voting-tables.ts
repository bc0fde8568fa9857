import { citedChecks, citedColumns, idColumn, isOneOf, versionedColumns } from '@assembly-graph/platform/sql';
import { EntitySchema } from 'typeorm';
import { EXEMPTION_STATUSES, type ExemptionRequest } from '../domain/exemption-request.ts';
import { VOTING_BODIES, VOTING_STANDINGS, type HeardArrears, type VotingRights } from '../domain/voting-rights.ts';

const instant = (name: string) => ({ name, type: 'timestamptz', nullable: true }) as const;

export const VotingRightsTable = new EntitySchema<VotingRights>({
  name: 'voting_rights',
  columns: {
    id: idColumn,
    stateIso3: { type: 'text' },
    body: { type: 'text' },
    standing: { type: 'text' },
    fromAt: instant('valid_from'),
    toAt: instant('valid_to'),
    rule: { type: 'text' },
    arrearsPositionId: { type: 'uuid', nullable: true },
    exemptionId: { type: 'uuid', nullable: true },
    knownFrom: instant('known_from'),
    knownTo: instant('known_to'),
    ...citedColumns,
  },
  indices: [
    { name: 'voting_rights_state', columns: ['stateIso3', 'body'] },
    // What the record says still is a small part of what it ever said.
    { name: 'voting_rights_still_said', columns: ['stateIso3', 'knownTo', 'body', 'toAt', 'id'] },
  ],
  checks: [
    ...citedChecks,
    isOneOf('body', VOTING_BODIES),
    isOneOf('standing', VOTING_STANDINGS),
    { name: 'a_right_ends_after_it_begins', expression: '"valid_from" < "valid_to"' },
    { name: 'what_is_known_ends_after_it_begins', expression: '"known_from" <= "known_to"' },
    { name: 'an_exemption_was_granted', expression: `("standing" = 'EXEMPTED') = ("exemption_id" is not null)` },
    { name: 'a_vote_is_lost_by_arrears', expression: `"standing" not in ('SUSPENDED_112_8', 'EXEMPTED') or "arrears_position_id" is not null` },
  ],
  exclusions: [
    {
      name: 'one_standing_at_each_instant',
      expression: `using gist (membership.keyrange("state_iso3" || ' ' || "body", "state_iso3" || ' ' || "body", '[]') with &&, tstzrange("valid_from", "valid_to") with &&, tstzrange("known_from", "known_to") with &&)`,
    },
  ],
  foreignKeys: [{ name: 'an_exemption_was_asked_for', target: 'exemption_request', columnNames: ['exemption_id'], referencedColumnNames: ['id'] }],
});

export const ExemptionRequestTable = new EntitySchema<ExemptionRequest>({
  name: 'exemption_request',
  columns: {
    id: idColumn,
    stateIso3: { type: 'text' },
    sessionCode: { type: 'text' },
    submittedAt: { type: 'timestamptz' },
    grounds: { type: 'text' },
    status: { type: 'text' },
    decisionId: { type: 'uuid', nullable: true },
    effectiveAt: { type: 'timestamptz', nullable: true },
    until: { type: 'timestamptz', nullable: true },
    ...versionedColumns,
    ...citedColumns,
  },
  indices: [
    { name: 'exemption_request_state', columns: ['stateIso3', 'submittedAt', 'id'] },
    { name: 'exemption_request_session', columns: ['sessionCode', 'submittedAt', 'id'] },
    // Partial, so made by hand in the migration.
    { name: 'one_request_is_open', synchronize: false },
  ],
  checks: [
    ...citedChecks,
    isOneOf('status', EXEMPTION_STATUSES),
    { name: 'a_permission_has_a_beginning', expression: `("status" = 'GRANTED') = ("effective_at" is not null)` },
    { name: 'a_permission_follows_a_request', expression: '"effective_at" >= "submitted_at"' },
    { name: 'a_permission_ends_after_it_begins', expression: '"until" is null or ("effective_at" is not null and "effective_at" < "until")' },
  ],
});

/** The day up to which it has been told what takes effect of itself: one row. */
export const ToldUntilTable = new EntitySchema<{ only: true; day: string }>({
  name: 'told_until',
  columns: { only: { type: 'boolean', primary: true }, day: { type: 'date' } },
  checks: [{ name: 'told_until_is_one_row', expression: '"only"' }],
});

export const HeardArrearsTable = new EntitySchema<HeardArrears>({
  name: 'heard_arrears',
  columns: {
    id: idColumn,
    stateIso3: { type: 'text' },
    asAt: { type: 'date' },
    thresholdReached: { type: 'boolean' },
    outstanding: { type: 'numeric' },
    heardVersion: { type: 'int' },
  },
  indices: [{ name: 'heard_arrears_state', columns: ['stateIso3', 'asAt'] }],
});
