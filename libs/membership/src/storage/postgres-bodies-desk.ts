import { instantOf, NotFound } from '@assembly-graph/kernel';
import { knownSourcesOf, postgresRecords, type ConstraintRules } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import type { RegionalGroupCode } from '../domain/state.ts';
import { COUNTS_AS_PARTY } from '../domain/party-status.ts';
import type { BodiesDesk, SeatedState } from '../use-cases/bodies-desk.ts';
import { holds } from './moments.ts';
import { BodySeatTable, FacilitationTable } from './tables.ts';

/** The desk within one transaction. */
export function postgresBodiesDesk(manager: EntityManager): BodiesDesk {
  const seats = postgresRecords(manager, BodySeatTable, 'The seat');
  return {
    seats,
    facilitations: postgresRecords(manager, FacilitationTable, 'The facilitation'),
    async seatsOf(body) {
      // A body has no row to lock, and two deeds at once must not fill its last seat twice.
      await manager.query(`select pg_advisory_xact_lock(hashtext('membership.body_seat'), hashtext($1))`, [body]);
      const all = await seats.having({ bodyCode: body });
      const groups: { id: string; group: RegionalGroupCode | null }[] = await manager.query(
        `select s.id, g.group_code as "group" from membership.body_seat s
           left join membership.group_membership g on g.state_iso3 = s.state_iso3 and daterange(g.valid_from, g.valid_to) @> coalesce(s.valid_from, '-infinity'::date) where s.body_code = $1`,
        [body],
      );
      const groupOf = new Map(groups.map(({ id, group }) => [id, group]));
      return all.map((seat) => ({ ...seat, group: groupOf.get(seat.id) ?? null }));
    },
    async state(iso3, on) {
      const [state]: SeatedState[] = await manager.query(
        `select iso3, exists (select 1 from membership.party_status p where p.state_iso3 = iso3 and p.treaty_code = 'ROME_STATUTE' and p.known_to is null
                  and p.status = any($3::text[]) and ${holds('$2', 'p.')}) as "isParty",
                (select g.group_code from membership.group_membership g where g.state_iso3 = iso3 and ${holds('$2', 'g.')}) as "group"
           from membership.state where iso3 = $1`,
        [iso3, instantOf(on), COUNTS_AS_PARTY],
      );
      if (!state) throw new NotFound('The State', iso3);
      return state;
    },
    knownSources: knownSourcesOf(manager),
  };
}

/** What the database itself holds to. */
export const bodiesDeskRules: ConstraintRules = {
  one_president_at_each_instant: ['the Bureau has one President', 'Rome Statute, art. 112(3)(a)'],
  one_appointment_at_a_time: ['a State is appointed once for a topic of a body, in one role at a time'],
};
