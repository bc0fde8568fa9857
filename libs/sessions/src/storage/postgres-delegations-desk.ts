import { knownSourcesOf, postgresRecords, type ConstraintRules } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import type { DelegationsDesk } from '../use-cases/delegations-desk.ts';
import { CredentialsTable, DelegationTable } from './delegation-tables.ts';
import { SessionTable } from './tables.ts';

/** The desk within one transaction. */
export const postgresDelegationsDesk = (manager: EntityManager): DelegationsDesk => ({
  knownSources: knownSourcesOf(manager),
  sessions: postgresRecords(manager, SessionTable, 'The session'),
  delegations: postgresRecords(manager, DelegationTable, 'The delegation'),
  credentials: postgresRecords(manager, CredentialsTable, 'The credentials'),
});

/** What two deeds at once could break, as the database holds to it. */
export const DELEGATIONS_RULES: ConstraintRules = {
  a_state_has_one_delegation_at_a_session: ['a State has one delegation at a session'],
  an_organization_has_one_delegation_at_a_session: ['an organization has one delegation at a session'],
};
