import { citedChecks, citedColumns, idColumn, isOneOf, versionedColumns } from '@assembly-graph/platform/sql';
import { EntitySchema } from 'typeorm';
import type { AllocatedSlot } from '../domain/allocated-slot.ts';
import { SPEAKERS_ORDERINGS, type SpeakersList } from '../domain/speakers-list.ts';
import { SLOT_STATUSES, SPEAKER_RANKS, type SpeakingSlot } from '../domain/speaking-slot.ts';
import { SPEAKER_CAPACITIES, STATEMENT_SEGMENTS } from '../domain/statement.ts';

const text = { type: 'text' } as const;
const optionalText = { type: 'text', nullable: true } as const;
const instant = { type: 'timestamptz' } as const;
const optionalInstant = { type: 'timestamptz', nullable: true } as const;
const optionalUuid = { type: 'uuid', nullable: true } as const;

export const SpeakersListTable = new EntitySchema<SpeakersList>({
  name: 'speakers_list',
  columns: {
    id: idColumn,
    sessionCode: text,
    segment: text,
    meetingId: optionalUuid,
    agendaItemId: optionalUuid,
    opensAt: instant,
    closesAt: instant,
    closedAt: optionalInstant,
    ordering: text,
    timeLimits: { type: 'jsonb' },
    admitted: { type: 'text', array: true },
    ...citedColumns,
    ...versionedColumns,
  },
  indices: [
    { name: 'a_part_of_a_session_has_one_list_of_speakers', columns: ['sessionCode', 'segment'], unique: true, where: '"meeting_id" is null' },
    { name: 'speakers_list_session', columns: ['sessionCode', 'opensAt', 'id'] },
  ],
  checks: [
    ...citedChecks,
    isOneOf('segment', STATEMENT_SEGMENTS),
    isOneOf('ordering', SPEAKERS_ORDERINGS),
    { name: 'a_list_closes_after_it_opens', expression: '"opens_at" < "closes_at"' },
  ],
});

export const AllocatedSlotTable = new EntitySchema<AllocatedSlot>({
  name: 'allocated_slot',
  columns: { id: idColumn, sessionCode: text, organizationCode: text, ...versionedColumns },
  indices: [{ name: 'allocated_slot_session', columns: ['sessionCode', 'organizationCode'] }],
});

export const SpeakingSlotTable = new EntitySchema<SpeakingSlot>({
  name: 'speaking_slot',
  columns: {
    id: idColumn,
    listId: { type: 'uuid' },
    sessionCode: text,
    segment: text,
    meetingId: optionalUuid,
    position: { type: 'int', nullable: true },
    speakerState: optionalText,
    speakerOrganization: optionalText,
    capacity: text,
    requestedRank: text,
    reply: { type: 'boolean' },
    status: text,
    calledAt: optionalInstant,
    startedAt: optionalInstant,
    endedAt: optionalInstant,
    seconds: { type: 'int', nullable: true },
    ...citedColumns,
    ...versionedColumns,
  },
  // Looked at when the deed is done: while places change, two may be the same.
  uniques: [{ name: 'the_places_of_a_list_are_different', columns: ['listId', 'position'], deferrable: 'INITIALLY DEFERRED' }],
  foreignKeys: [{ name: 'a_slot_is_on_a_list', target: 'speakers_list', columnNames: ['listId'], referencedColumnNames: ['id'] }],
  indices: [
    { name: 'a_state_stands_on_a_list_once', columns: ['listId', 'speakerState'], unique: true, where: `not "reply" and "status" <> 'WITHDRAWN'` },
    { name: 'an_organization_stands_on_a_list_once', columns: ['listId', 'speakerOrganization'], unique: true, where: `not "reply" and "status" <> 'WITHDRAWN'` },
    { name: 'speaking_slot_session', columns: ['sessionCode', 'segment', 'status'] },
    { name: 'speaking_slot_state', columns: ['speakerState', 'id'] },
    { name: 'speaking_slot_organization', columns: ['speakerOrganization', 'id'] },
  ],
  checks: [
    ...citedChecks,
    isOneOf('segment', STATEMENT_SEGMENTS),
    isOneOf('capacity', SPEAKER_CAPACITIES),
    isOneOf('requested_rank', SPEAKER_RANKS),
    isOneOf('status', SLOT_STATUSES),
    { name: 'either_a_state_has_a_slot_or_an_organization', expression: '("speaker_state" is null) <> ("speaker_organization" is null)' },
    { name: 'who_speaks_has_a_place', expression: `("position" is null) = ("status" in ('WITHDRAWN', 'WRITTEN_ONLY')) and ("position" is null or "position" > 0)` },
    { name: 'what_was_delivered_started_before_it_ended', expression: `("status" = 'DELIVERED') = ("ended_at" is not null and "seconds" is not null) and ("ended_at" is null or "started_at" <= "ended_at")` },
  ],
});
