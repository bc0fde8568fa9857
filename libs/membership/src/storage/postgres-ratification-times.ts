import type { EntityManager } from 'typeorm';
import type { RatificationTimes } from '../domain/ratification-times.ts';

/** From signature to deposit, by the group of the day of the deposit. Exact: percentile_cont would be a binary fraction. */
export const postgresRatificationTimes = (manager: EntityManager): RatificationTimes => ({
  of: (treaty, includeUnconfirmed) =>
    manager.query(
      `with taken as (
         select g.group_code, deposit.taken_on - signature.taken_on as days,
                $2 or (signature.confidence <> 'RECALLED' and deposit.confidence <> 'RECALLED') as counts
           from membership.treaty_action signature
           join membership.treaty_action deposit
             on deposit.state_iso3 = signature.state_iso3 and deposit.treaty_code = signature.treaty_code
            and deposit.kind in ('RATIFICATION', 'ACCEPTANCE', 'APPROVAL') and deposit.taken_on >= signature.taken_on
           left join membership.group_membership g on g.state_iso3 = deposit.state_iso3 and daterange(g.valid_from, g.valid_to) @> deposit.taken_on
          where signature.treaty_code = $1 and signature.kind = 'SIGNATURE')
       select group_code as "group", grouping(group_code) = 1 as "isTotal", count(*) filter (where counts)::int as states,
              count(*) filter (where not counts)::int as "leftOutUnconfirmed",
              round((percentile_disc(0.5) within group (order by days) filter (where counts)
                + percentile_disc(0.5) within group (order by days desc) filter (where counts)) / 2.0, 1)::text as median,
              (percentile_disc(0.9) within group (order by days) filter (where counts))::int as p90
         from taken group by grouping sets ((), (group_code)) order by grouping(group_code) desc, group_code`,
      [treaty, includeUnconfirmed],
    ),
});
