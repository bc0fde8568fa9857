import type { EntityManager } from 'typeorm';
import type { PartyCounts } from '../domain/party-count.ts';
import { COUNTS_AS_PARTY } from '../domain/party-status.ts';

/** How many States Parties there were at each of several instants, by regional group as of that instant: one statement. */
export const postgresPartyCounts = (manager: EntityManager): PartyCounts => ({
  async at(instants) {
    const rows: { at: string; group: string | null; parties: number; withdrawing: number }[] = await manager.query(
      `select moment.at, g.group_code as "group", count(*)::int as parties,
              count(*) filter (where s.status = 'WITHDRAWING')::int as withdrawing
         from unnest($1::text[]) as moment(at)
         join membership.party_status s
           on s.treaty_code = 'ROME_STATUTE' and s.status = any($2::text[])
          and s.valid_from <= moment.at::timestamptz and (s.valid_to is null or s.valid_to > moment.at::timestamptz)
         left join membership.group_membership g
           on g.state_iso3 = s.state_iso3
          and (g.valid_from is null or g.valid_from <= moment.at::timestamptz) and (g.valid_to is null or g.valid_to > moment.at::timestamptz)
        group by moment.at, g.group_code order by g.group_code`,
      [instants, COUNTS_AS_PARTY],
    );
    return rows;
  },
});
