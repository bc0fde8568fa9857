import { knownSourcesOf, postgresRecords, type ConstraintRules } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import type { SessionsDesk } from '../use-cases/sessions-desk.ts';
import { AgendaTable, MeetingTable, ProgrammeEntryTable } from './meeting-tables.ts';
import { SpeakingSlotTable } from './speakers-tables.ts';
import { AgendaItemTable, SessionTable } from './tables.ts';

/** The desk within one transaction. */
export const postgresSessionsDesk = (manager: EntityManager): SessionsDesk => ({
  knownSources: knownSourcesOf(manager),
  sessions: postgresRecords(manager, SessionTable, 'The session'),
  meetings: postgresRecords(manager, MeetingTable, 'The meeting'),
  agendaItems: postgresRecords(manager, AgendaItemTable, 'The agenda item'),
  agendas: postgresRecords(manager, AgendaTable, 'The agenda'),
  programme: postgresRecords(manager, ProgrammeEntryTable, 'The programme entry'),
  slots: postgresRecords(manager, SpeakingSlotTable, 'The slot'),
});

/** What two deeds at once could break, as the database holds to it. */
export const SESSIONS_RULES: ConstraintRules = {
  session_code: ['regular sessions are numbered in the order in which they are held'],
  meeting_ordinal: ['no two meetings of a body have the same number in a session'],
  adopted_item_number: ['no two items of an agenda have the same number'],
  agenda_ordinal: ['the agenda of a session is adopted once'],
  an_agenda_is_adopted_once: ['the agenda of a session is adopted once'],
};
