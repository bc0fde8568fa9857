import type { EntityManager } from 'typeorm';
import { COUNTS_AS_PARTY } from '../domain/party-status.ts';
import { ACTS_OF_CONSENT } from '../domain/treaty-action.ts';
import type { TreatyUptakes } from '../domain/treaty-uptake.ts';

/** The parties at the instant that is asked about. */
const PARTIES = `select from membership.party_status s where s.treaty_code = 'ROME_STATUTE' and s.known_to is null and s.status = any($5::text[])
  and s.valid_from <= asked.at::timestamptz and (s.valid_to is null or s.valid_to > asked.at::timestamptz)`;

/** The deposits of several treaties up to their instants, against the States Parties of then: one statement. */
export const postgresTreatyUptakes = (manager: EntityManager): TreatyUptakes => ({
  of: (questions) =>
    manager.query(
      `select uptake.*, party.total as "statesParties"
         from unnest($1::text[], $2::text[], $3::boolean[]) with ordinality as asked(treaty, at, unconfirmed, place)
        cross join lateral (
          select count(*) filter (where counts)::int as deposits,
                 count(*) filter (where counts and exists (${PARTIES} and s.state_iso3 = deposit.state_iso3))::int as "depositsOfParties",
                 count(*) filter (where is_left_out)::int as "leftOutUnconfirmed"
            from (select state_iso3, bool_or(asked.unconfirmed or confidence <> 'RECALLED') as counts, bool_or(not asked.unconfirmed and confidence = 'RECALLED') as is_left_out
                    from membership.treaty_action
                   where treaty_code = asked.treaty and kind = any($4::text[]) and taken_on <= asked.at::timestamptz group by state_iso3) as deposit) as uptake
        cross join lateral (
          select count(*)::int as total from (${PARTIES}) as s) as party
        order by asked.place`,
      [questions.map(({ treaty }) => treaty), questions.map(({ at }) => at), questions.map((question) => question.includeUnconfirmed), ACTS_OF_CONSENT, COUNTS_AS_PARTY],
    ),
});
