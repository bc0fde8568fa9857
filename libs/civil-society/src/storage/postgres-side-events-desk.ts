import { postgresRecords } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import type { SideEventsDesk } from '../use-cases/side-events-desk.ts';
import { postgresKnownHere } from './postgres-known-here.ts';
import { SideEventTable } from './side-event-table.ts';

/** The desk within one transaction. */
export const postgresSideEventsDesk = (manager: EntityManager): SideEventsDesk => ({
  ...postgresKnownHere(manager),
  sideEvents: postgresRecords(manager, SideEventTable, 'The side event'),
});
