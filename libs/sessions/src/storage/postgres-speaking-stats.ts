import type { EntityManager } from 'typeorm';
import type { AddUpSpeaking, SpeakingStats, StatsDimension } from '../domain/speaking-stats.ts';

const COLUMNS: Readonly<Record<StatsDimension, string>> = { STATE: 'speaker_state', CAPACITY: 'capacity', SEGMENT: 'segment' };
const NAMES: Readonly<Record<StatsDimension, string>> = { STATE: 'stateIso3', CAPACITY: 'capacity', SEGMENT: 'segment' };
/** As many rows as there could be States and parts of some sessions; more are refused by the graph's own limits. */
const MOST = 2_000;

/** How much was spoken, by session and what else is asked for: one statement. */
export const postgresSpeakingStats =
  (manager: EntityManager): AddUpSpeaking =>
  ({ sessions, segment, groupBy }) => {
    const dimensions = (Object.keys(COLUMNS) as StatsDimension[]).map((one) => ({ name: NAMES[one], sql: groupBy.includes(one) ? `s.${COLUMNS[one]}` : 'null' }));
    const grouped = groupBy.map((one) => `s.${COLUMNS[one]}`);
    return manager.query(
      `select s.session_code as "sessionCode", ${dimensions.map(({ name, sql }) => `${sql} as "${name}"`).join(', ')},
              count(distinct coalesce(s.speaker_state, s.speaker_organization)) filter (where s.status = 'DELIVERED')::int as speakers,
              count(*) filter (where s.status = 'DELIVERED')::int as delivered, count(*) filter (where s.status = 'WRITTEN_ONLY')::int as "writtenOnly",
              round(coalesce(sum(s.seconds), 0) / 60.0, 2)::text as minutes,
              count(*) filter (where s.status = 'DELIVERED' and exists (select from sessions.statement t
                where t.slot_id = s.id and cardinality(t.on_behalf_of) + cardinality(t.on_behalf_of_states) > 0))::int as "onBehalfOfOthers",
              round((percentile_cont(0.5) within group (order by s.position) filter (where s.status = 'DELIVERED'))::numeric, 1)::text as "medianPosition"
         from sessions.speaking_slot s join sessions.session o on o.code = s.session_code
        where ($1::text[] is null or s.session_code = any($1)) and ($2::text is null or s.segment = $2) and s.status in ('DELIVERED', 'WRITTEN_ONLY')
        group by ${['o.opens_on', 's.session_code', ...grouped].join(', ')}
        order by ${['o.opens_on', 's.session_code', ...grouped].join(', ')} limit ${MOST}`,
      [sessions, segment],
    ) as Promise<SpeakingStats[]>;
  };
