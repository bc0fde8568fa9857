import { knownSourcesOf, postgresRecords, type ConstraintRules } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import type { ExemptionsDesk } from '../use-cases/exemptions-desk.ts';
import { postgresVotingRights } from './postgres-voting-rights.ts';
import { StateTable } from './tables.ts';
import { ExemptionRequestTable } from './voting-tables.ts';

/** The desk within one transaction. */
export const postgresExemptionsDesk = (manager: EntityManager): ExemptionsDesk => ({
  ...postgresVotingRights(manager),
  states: postgresRecords(manager, StateTable, 'The State'),
  exemptionRequests: postgresRecords(manager, ExemptionRequestTable, 'The exemption request'),
  knownSources: knownSourcesOf(manager),
});

/** What the database itself holds to. */
export const exemptionsDeskRules: ConstraintRules = {
  one_request_is_open: ['a State asks once for a session, until its request is decided or withdrawn', 'Rome Statute, art. 112(8)'],
};
