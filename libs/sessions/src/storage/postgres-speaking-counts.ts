import type { EntityManager } from 'typeorm';
import type { CountSpeaking, SpeakingCounts } from '../domain/speaking-counts.ts';

/** How many spoke, for several sessions and parts of sessions at once: one statement. */
export const postgresSpeakingCounts =
  (manager: EntityManager): CountSpeaking =>
  async (asked) => {
    const rows: (SpeakingCounts & { place: number })[] = await manager.query(
      `select asked.place::int as place, count(*)::int as statements,
              (count(distinct s.speaker_state) + count(distinct s.speaker_organization))::int as speakers,
              count(distinct s.speaker_state)::int as states, count(distinct s.speaker_organization)::int as organizations,
              (count(*) filter (where cardinality(s.on_behalf_of) > 0))::int as "onBehalfOfOthers",
              (count(*) filter (where s.form = 'WRITTEN'))::int as "writtenOnly"
         from unnest($1::text[], $2::text[], $3::boolean[]) with ordinality as asked(session_code, segment, unconfirmed, place)
         join sessions.statement s
           on s.session_code = asked.session_code and (asked.segment is null or s.segment = asked.segment)
          and (asked.unconfirmed or s.confidence <> 'RECALLED')
        group by asked.place`,
      [asked.map(({ sessionCode }) => sessionCode), asked.map(({ segment }) => segment), asked.map(({ includeUnconfirmed }) => includeUnconfirmed)],
    );
    const byPlace = new Map(rows.map(({ place, ...counts }) => [place, counts]));
    return asked.map((_, index) => byPlace.get(index + 1) ?? null);
  };
