import { CursorExpired, CursorInvalid, readCursor, type FeedHead, type FeedPage, type FeedSource, type LoggedEvent } from '@assembly-graph/events';
import type { EntityManager } from 'typeorm';

const NOTHING = '0'.repeat(16);
const MAX_PAGE = 1_000;

interface Row {
  readonly last_seq: number;
  readonly last_hash: string;
  readonly floor_seq: number;
  readonly at_hash: string | null;
  readonly events: readonly LoggedEvent[];
}

/** The log of a subgraph, read from PostgreSQL. Each call is one statement, so one snapshot: state, proof of the cursor, next page. */
export function postgresFeed(manager: EntityManager, feed: string): FeedSource {
  const { schema } = manager.connection.options as { schema: string };

  async function look(after: number, limit: number): Promise<Row> {
    const [row]: Row[] = await manager.query(
      `select h.last_seq, encode(substr(h.last_hash, 1, 8), 'hex') as last_hash, h.floor_seq,
              (select encode(substr(e.hash, 1, 8), 'hex') from "${schema}".event e where e.seq = $2) as at_hash,
              coalesce((select json_agg(json_build_object(
                   'seq', p.seq, 'eventId', p.event_id, 'type', p.type,
                   'subject', json_build_object('type', p.subject_type, 'id', p.subject_id, 'naturalKey', p.subject_key),
                   'subjectVersion', p.subject_version, 'audience', p.audience, 'actorRole', p.actor_role, 'occurredAt', p.occurred_at, 'topics', p.topics,
                   'session', p.session, 'states', p.states, 'organizations', p.organizations, 'changedFields', p.changed_fields,
                   'correctionOf', p.correction_of, 'payload', p.payload, 'recordedAt', to_char(p.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                   'hash', encode(substr(p.hash, 1, 8), 'hex')) order by p.seq)
                from (select * from "${schema}".event e where e.seq > $2 order by e.seq limit $3) p), '[]') as events
         from "${schema}".feed_head h where h.feed = $1`,
      [feed, after, limit],
    );
    return row!;
  }

  return {
    feed,
    head: async () => headOf(await look(0, 0)),
    async read(cursor, limit): Promise<FeedPage> {
      const after = cursor === null ? null : readCursor(cursor);
      if (cursor !== null && after?.feed !== feed) throw new CursorInvalid(feed);
      const row = await look(after?.seq ?? 0, Math.min(Math.max(limit, 0), MAX_PAGE));
      const head = headOf(row);
      // The event at the floor is kept, so that its hash can still be proven.
      const from = after?.seq ?? 0;
      if (from < head.floor) throw new CursorExpired(feed, head.floor + 1);
      const hash = from === 0 ? NOTHING : row.at_hash;
      if (from > head.seq || (after !== null && after.hash !== hash)) throw new CursorInvalid(feed);
      row.events.forEach(({ seq }, index) => {
        if (seq !== from + index + 1) throw new Error(`The ${feed} log has a hole before number ${seq}; nothing is told past it.`);
      });
      return { head, events: row.events };
    },
  };
}

const headOf = ({ last_seq, last_hash, floor_seq }: Row): FeedHead => ({ seq: last_seq, hash: last_hash, floor: floor_seq });

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
