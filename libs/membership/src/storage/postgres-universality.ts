import type { EntityManager } from 'typeorm';
import { COUNTS_AS_PARTY } from '../domain/party-status.ts';
import type { Universality } from '../domain/universality.ts';

/** The days on which States became parties or ceased to be: a stretch that follows another as party is no change. One statement. */
export const postgresUniversality = (manager: EntityManager): Universality => ({
  timeline: (interval, until) =>
    manager.query(
      `with spell as (
         select valid_from, valid_to,
                lag(valid_to) over state is distinct from valid_from as begins,
                lead(valid_from) over state is distinct from valid_to as ends
           from membership.party_status where treaty_code = 'ROME_STATUTE' and known_to is null and status = any($1::text[])
         window state as (partition by state_iso3 order by valid_from)),
       turn as (
         select valid_from as day, 1 as change from spell where begins
         union all
         select valid_to, -1 from spell where ends and valid_to is not null),
       point as (
         select case when $2 = 'YEAR' then date_trunc('year', day)::date else day end as "from",
                count(*) filter (where change > 0) as joined, count(*) filter (where change < 0) as "left"
           from turn where day <= $3::date group by 1),
       line as (
         select "from", joined, "left" from point
         union all
         -- A year without a change is a point, too.
         select year::date, 0, 0
           from generate_series((select min("from") from point)::timestamp, $3::date::timestamp, interval '1 year') as year
          where $2 = 'YEAR' and year::date not in (select "from" from point))
       select "from", joined::int, "left"::int, sum(joined - "left") over (order by "from")::int as parties from line order by "from"`,
      [COUNTS_AS_PARTY, interval, until],
    ),
});
