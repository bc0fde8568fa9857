import { knownSourcesOf, postgresCollection, postgresRecords } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import type { OrganizationMergers } from '../domain/organization-merger.ts';
import type { MergersDesk } from '../use-cases/mergers-desk.ts';
import { OrganizationMergerTable } from './organization-merger-table.ts';
import { postgresKnownHere } from './postgres-known-here.ts';

/** Mergers of organizations, as the record has them or had them at an instant. */
export const postgresOrganizationMergers = (manager: EntityManager, knownAt?: string): OrganizationMergers =>
  postgresCollection(manager, OrganizationMergerTable, {
    knownAt,
    key: 'organizationCode',
    order: [{ field: 'mergedOn', direction: 'ASC' }, { field: 'organizationCode', direction: 'ASC' }],
    fields: { organization: 'organizationCode', into: 'intoCode' },
    scopes: { into: { by: 'intoCode' } },
  });

/** The desk within one transaction. */
export function postgresMergersDesk(manager: EntityManager): MergersDesk {
  const mergers = postgresRecords(manager, OrganizationMergerTable, 'The merger');
  return {
    ...postgresKnownHere(manager),
    mergers,
    async all() {
      // Mergers that are entered at once must not lead back to where they began: the trigger takes the same lock.
      await manager.query(`select pg_advisory_xact_lock(hashtext('civil_society.organization_merger'))`);
      return mergers.having({});
    },
    knownSources: knownSourcesOf(manager),
  };
}
