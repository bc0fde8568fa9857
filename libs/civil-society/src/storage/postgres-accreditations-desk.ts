import { randomUUID } from 'node:crypto';
import { NotFound } from '@assembly-graph/kernel';
import { postgresCollection, postgresRecords } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import type { AccreditationsDesk } from '../use-cases/accreditations-desk.ts';
import { AccreditationTable, ParticipantTable, SessionTermsTable } from './accreditation-tables.ts';
import { KnownStateTable } from './known-tables.ts';
import { forgetRequests } from './forget-requests.ts';
import { postgresKnownHere } from './postgres-known-here.ts';
import { OrganizationTable } from './tables.ts';

/** The desk within one transaction. */
export function postgresAccreditationsDesk(manager: EntityManager): AccreditationsDesk {
  const organizations = postgresCollection(manager, OrganizationTable, { key: 'code', order: [] });
  const states = postgresCollection(manager, KnownStateTable, { key: 'iso3', order: [] });
  return {
    ...postgresKnownHere(manager),
    accreditations: postgresRecords(manager, AccreditationTable, 'The accreditation'),
    participants: postgresRecords(manager, ParticipantTable, 'The participant'),
    sessionTerms: postgresRecords(manager, SessionTermsTable, 'The terms of the session'),
    async organization(code) {
      const [organization] = await organizations.byKeys([code]);
      if (!organization) throw new NotFound('The organization', code);
      return organization;
    },
    regionOf: async (iso3) => (iso3 === null ? null : ((await states.byKeys([iso3]))[0]?.regionalGroup ?? null)),
    async log({ accreditationId, at, role, fromStatus, toStatus, message, stateIso3 }) {
      await manager.query(
        'insert into civil_society.accreditation_step (id, accreditation_id, at, role, from_status, to_status, message, state_iso3) values ($1, $2, $3, $4, $5, $6, $7, $8)',
        [randomUUID(), accreditationId, at, role, fromStatus, toStatus, message, stateIso3],
      );
    },
    async forgetNamings({ id, speaksAs }) {
      const events: { id: string }[] = await manager.query(
        `select distinct event.id from unnest($1::text[]) as speaker join civil_society.side_event event on event.speakers @> jsonb_build_array(jsonb_build_object('id', speaker))`,
        [speaksAs],
      );
      await forgetRequests(manager, 'nominateParticipant', [id]);
      await forgetRequests(manager, 'nameSideEventSpeaker', events.map((event) => event.id));
    },
  };
}
