import {
  cursorOf, CursorExpired, CursorInvalid, feedPage, NO_HASH, readCursor, waysOn, type FeedFilter, type FeedHead, type FeedPage, type FeedReading, type FeedSource,
  type LoggedEvent,
} from '@assembly-graph/events';
import type { EntityManager } from 'typeorm';
import { feedNews } from './feed-news.ts';

const MAX_PAGE = 1_000;
/** So many events are looked at for one filtered page: what matches rarely costs no more than what matches always. */
const MAX_LOOKED_AT = 5_000;

interface Place {
  readonly seq: number;
  readonly hash: string;
  /** Hash of the event before it. */
  readonly before: string | null;
  readonly event: LoggedEvent | null;
}

interface Row {
  readonly last_seq: number;
  readonly last_hash: string;
  readonly floor_seq: number;
  readonly floor_hash: string | null;
  readonly at_hash: string | null;
  readonly looked_at: { readonly count: number; readonly seq: number | null; readonly hash: string | null };
  readonly places: readonly Place[];
}

/** The log of a subgraph, read from PostgreSQL. Each call is one statement, so one snapshot: state, proof of the cursor, next page. */
export function postgresFeed(manager: EntityManager, feed: string): FeedSource {
  const { schema, url } = manager.connection.options as { schema: string; url: string };

  async function look(after: number, limit: number, { filter, audiences = null }: FeedReading): Promise<Row> {
    const filtered = isFiltered(filter);
    const { types, topics, sessions, states, organizations, subject } = filter ?? {};
    const [row]: Row[] = await manager.query(statement(`"${schema}"`), [
      feed, after, limit, filtered ? MAX_LOOKED_AT : limit, filtered, audiences,
      types ?? null, topics ?? null, sessions ?? null, states ?? null, organizations ?? null, subject?.type ?? null, subject?.id ?? null,
    ]);
    return row!;
  }

  return {
    feed,
    wake: feedNews(url, feed),
    head: async () => headOf(await look(0, 0, {})),
    async read(cursor, limit, reading = {}): Promise<FeedPage> {
      const after = cursor === null ? null : readCursor(cursor);
      const from = after?.seq ?? 0;
      const row = await look(from, Math.min(Math.max(limit, 0), MAX_PAGE), reading);
      const head = headOf(row);
      const isOurs = cursor === null || after?.feed === feed;
      // Who asks for nothing wants to know where the log stands, wherever it begins.
      if (isOurs && from < head.floor && !(cursor === null && limit === 0)) throw new CursorExpired(feed, waysOn(feed, head));
      const hash = from === 0 ? NO_HASH : row.at_hash;
      if (!isOurs || from > head.seq || (after !== null && after.hash !== hash)) throw new CursorInvalid(feed, waysOn(feed, head));
      if (from < head.floor) return feedPage({ head, entries: [], end: waysOn(feed, head).oldestCursor, more: head.floor < head.seq });
      return feedPage({ head, ...pageOf(feed, { seq: from, hash: hash ?? NO_HASH }, limit, row, isFiltered(reading.filter)) });
    },
  };
}

const isFiltered = (filter: FeedFilter | null | undefined): boolean => Object.values(filter ?? {}).some((value) => value != null);

type Mark = Pick<Place, 'seq' | 'hash'>;

function pageOf(feed: string, from: Mark, limit: number, { looked_at, places, last_seq }: Row, filtered: boolean): Omit<FeedPage, 'head' | 'events'> {
  const { count, seq: seen, hash: seenHash } = looked_at;
  if (count > 0 && seen !== from.seq + count) {
    const hole = filtered ? -1 : places.findIndex(({ seq }, index) => seq !== from.seq + index + 1);
    throw new Error(`The ${feed} log has a hole before number ${places[hole]?.seq ?? seen}; nothing is told past it.`);
  }
  const last = places.at(-1);
  const looked: Mark = seen === null || seenHash === null ? from : { seq: seen, hash: seenHash };
  const end = last && places.length === limit ? last : looked;
  return {
    entries: places.map(({ seq, hash, before, event }) => ({
      cursor: cursorOf({ feed, seq, hash }),
      previousCursor: cursorOf({ feed, seq: seq - 1, hash: before ?? NO_HASH }),
      event,
    })),
    end: cursorOf({ feed, seq: end.seq, hash: end.hash }),
    more: end.seq < last_seq,
  };
}

/**
 * $1 feed, $2 after, $3 limit, $4 how many to look at, $5 whether there is a filter, $6 audiences or null, then the filter.
 * What is not for the reader's audiences does not leave the database: unfiltered its place is empty, filtered it is not there.
 */
const statement = (schema: string): string => `
  select h.last_seq, encode(substr(h.last_hash, 1, 8), 'hex') as last_hash, h.floor_seq,
         (select encode(substr(e.hash, 1, 8), 'hex') from ${schema}.event e where e.seq = h.floor_seq) as floor_hash,
         (select encode(substr(e.hash, 1, 8), 'hex') from ${schema}.event e where e.seq = $2) as at_hash,
         (select json_build_object('count', count(*), 'seq', max(w.seq), 'hash', (array_agg(encode(substr(w.hash, 1, 8), 'hex') order by w.seq desc))[1])
            from (select seq, hash from ${schema}.event where seq > $2 order by seq limit $4) w) as looked_at,
         coalesce((select json_agg(json_build_object('seq', p.seq, 'hash', encode(substr(p.hash, 1, 8), 'hex'),
             'before', (select encode(substr(b.hash, 1, 8), 'hex') from ${schema}.event b where b.seq = p.seq - 1),
             'event', case when p.told then json_build_object(
               'seq', p.seq, 'eventId', p.event_id, 'type', p.type,
               'subject', json_build_object('type', p.subject_type, 'id', p.subject_id, 'naturalKey', p.subject_key),
               'subjectVersion', p.subject_version, 'audience', p.audience, 'actorRole', p.actor_role, 'occurredAt', p.occurred_at, 'topics', p.topics,
               'session', p.session, 'states', p.states, 'organizations', p.organizations, 'changedFields', p.changed_fields,
               'correctionOf', p.correction_of, 'payload', p.payload, 'recordedAt', to_char(p.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
               'hash', encode(substr(p.hash, 1, 8), 'hex')) end) order by p.seq)
          from (select w.* from (select e.*, ($6::text[] is null or string_to_array(e.audience, ' ') && $6) as told
                                   from ${schema}.event e where e.seq > $2 order by e.seq limit $4) w
                where not $5 or (w.told
                  and ($7::text[] is null or w.type = any($7)) and ($8::text[] is null or w.topics && $8) and ($9::text[] is null or w.session = any($9))
                  and ($10::text[] is null or w.states && $10) and ($11::text[] is null or w.organizations && $11)
                  and ($12::text is null or (w.subject_type = $12 and w.subject_id = $13::uuid)))
                order by w.seq limit $3) p), '[]') as places
    from ${schema}.feed_head h where h.feed = $1`;

const headOf = ({ last_seq, last_hash, floor_seq, floor_hash }: Row): FeedHead => ({ seq: last_seq, hash: last_hash, floor: floor_seq, floorHash: floor_hash ?? NO_HASH });

/** Forgets the events below a number; the one at the new floor is kept as proof. @returns the floor */
export async function trimFeed(manager: EntityManager, keepFrom: number): Promise<number> {
  const { schema } = manager.connection.options as { schema: string };
  const [{ floor }]: [{ floor: number }] = await manager.query(
    `with f as (update "${schema}".feed_head set floor_seq = greatest(floor_seq, least($1::bigint - 1, last_seq)) returning floor_seq),
          gone as (delete from "${schema}".event e using f where e.seq < f.floor_seq)
     select floor_seq as floor from f`,
    [keepFrom],
  );
  return floor;
}

/** Finds the id of the last event of these types about a thing; null if there is none. What is corrected is told by it. */
export const lastEventOn =
  (manager: EntityManager) =>
  async (subjectId: string, types: readonly string[]): Promise<string | null> => {
    const { schema } = manager.connection.options as { schema: string };
    const [event]: { id: string }[] = await manager.query(
      `select event_id as id from "${schema}".event where subject_id = $1 and type = any($2::text[]) order by seq desc limit 1`,
      [subjectId, types],
    );
    return event?.id ?? null;
  };

/** The numbers of events whose hash does not follow from the one before: a flipped byte, a changed or a foreign row. None, if all is well. */
export async function brokenLinks(manager: EntityManager): Promise<number[]> {
  const { schema } = manager.connection.options as { schema: string };
  const rows: { seq: number }[] = await manager.query(
    `select e.seq from "${schema}".feed_head h, lateral (
        select ev as event, ev.seq, ev.hash, lag(ev.hash) over (order by ev.seq) as before from "${schema}".event ev) e
      where (e.before is not null or e.seq = 1)
        and e.hash <> "${schema}".event_hash(coalesce(e.before, decode(repeat('00', 32), 'hex')), h.feed, e.event) order by e.seq`,
  );
  return rows.map(({ seq }) => seq);
}
