import type { EntityManager } from 'typeorm';
import type { Punctualities, Punctuality } from '../domain/punctuality.ts';

/** Contributions with an amount, and what was received towards each of them in its year and after it: one statement. */
export const postgresPunctualities = (manager: EntityManager): Punctualities => ({
  of: ({ from, to, groupBy, includeUnconfirmed }): Promise<Punctuality[]> =>
    manager.query(
      `with due as (
         select distinct on (state_iso3, year) state_iso3, year, amount from resolutions.assessed_contribution
          where amount is not null and year between $1::int and $2::int and ($4::boolean or confidence <> 'RECALLED')
          order by state_iso3, year, (kind = 'ASSESSED') desc
       ), paid as (
         select due.*, coalesce(sum(p.amount), 0) as received, coalesce(sum(p.amount) filter (where extract(year from p.received_on) <= p.year), 0) as in_time
           from due left join resolutions.payment p
             on p.state_iso3 = due.state_iso3 and p.year = due.year and ($4::boolean or p.confidence <> 'RECALLED')
          group by due.state_iso3, due.year, due.amount
       )
       select case when $3 = 'YEAR' then year end as year, case when $3 = 'STATE' then state_iso3 end as "stateIso3",
              count(*)::int as contributions,
              (count(*) filter (where in_time >= amount))::int as "paidInTime",
              (count(*) filter (where received >= amount and in_time < amount))::int as "paidLate",
              (count(*) filter (where received < amount and received > 0))::int as "paidInPart",
              (count(*) filter (where received = 0))::int as unpaid,
              sum(amount) as assessed, sum(received) as received
         from paid group by 1, 2 order by 1, 2`,
      [from, to, groupBy, includeUnconfirmed],
    ),
});
