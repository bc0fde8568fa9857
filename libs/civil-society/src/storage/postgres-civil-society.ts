import { postgresCollection } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import type { CivilSocietyStores } from '../use-cases/civil-society-stores.ts';
import { KnownResolutionTable, KnownSessionTable, KnownStateTable } from './known-tables.ts';
import { sideEventsSeenBy, type Reading } from './seen-by.ts';
import { SideEventTable } from './side-event-table.ts';
import { AdvocacyDocumentTable, OrganizationTable, ParticipationFigureTable } from './tables.ts';

const up = (...fields: string[]) => fields.map((field) => ({ field, direction: 'ASC' as const }));

/** What the civil-society domain keeps, on a DataSource or within a transaction, as far as it is there for whoever reads. */
export function postgresCivilSociety(manager: EntityManager, { actor, knownAt }: Reading = {}): CivilSocietyStores {
  return {
    organizations: postgresCollection(manager, OrganizationTable, {
      key: 'code',
      order: up('name'),
      fields: { seat: 'seatIso3' },
      scopes: {
        seat: { by: 'seatIso3' },
        authorsOf: '"code" = any((select array[d.author_code] || d.co_author_codes from civil_society.advocacy_document d where d.id = owner.key::uuid)::text[])',
        signatoriesOf: '"code" = any((select d.signatories from civil_society.advocacy_document d where d.id = owner.key::uuid)::text[])',
      },
    }),
    sideEvents: postgresCollection(manager, SideEventTable, {
      key: 'code',
      order: up('sessionOpensOn', 'heldOn', 'startTime', 'code'),
      fields: { session: 'sessionCode' },
      knownAt,
      seen: sideEventsSeenBy(actor),
      scopes: {
        session: { by: 'sessionCode' },
        topic: '"topics" @> array[owner.key]',
        hostState: '"co_host_states" @> array[owner.key]',
        hostOrganization: '"co_host_organizations" @> array[owner.key]',
      },
    }),
    advocacyDocuments: postgresCollection(manager, AdvocacyDocumentTable, {
      key: 'code',
      order: up('sessionOpensOn', 'datedFrom', 'code'),
      fields: { session: 'sessionCode', author: 'authorCode' },
      knownAt,
      scopes: {
        session: { by: 'sessionCode' },
        topic: '"topics" @> array[owner.key]',
        author: '("author_code" = owner.key or "co_author_codes" @> array[owner.key])',
        signatory: '"signatories" @> array[owner.key]',
      },
    }),
    participationFigures: postgresCollection(manager, ParticipationFigureTable, {
      key: 'sessionCode',
      order: up('sessionOpensOn'),
      fields: { session: 'sessionCode' },
    }),
    knownResolutions: postgresCollection(manager, KnownResolutionTable, { key: 'symbol', order: up('symbol') }),
    knownSessions: postgresCollection(manager, KnownSessionTable, { key: 'code', order: up('opensOn') }),
    knownStates: postgresCollection(manager, KnownStateTable, { key: 'iso3', order: up('iso3') }),
  };
}
