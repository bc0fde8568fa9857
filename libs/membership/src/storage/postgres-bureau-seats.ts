import type { EntityManager } from 'typeorm';
import type { BureauSeats } from '../domain/bureau-balance.ts';
import { groupOf, holds, knownAtSql } from './moments.ts';

/** The seats on the Bureau at each of several moments, by the regional group of then: one statement. */
export const postgresBureauSeats = (manager: EntityManager): BureauSeats => ({
  at: (moments) =>
    manager.query(
      `select moment.at, moment.known as "knownAt", g.group_code as "group", count(*)::int as seats
         from unnest($1::text[], $2::text[]) as moment(at, known)
        cross join lateral ${knownAtSql('body_seat', 'state_iso3', 'moment.known', `body_code = 'BUREAU' and ${holds('moment.at')}`)} s
         left join lateral ${groupOf('s.state_iso3', 'moment.at', 'moment.known')} g on true
        group by moment.at, moment.known, g.group_code order by g.group_code`,
      [moments.map(({ at }) => at), moments.map(({ knownAt }) => knownAt)],
    ),
});
