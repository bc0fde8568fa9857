import type { EntityManager } from 'typeorm';
import type { ParticipationProfile, ParticipationProfiles } from '../domain/participation-profile.ts';

/** The profiles of several organizations, with and without what is unconfirmed: one statement. */
export const postgresParticipationProfiles = (manager: EntityManager): ParticipationProfiles => ({
  of(requests): Promise<ParticipationProfile[]> {
    return manager.query(
      `with asked as (
         select code, unconfirmed, place from unnest($1::text[], $2::boolean[]) with ordinality as given(code, unconfirmed, place)
       ), fact as (
         select asked.place, 'EVENT' as kind, event.session_code, event.session_opens_on
           from asked join civil_society.side_event event on event.co_host_organizations @> array[asked.code]
            and event.announced and event.status is distinct from 'CANCELLED'
          where asked.unconfirmed or event.confidence <> 'RECALLED'
         union all
         select asked.place, 'DOCUMENT', document.session_code, document.session_opens_on
           from asked join civil_society.advocacy_document document on document.author_code = asked.code or document.co_author_codes @> array[asked.code]
          where asked.unconfirmed or document.confidence <> 'RECALLED'
       )
       select (select count(*)::int from fact where fact.place = asked.place and kind = 'EVENT') as "sideEvents",
              (select count(*)::int from fact where fact.place = asked.place and kind = 'DOCUMENT') as "advocacyDocuments",
              array(select session_code from fact where fact.place = asked.place and session_code is not null
                     group by session_code order by min(session_opens_on), session_code) as "sessionCodes"
         from asked order by asked.place`,
      [requests.map(({ organizationCode }) => organizationCode), requests.map(({ includeUnconfirmed }) => includeUnconfirmed)],
    );
  },
});
