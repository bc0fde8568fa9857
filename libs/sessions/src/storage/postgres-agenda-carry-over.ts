import { BadInput } from '@assembly-graph/kernel';
import type { EntityManager } from 'typeorm';
import { carryOvers, type FollowAgendas, type ItemOnRecord, type SessionItems } from '../domain/agenda-carry-over.ts';

/** As many items as some fifty sessions could have before them, and a hundred times that; more are refused, as a part of them would look like all. */
const MOST_ITEMS = 50_000;
const MOST_RETURNS = 2_000;

const ON_AGENDA = `(i.adopted or i.kind = 'PROVISIONAL_AGENDA_ITEM' or coalesce(agenda.places @> jsonb_build_array(jsonb_build_object('itemId', i.id)), false))`;

type Row = Omit<SessionItems, 'items'> & { readonly item: ItemOnRecord | null };

/**
 * What came back of agendas at the sessions that followed: one statement. An item stands on the agenda of its session if that was published
 * with it last, or adopted with it, or is a provisional one of the data set; whatever else is on record is a heading.
 */
export const postgresAgendaCarryOver =
  (manager: EntityManager): FollowAgendas =>
  async ({ sessions, ...request }) => {
    const rows: Row[] = await manager.query(
      `with assembly as (select code, (row_number() over (order by opens_on, code collate "C"))::int as place from sessions.session where kind <> 'REVIEW_CONFERENCE'),
            looked as (select a.code, a.place, $1::text[] is null or a.code = any($1) as asked from assembly a
                        where exists (select from assembly o where ($1::text[] is null or o.code = any($1)) and a.place between o.place and o.place + $2))
       select looked.code as "sessionCode", looked.place, looked.asked,
              case when i.id is not null then json_build_object('id', i.id, 'title', i.title, 'status', i.status, 'confidences', array_remove(array[i.confidence, agenda.confidence], null), 'heading', not ${ON_AGENDA}) end as item
         from looked
         left join lateral (select g.places, g.confidence from sessions.agenda g where g.session_code = looked.code order by g.ordinal desc limit 1) as agenda on true
         left join sessions.agenda_item i on i.session_code = looked.code and (${ON_AGENDA} or $3 and i.kind <> 'AGENDA_ITEM')
        order by looked.place, i.position, i.id limit ${MOST_ITEMS + 1}`,
      [sessions, request.following, request.includeHeadings],
    );
    if (rows.length > MOST_ITEMS) throw new BadInput(`There are more than ${MOST_ITEMS} items to follow: ask for fewer sessions.`, 'sessions');
    const followed = carryOvers(sessionsOf(rows), request);
    const returns = followed.reduce((sum, one) => sum + one.returns.length, 0);
    if (returns > MOST_RETURNS) throw new BadInput(`There are more than ${MOST_RETURNS} returns: ask for fewer sessions, or follow fewer.`, 'sessions');
    return followed;
  };

const sessionsOf = (rows: readonly Row[]): SessionItems[] =>
  [...Map.groupBy(rows, ({ place }) => place).values()].map((own) => ({ ...own[0]!, items: own.flatMap(({ item }) => item ?? []) }));
