import { knownSourcesOf, lastEventOn, postgresRecords, type ConstraintRules } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import { ONCE } from '../domain/state-succession.ts';
import type { StatesDesk } from '../use-cases/states-desk.ts';
import { StateSuccessionTable } from './succession-table.ts';
import { GroupMembershipTable, StateNameTable, StateTable } from './tables.ts';

/** The desk within one transaction. */
export const postgresStatesDesk = (manager: EntityManager): StatesDesk => ({
  states: postgresRecords(manager, StateTable, 'The State'),
  groupMemberships: postgresRecords(manager, GroupMembershipTable, 'The membership'),
  stateNames: postgresRecords(manager, StateNameTable, 'The name'),
  successions: postgresRecords(manager, StateSuccessionTable, 'The succession'),
  lastEventOn: lastEventOn(manager),
  knownSources: knownSourcesOf(manager),
});

/** What the database itself holds to. */
export const statesDeskRules: ConstraintRules = {
  one_group_at_each_instant: ['a State belongs to one regional group at a time'],
  one_name_at_each_instant: ['a State has one name in a language at a time'],
  a_state_succeeds_another: ['a State succeeds another'],
  one_succession_on_a_day: [ONCE],
};
