import { BadInput } from '@assembly-graph/kernel';
import { rowsKnownAt } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import type { MeasureSlippage, ProgrammeSlippage, SlippageDimension } from '../domain/programme-slippage.ts';
import { ProgrammeEntryTable } from './meeting-tables.ts';

const DIMENSIONS: Readonly<Record<SlippageDimension, { readonly name: string; readonly sql: string; readonly join: string }>> = {
  TOPIC: { name: 'topicCode', sql: 'topic.code', join: 'left join lateral (select distinct unnest(e.topics) as code) as topic on true' },
  ROOM: { name: 'room', sql: 'e.room', join: '' },
  MEETING_FORMAT: { name: 'meetingFormat', sql: 'm.format', join: 'left join sessions.meeting m on m.id = e.meeting_id' },
};
/** Of what was never moved the plan is the first one still. */
const FIRST_PLAN = 'left join lateral (select was.starts_at, was.ends_at from sessions.programme_entry_past was where was.id = e.id and e.sequence > 0 order by was.known_to limit 1) as plan on true';
/** As many rows as there could be rooms and topics of some sessions; more are refused, as a part of them would look like all. */
const MOST = 2_000;

/** How programmes came about against how they were planned, by session and what else is asked for: one statement. */
export const postgresProgrammeSlippage =
  (manager: EntityManager): MeasureSlippage =>
  async ({ sessions, groupBy, plan, knownAt, includeUnconfirmed }) => {
    const asked = groupBy.map((one) => DIMENSIONS[one]);
    const named = Object.values(DIMENSIONS).map(({ name, sql }) => `${groupBy.some((one) => DIMENSIONS[one].name === name) ? sql : 'null'} as "${name}"`);
    const order = ['o.opens_on', 'e.session_code', ...asked.map(({ sql }) => `${sql} collate "C" nulls last`)].join(', ');
    const [startsAt, endsAt] = plan === 'FIRST' ? ['coalesce(plan.starts_at, e.starts_at)', 'coalesce(plan.ends_at, e.ends_at)'] : ['e.starts_at', 'e.ends_at'];
    const rows: ProgrammeSlippage[] = await manager.query(
      `select e.session_code as "sessionCode", ${named.join(', ')},
              count(*)::int as entries, count(*) filter (where e.status = 'CANCELLED')::int as cancelled, count(*) filter (where e.status <> 'CANCELLED' and e.sequence > 0)::int as moved,
              count(*) filter (where e.status <> 'CANCELLED' and e.started_at is null)::int as "withoutStart",
              count(*) filter (where e.status <> 'CANCELLED' and e.ended_at is null)::int as "withoutEnd",
              ${figuresOf(`(e.started_at - ${startsAt})`)} as start, ${figuresOf(`(e.ended_at - ${endsAt})`)} as "end"
         from (select * from ${rowsKnownAt(manager, ProgrammeEntryTable, knownAt)}) as e join sessions.session o on o.code = e.session_code
              ${asked.map(({ join }) => join).join(' ')} ${plan === 'FIRST' ? FIRST_PLAN : ''}
        where ($1::text[] is null or e.session_code = any($1)) and ($2 or e.confidence <> 'RECALLED')
        group by ${['o.opens_on', 'e.session_code', ...asked.map(({ sql }) => sql)].join(', ')} order by ${order} limit ${MOST + 1}`,
      [sessions, includeUnconfirmed],
    );
    if (rows.length > MOST) throw new BadInput(`There are more than ${MOST} rows: group by less, or ask for fewer sessions.`, 'groupBy');
    return rows;
  };

/** Figures over how much later than planned something was, in minutes. */
const figuresOf = (later: string) =>
  `json_build_object('known', count(${later}), 'early', count(*) filter (where ${later} < '0'), 'late', count(*) filter (where ${later} > '0'), 'mean', ${minutes(`avg(${later})`)},
     'median', ${minutes(`percentile_cont(0.5) within group (order by ${later})`)}, 'least', ${minutes(`min(${later})`)}, 'greatest', ${minutes(`max(${later})`)})`;

const minutes = (interval: string) => `round(extract(epoch from ${interval}) / 60, 2)::text`;
