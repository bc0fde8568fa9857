import type { EntityManager } from 'typeorm';
import type { PartyCounts } from '../domain/party-count.ts';
import { COUNTS_AS_PARTY } from '../domain/party-status.ts';
import { groupOf, holds, isKnown } from './moments.ts';

/** How many States Parties there were at each of several moments, by regional group as of that moment and that knowledge: one statement. */
export const postgresPartyCounts = (manager: EntityManager): PartyCounts => ({
  at: (moments) =>
    manager.query(
      `select moment.at, moment.known as "knownAt", g.group_code as "group", count(*)::int as parties,
              count(*) filter (where s.status = 'WITHDRAWING')::int as withdrawing
         from unnest($1::text[], $2::text[]) as moment(at, known)
         join membership.party_status s
           on s.treaty_code = 'ROME_STATUTE' and s.status = any($3::text[])
          and ${holds('moment.at', 's.')} and ${isKnown('moment.known', 's.')}
         left join lateral ${groupOf('s.state_iso3', 'moment.at', 'moment.known')} g on true
        group by moment.at, moment.known, g.group_code order by g.group_code`,
      [moments.map(({ at }) => at), moments.map(({ knownAt }) => knownAt), COUNTS_AS_PARTY],
    ),
});
