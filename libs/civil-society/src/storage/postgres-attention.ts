import type { EntityManager } from 'typeorm';
import type { Attention } from '../domain/attention.ts';

const HELD = `announced and status is distinct from 'CANCELLED'`;

/** Each of these counts is one statement. */
export const postgresAttention = (manager: EntityManager): Attention => ({
  coSponsorships: (session, includeUnconfirmed) =>
    manager.query(
      `select state as "stateIso3", organization as "organizationCode", count(*)::int as "sideEvents"
         from civil_society.side_event cross join unnest(co_host_states) as state cross join unnest(co_host_organizations) as organization
        where session_code = $1 and ${HELD} and ($2 or confidence <> 'RECALLED')
        group by state, organization order by 3 desc, 1, 2 limit 1000`,
      [session, includeUnconfirmed],
    ),
  topics: (session, includeUnconfirmed) =>
    manager.query(
      `with thing as (
         select 1 as kind, topics, session_code, confidence from civil_society.side_event where ${HELD}
         union all select 2, topics, session_code, confidence from civil_society.advocacy_document
         union all select 3, topics, session_code, confidence from civil_society.recommendation
         union all select 4, topics, session_code, confidence from civil_society.engagement)
       select topic as "topicCode", ${['sideEvents', 'advocacyDocuments', 'recommendations', 'engagements']
         .map((name, index) => `count(*) filter (where kind = ${index + 1})::int as "${name}"`)
         .join(', ')}
         from thing cross join unnest(topics) as topic
        where ($1::text is null or session_code = $1) and ($2 or confidence <> 'RECALLED') group by topic order by count(*) desc, topic`,
      [session, includeUnconfirmed],
    ),
});
