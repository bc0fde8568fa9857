import type { EntityManager } from 'typeorm';
import { COUNTS_AS_PARTY } from '../domain/party-status.ts';
import { ACTS_OF_CONSENT } from '../domain/treaty-action.ts';
import type { TreatyUptakes } from '../domain/treaty-uptake.ts';

/** The deposits of several treaties up to their instants, against the States Parties of then: one statement. */
export const postgresTreatyUptakes = (manager: EntityManager): TreatyUptakes => ({
  of: (questions) =>
    manager.query(
      `select uptake.*, party.total as "statesParties"
         from unnest($1::text[], $2::text[], $3::boolean[]) with ordinality as asked(treaty, at, unconfirmed, place)
        cross join lateral (
          select count(distinct state_iso3) filter (where counts)::int as deposits,
                 count(distinct state_iso3) filter (where counts and is_party)::int as "depositsOfParties",
                 count(distinct state_iso3) filter (where not counts)::int as "leftOutUnconfirmed"
            from (select a.state_iso3, asked.unconfirmed or a.confidence <> 'RECALLED' as counts,
                         exists (select 1 from membership.party_status s
                                  where s.state_iso3 = a.state_iso3 and s.treaty_code = 'ROME_STATUTE' and s.known_to is null and s.status = any($5::text[])
                                    and s.valid_from <= asked.at::timestamptz and (s.valid_to is null or s.valid_to > asked.at::timestamptz)) as is_party
                    from membership.treaty_action a
                   where a.treaty_code = asked.treaty and a.kind = any($4::text[]) and a.taken_on <= asked.at::timestamptz) as deposit) as uptake
        cross join lateral (
          select count(*)::int as total from membership.party_status s
           where s.treaty_code = 'ROME_STATUTE' and s.known_to is null and s.status = any($5::text[])
             and s.valid_from <= asked.at::timestamptz and (s.valid_to is null or s.valid_to > asked.at::timestamptz)) as party
        order by asked.place`,
      [questions.map(({ treaty }) => treaty), questions.map(({ at }) => at), questions.map((question) => question.includeUnconfirmed), ACTS_OF_CONSENT, COUNTS_AS_PARTY],
    ),
});
