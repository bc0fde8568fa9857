import type { Order } from '@assembly-graph/kernel';
import { postgresCollection } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import type { SessionsStores } from '../use-cases/sessions-stores.ts';
import { AgendaItemTable, DocumentTable, SessionTable, StatementTable, TopicTable } from './tables.ts';

const OF_SESSION = { by: 'sessionCode' } as const;
const OF_TOPIC = '"topics" @> array[owner.key]';
const ascending = (...fields: string[]): Order[] => fields.map((field) => ({ field, direction: 'ASC' }));

/** What the sessions domain keeps, on a DataSource or within a transaction. */
export function postgresSessions(manager: EntityManager): SessionsStores {
  return {
    sessions: postgresCollection(manager, SessionTable, {
      key: 'code',
      order: ascending('opensOn'),
      fields: { country: 'countryIso3', parent: 'parentCode' },
      scopes: { parent: { by: 'parentCode' } },
    }),
    topics: postgresCollection(manager, TopicTable, { key: 'code', order: ascending('position') }),
    agendaItems: postgresCollection(manager, AgendaItemTable, {
      key: 'code',
      order: ascending('sessionOpensOn', 'position'),
      fields: { session: 'sessionCode' },
      scopes: {
        session: OF_SESSION,
        topic: OF_TOPIC,
        parent: { by: 'parentId' },
        document: '"id" = any((select d.agenda_items from sessions.document d where d.id = owner.key::uuid)::uuid[])',
      },
      orders: { session: 'sessionOpensOn' },
    }),
    documents: postgresCollection(manager, DocumentTable, {
      key: 'symbol',
      order: ascending('sortKey'),
      fields: { session: 'sessionCode', principal: 'principalSymbol' },
      scopes: { session: OF_SESSION, topic: OF_TOPIC, principal: { by: 'principalSymbol' }, agendaItem: '"agenda_items" @> array[owner.key::uuid]' },
      orders: { symbol: 'sortKey' },
    }),
    statements: postgresCollection(manager, StatementTable, {
      key: 'code',
      order: ascending('sessionOpensOn', 'deliveredOn', 'code'),
      fields: { session: 'sessionCode' },
      scopes: {
        session: OF_SESSION,
        topic: OF_TOPIC,
        state: { by: 'speakerState' },
        organization: { by: 'speakerOrganization' },
        onBehalfOf: '"on_behalf_of" @> array[owner.key]',
        onBehalfOfState: '"on_behalf_of_states" @> array[owner.key]',
        slot: { by: 'slotId' },
        concerns: '"concerns" @> array[owner.key]',
      },
      orders: { session: 'sessionOpensOn' },
    }),
  };
}
