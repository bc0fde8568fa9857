import { citedChecks, citedColumns, idColumn, isOneOf, versionedColumns } from '@assembly-graph/platform/sql';
import { EntitySchema } from 'typeorm';
import { AGENDA_VERSIONS, type Agenda } from '../domain/agenda.ts';
import { MEETING_FORMATS, MEETING_STATUSES, PUBLICITIES, type Meeting } from '../domain/meeting.ts';
import { PROGRAMME_STATUSES, type ProgrammeEntry } from '../domain/programme.ts';

const text = { type: 'text' } as const;
const optionalText = { type: 'text', nullable: true } as const;
const instant = { type: 'timestamptz' } as const;
const optionalInstant = { type: 'timestamptz', nullable: true } as const;
const optionalUuid = { type: 'uuid', nullable: true } as const;

export const MeetingTable = new EntitySchema<Meeting>({
  name: 'meeting',
  columns: {
    id: idColumn,
    sessionCode: text,
    bodyCode: text,
    format: text,
    ordinal: { type: 'int', nullable: true },
    title: optionalText,
    publicity: text,
    exceptionalCircumstances: optionalText,
    startsAt: instant,
    endsAt: instant,
    timeZone: text,
    room: optionalText,
    streamUrl: optionalText,
    status: text,
    sequence: { type: 'int' },
    convenedAt: optionalInstant,
    adjournedAt: optionalInstant,
    ...citedColumns,
    ...versionedColumns,
  },
  uniques: [{ name: 'meeting_ordinal', columns: ['sessionCode', 'bodyCode', 'format', 'ordinal'] }],
  indices: [
    { name: 'meeting_starts_at', columns: ['startsAt', 'id'] },
    { name: 'meeting_session', columns: ['sessionCode', 'startsAt', 'id'] },
  ],
  checks: [
    ...citedChecks,
    isOneOf('format', MEETING_FORMATS),
    isOneOf('publicity', PUBLICITIES),
    isOneOf('status', MEETING_STATUSES),
    { name: 'a_meeting_ends_after_it_starts', expression: '"starts_at" < "ends_at"' },
    { name: 'a_meeting_is_adjourned_after_it_was_convened', expression: '"adjourned_at" is null or "convened_at" <= "adjourned_at"' },
    {
      name: 'a_meeting_of_the_assembly_is_public_unless_exceptional',
      expression: `"format" <> 'PLENARY' or ("publicity" = 'PRIVATE') = ("exceptional_circumstances" is not null)`,
    },
  ],
});

export const AgendaTable = new EntitySchema<Agenda>({
  name: 'agenda',
  columns: {
    id: idColumn,
    sessionCode: text,
    kind: text,
    ordinal: { type: 'int' },
    publishedOn: { type: 'date' },
    documentSymbol: optionalText,
    places: { type: 'jsonb' },
    ...citedColumns,
    ...versionedColumns,
  },
  uniques: [{ name: 'agenda_ordinal', columns: ['sessionCode', 'ordinal'] }],
  indices: [{ name: 'an_agenda_is_adopted_once', columns: ['sessionCode'], unique: true, where: `"kind" = 'ADOPTED'` }],
  checks: [...citedChecks, isOneOf('kind', AGENDA_VERSIONS)],
});

export const ProgrammeEntryTable = new EntitySchema<ProgrammeEntry>({
  name: 'programme_entry',
  columns: {
    id: idColumn,
    sessionCode: text,
    meetingId: optionalUuid,
    agendaItemId: optionalUuid,
    title: text,
    startsAt: instant,
    endsAt: instant,
    timeZone: text,
    room: optionalText,
    startedAt: optionalInstant,
    endedAt: optionalInstant,
    status: text,
    changeReason: optionalText,
    topics: { type: 'text', array: true },
    sequence: { type: 'int' },
    ...citedColumns,
    ...versionedColumns,
  },
  indices: [
    { name: 'programme_entry_starts_at', columns: ['startsAt', 'id'] },
    { name: 'programme_entry_session', columns: ['sessionCode', 'startsAt', 'id'] },
    { name: 'programme_entry_known_from', columns: ['sessionCode', 'knownFrom'] },
  ],
  checks: [
    ...citedChecks,
    isOneOf('status', PROGRAMME_STATUSES),
    { name: 'what_is_planned_ends_after_it_starts', expression: '"starts_at" < "ends_at"' },
    { name: 'what_came_about_ended_after_it_started', expression: '"ended_at" is null or "started_at" <= "ended_at"' },
  ],
});
