import { knownSourcesOf, lastEventOn, postgresRecords, type ConstraintRules } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import type { ImplementationDesk } from '../use-cases/implementation-desk.ts';
import { ImplementationStatusTable } from './implementation-table.ts';
import { StateTable } from './tables.ts';

/** The desk within one transaction. */
export const postgresImplementationDesk = (manager: EntityManager): ImplementationDesk => ({
  states: postgresRecords(manager, StateTable, 'The State'),
  implementationStatuses: postgresRecords(manager, ImplementationStatusTable, 'The implementation status'),
  knownSources: knownSourcesOf(manager),
  lastEventOn: lastEventOn(manager),
});

/** What the database itself holds to. */
export const implementationDeskRules: ConstraintRules = { one_level_at_each_instant: ['a State is at one level of a subject at a time'] };
