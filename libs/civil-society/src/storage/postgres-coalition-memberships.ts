import { holds, knownSourcesOf, postgresCollection, postgresRecords } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import type { CoalitionMemberships } from '../domain/coalition-membership.ts';
import type { CoalitionsDesk } from '../use-cases/coalitions-desk.ts';
import { CoalitionMembershipTable } from './coalition-membership-table.ts';
import { postgresKnownHere } from './postgres-known-here.ts';

const [CODE, INSTANT] = [1, 2].map((place) => `split_part(owner.key, ' ', ${place})`) as [string, string];

/** Who is a member of whom, as the record says it or said it at an instant. */
export const postgresCoalitionMemberships = (manager: EntityManager, knownAt?: string): CoalitionMemberships =>
  postgresCollection(manager, CoalitionMembershipTable, {
    knownAt,
    key: 'id',
    // By the end, for what has no beginning on record comes first and what has no end last.
    order: [{ field: 'coalitionCode', direction: 'ASC' }, { field: 'memberCode', direction: 'ASC' }, { field: 'to', direction: 'ASC' }],
    fields: { coalition: 'coalitionCode', member: 'memberCode' },
    scopes: {
      coalition: { by: 'coalitionCode' }, coalitionAt: { by: 'coalitionCode', key: CODE, and: holds(INSTANT) },
      member: { by: 'memberCode' }, memberAt: { by: 'memberCode', key: CODE, and: holds(INSTANT) },
      at: holds('owner.key'),
    },
  });

/** The desk within one transaction. */
export const postgresCoalitionsDesk = (manager: EntityManager): CoalitionsDesk => ({
  ...postgresKnownHere(manager),
  memberships: postgresRecords(manager, CoalitionMembershipTable, 'The membership'),
  async near({ coalitionCode, memberCode }) {
    // Memberships that are entered at once must not lead back together: the trigger takes the same lock.
    await manager.query(`select pg_advisory_xact_lock(hashtext('civil_society.coalition_membership'))`);
    return manager.query(
      `with recursive above(code) as (select $1::text union select m.coalition_code from above join civil_society.coalition_membership m on m.member_code = above.code)
       select coalition_code as "coalitionCode", member_code as "memberCode", valid_from as "from", valid_to as "to" from civil_society.coalition_membership
       where member_code in (select code from above) or (coalition_code = $1 and member_code = $2)`,
      [coalitionCode, memberCode],
    );
  },
  knownSources: knownSourcesOf(manager),
});
