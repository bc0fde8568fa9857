import { postgresCollection } from '@assembly-graph/platform/sql';
import type { Order } from '@assembly-graph/kernel';
import type { EntityManager } from 'typeorm';
import type { Proceedings } from '../use-cases/proceedings.ts';
import { AgendaTable, MeetingTable, ProgrammeEntryTable } from './meeting-tables.ts';
import { postgresProgrammeChanges } from './postgres-programme-changes.ts';

const OF_SESSION = '"session_code" = owner.key';
const ascending = (...fields: string[]): Order[] => fields.map((field) => ({ field, direction: 'ASC' }));

export function postgresProceedings(manager: EntityManager): Proceedings {
  return {
    meetings: postgresCollection(manager, MeetingTable, {
      key: 'id',
      order: ascending('startsAt'),
      fields: { session: 'sessionCode', body: 'bodyCode' },
      scopes: { session: OF_SESSION },
    }),
    agendas: postgresCollection(manager, AgendaTable, { key: 'id', order: ascending('ordinal'), fields: { session: 'sessionCode' }, scopes: { session: OF_SESSION } }),
    programmeKnownAt: (knownAt) =>
      postgresCollection(manager, ProgrammeEntryTable, {
        key: 'id',
        order: ascending('startsAt'),
        fields: { session: 'sessionCode' },
        scopes: { session: OF_SESSION },
        knownAt,
      }),
    programmeChanges: postgresProgrammeChanges(manager),
  };
}
