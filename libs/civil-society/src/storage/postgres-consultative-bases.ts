import { holds, knownSourcesOf, lastEventOn, postgresCollection, postgresRecords } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import type { ConsultativeBases } from '../domain/consultative-basis.ts';
import type { ConsultativeBasesDesk } from '../use-cases/consultative-bases-desk.ts';
import { ConsultativeBasisTable } from './consultative-basis-table.ts';
import { postgresKnownHere } from './postgres-known-here.ts';

/** The bases of rule 93 that organizations have, as the record says it or said it at an instant. */
export const postgresConsultativeBases = (manager: EntityManager, knownAt?: string): ConsultativeBases =>
  postgresCollection(manager, ConsultativeBasisTable, {
    knownAt,
    key: 'organizationCode',
    // By the end, for what has no beginning on record comes first and what has no end last.
    order: [{ field: 'organizationCode', direction: 'ASC' }, { field: 'basis', direction: 'ASC' }, { field: 'to', direction: 'ASC' }],
    fields: { organization: 'organizationCode' },
    scopes: { at: holds('owner.key') },
  });

/** The desk within one transaction. */
export const postgresConsultativeBasesDesk = (manager: EntityManager): ConsultativeBasesDesk => ({
  ...postgresKnownHere(manager),
  bases: postgresRecords(manager, ConsultativeBasisTable, 'The consultative basis'),
  knownSources: knownSourcesOf(manager),
  lastEventOn: lastEventOn(manager),
});
