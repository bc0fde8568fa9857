import { LANGUAGES, TOPIC_CODES } from '@assembly-graph/kernel';
import { citedChecks, citedColumns, idColumn, isOneOf, validityCheck as inOrder, validityColumns as validity, versionedColumns } from '@assembly-graph/platform/sql';
import { EntitySchema } from 'typeorm';
import { BODY_CODES, SEAT_ROLES, type BodySeat } from '../domain/body.ts';
import { FACILITATION_ROLES, type Facilitation } from '../domain/facilitation.ts';
import { STANDINGS, type PartyStatus } from '../domain/party-status.ts';
import type { GroupMembership } from '../domain/regional-group.ts';
import type { StateName } from '../domain/state-name.ts';
import { REGIONAL_GROUPS, UN_STATUSES, type State } from '../domain/state.ts';
import { TREATY_ACTION_KINDS, type TreatyAction } from '../domain/treaty-action.ts';
import { TREATIES, type Treaty } from '../domain/treaty.ts';

/** No two rows of the same key on one day: a range over text, for plain GiST knows equality only of ranges. */
export const once = (name: string, key: string, where = '') => ({
  name,
  expression: `using gist (membership.keyrange(${key}, ${key}, '[]') with &&, daterange("valid_from", "valid_to") with &&)${where}`,
});

export const StateTable = new EntitySchema<State>({
  name: 'state',
  columns: {
    id: idColumn,
    iso3: { type: 'text' },
    iso2: { type: 'text' },
    m49: { type: 'text' },
    name: { type: 'text' },
    unStatus: { type: 'text' },
    ...versionedColumns,
    ...citedColumns,
  },
  uniques: [
    { name: 'state_iso3', columns: ['iso3'] },
    { name: 'state_iso2', columns: ['iso2'] },
    { name: 'state_m49', columns: ['m49'] },
  ],
  checks: [...citedChecks, isOneOf('un_status', UN_STATUSES)],
});

export const GroupMembershipTable = new EntitySchema<GroupMembership>({
  name: 'group_membership',
  columns: { id: idColumn, stateIso3: { type: 'text' }, group: { name: 'group_code', type: 'text' }, ...validity, ...versionedColumns, ...citedColumns },
  indices: [
    { name: 'group_membership_state', columns: ['stateIso3'] },
    { name: 'group_membership_group', columns: ['group'] },
  ],
  checks: [...citedChecks, isOneOf('group_code', REGIONAL_GROUPS), inOrder],
  exclusions: [once('one_group_at_each_instant', '"state_iso3"')],
});

export const StateNameTable = new EntitySchema<StateName>({
  name: 'state_name',
  columns: { id: idColumn, stateIso3: { type: 'text' }, language: { type: 'text' }, name: { type: 'text' }, ...validity, ...versionedColumns, ...citedColumns },
  indices: [{ name: 'state_name_state', columns: ['stateIso3'] }],
  checks: [...citedChecks, isOneOf('language', LANGUAGES), inOrder],
  exclusions: [once('one_name_at_each_instant', `"state_iso3" || ' ' || "language"`)],
});

export const TreatyTable = new EntitySchema<Treaty>({
  name: 'treaty',
  columns: {
    id: idColumn,
    code: { type: 'text' },
    title: { type: 'text' },
    depositaryReference: { type: 'text' },
    topics: { type: 'text', array: true },
    ...citedColumns,
  },
  uniques: [{ name: 'treaty_code', columns: ['code'] }],
  checks: [...citedChecks, isOneOf('code', TREATIES)],
});

export const TreatyActionTable = new EntitySchema<TreatyAction>({
  name: 'treaty_action',
  columns: {
    id: idColumn,
    stateIso3: { type: 'text' },
    treatyCode: { type: 'text' },
    kind: { type: 'text' },
    takenOn: { type: 'date' },
    ruleApplied: { type: 'text', nullable: true },
    depositaryReference: { type: 'text', nullable: true },
    ...versionedColumns,
    ...citedColumns,
  },
  indices: [
    { name: 'treaty_action_state', columns: ['stateIso3', 'takenOn', 'id'] },
    { name: 'treaty_action_treaty', columns: ['treatyCode', 'takenOn', 'id'] },
    { name: 'treaty_action_taken_on', columns: ['takenOn', 'id'] },
    { name: 'treaty_action_state_in_order', columns: ['stateIso3', 'id'] },
    { name: 'treaty_action_treaty_by_state', columns: ['treatyCode', 'stateIso3', 'id'] },
    { name: 'treaty_action_reference', columns: ['depositaryReference'] },
    // Whole, for uptakes are counted from it alone.
    { name: 'treaty_action_uptake', columns: ['treatyCode', 'kind', 'takenOn', 'stateIso3', 'confidence'] },
    { name: 'treaty_action_kind', columns: ['kind', 'takenOn', 'id'] },
    { name: 'treaty_action_confidence', columns: ['confidence', 'takenOn', 'id'] },
  ],
  checks: [...citedChecks, isOneOf('kind', TREATY_ACTION_KINDS), isOneOf('treaty_code', TREATIES)],
});

export const PartyStatusTable = new EntitySchema<PartyStatus>({
  name: 'party_status',
  columns: {
    id: idColumn,
    stateIso3: { type: 'text' },
    treatyCode: { type: 'text' },
    status: { type: 'text' },
    ...validity,
    knownFrom: { type: 'timestamptz', nullable: true },
    knownTo: { type: 'timestamptz', nullable: true },
    ...citedColumns,
  },
  indices: [
    { name: 'party_status_state', columns: ['stateIso3', 'treatyCode', 'from'] },
    { name: 'party_status_treaty', columns: ['treatyCode', 'status', 'from'] },
    { name: 'party_status_known_to', columns: ['stateIso3', 'treatyCode', 'knownTo'] },
    // Partial, or GiST, so made by hand in the migrations.
    { name: 'party_status_moments', synchronize: false },
    { name: 'party_status_of_state', synchronize: false },
    { name: 'party_status_known', synchronize: false },
    { name: 'one_status_begins_on_a_day', synchronize: false },
  ],
  checks: [
    ...citedChecks,
    isOneOf('status', STANDINGS),
    isOneOf('treaty_code', TREATIES),
    inOrder,
    { name: 'what_is_known_ends_after_it_begins', expression: '"known_from" <= "known_to"' },
  ],
  exclusions: [
    {
      name: 'one_status_at_each_instant',
      expression: `using gist (membership.keyrange("state_iso3" || ' ' || "treaty_code", "state_iso3" || ' ' || "treaty_code", '[]') with &&, daterange("valid_from", "valid_to") with &&, tstzrange("known_from", "known_to") with &&)`,
    },
  ],
});

export const BodySeatTable = new EntitySchema<BodySeat>({
  name: 'body_seat',
  columns: {
    id: idColumn,
    bodyCode: { type: 'text' },
    role: { type: 'text' },
    stateIso3: { type: 'text' },
    holderName: { type: 'text', nullable: true },
    firstSession: { type: 'text', nullable: true },
    lastSession: { type: 'text', nullable: true },
    ...validity,
    daysFromTerm: { type: 'boolean' },
    endReason: { type: 'text', nullable: true },
    ...versionedColumns,
    ...citedColumns,
  },
  indices: [
    { name: 'body_seat_state', columns: ['stateIso3', 'from', 'id'] },
    { name: 'body_seat_body', columns: ['bodyCode', 'from', 'id'] },
  ],
  checks: [...citedChecks, isOneOf('role', SEAT_ROLES), isOneOf('body_code', BODY_CODES), inOrder],
  exclusions: [once('one_president_at_each_instant', '"body_code"', ` where ("role" = 'PRESIDENT')`)],
});

export const FacilitationTable = new EntitySchema<Facilitation>({
  name: 'facilitation',
  columns: {
    id: idColumn,
    topicCode: { type: 'text' },
    bodyCode: { type: 'text' },
    role: { type: 'text' },
    stateIso3: { type: 'text' },
    holderName: { type: 'text', nullable: true },
    ...validity,
    endReason: { type: 'text', nullable: true },
    ...versionedColumns,
    ...citedColumns,
  },
  indices: [
    { name: 'facilitation_state', columns: ['stateIso3', 'from', 'id'] },
    { name: 'facilitation_topic', columns: ['topicCode', 'from', 'id'] },
    { name: 'facilitation_body', columns: ['bodyCode', 'from', 'id'] },
  ],
  checks: [...citedChecks, isOneOf('role', FACILITATION_ROLES), isOneOf('topic_code', TOPIC_CODES), isOneOf('body_code', BODY_CODES), inOrder],
  exclusions: [once('one_appointment_at_a_time', `"topic_code" || ' ' || "body_code" || ' ' || "role" || ' ' || "state_iso3"`)],
});
