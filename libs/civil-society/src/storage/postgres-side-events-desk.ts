import { postgresRecords } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import type { SideEventsDesk } from '../use-cases/side-events-desk.ts';
import { ParticipantTable } from './accreditation-tables.ts';
import { forgetRequests } from './forget-requests.ts';
import { postgresKnownHere } from './postgres-known-here.ts';
import { SideEventTable } from './side-event-table.ts';

/** The desk within one transaction. */
export function postgresSideEventsDesk(manager: EntityManager): SideEventsDesk {
  const participants = postgresRecords(manager, ParticipantTable, 'The participant');
  return {
    ...postgresKnownHere(manager),
    sideEvents: postgresRecords(manager, SideEventTable, 'The side event'),
    participants,
    async participantsSpeakingAs(speaker) {
      const rows: { id: string }[] = await manager.query('select id from civil_society.participant where speaks_as @> array[$1] order by id for update', [speaker]);
      return Promise.all(rows.map(({ id }) => participants.get(id)));
    },
    forgetSpeakers: (sideEventId) => forgetRequests(manager, 'nameSideEventSpeaker', [sideEventId]),
  };
}
