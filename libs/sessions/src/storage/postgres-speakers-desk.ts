import { knownSourcesOf, postgresRecords, type ConstraintRules } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import type { SpeakersDesk } from '../use-cases/speakers-desk.ts';
import { MeetingTable } from './meeting-tables.ts';
import { AllocatedSlotTable, SpeakersListTable, SpeakingSlotTable } from './speakers-tables.ts';
import { AgendaItemTable, SessionTable, StatementTable } from './tables.ts';

/** The desk within one transaction. */
export const postgresSpeakersDesk = (manager: EntityManager): SpeakersDesk => ({
  knownSources: knownSourcesOf(manager),
  sessions: postgresRecords(manager, SessionTable, 'The session'),
  meetings: postgresRecords(manager, MeetingTable, 'The meeting'),
  agendaItems: postgresRecords(manager, AgendaItemTable, 'The agenda item'),
  lists: postgresRecords(manager, SpeakersListTable, 'The list'),
  slots: postgresRecords(manager, SpeakingSlotTable, 'The slot'),
  statements: postgresRecords(manager, StatementTable, 'The statement'),
  allocated: postgresRecords(manager, AllocatedSlotTable, 'The slot'),
  listIdOf: async (slotId) => {
    const [slot]: { list_id: string }[] = await manager.query('select list_id from sessions.speaking_slot where id = $1', [slotId]);
    return slot?.list_id ?? null;
  },
  keepOrder: async (listId, ids) => {
    await manager.query(
      `update sessions.speaking_slot s set position = ordered.place, version = s.version + 1
         from unnest($2::uuid[]) with ordinality as ordered(id, place)
        where s.list_id = $1 and s.id = ordered.id and s.position is distinct from ordered.place`,
      [listId, ids],
    );
  },
});

/** What two deeds at once could break, as the database holds to it. */
export const SPEAKERS_RULES: ConstraintRules = {
  a_part_of_a_session_has_one_list_of_speakers: ['a part of a session has one list of speakers'],
  the_places_of_a_list_are_different: ['the order of a list is a permutation without gaps'],
  the_order_of_a_list_has_no_gaps: ['the order of a list is a permutation without gaps'],
  a_state_stands_on_a_list_once: ['a speaker stands on a list once'],
  an_organization_stands_on_a_list_once: ['a speaker stands on a list once'],
};
