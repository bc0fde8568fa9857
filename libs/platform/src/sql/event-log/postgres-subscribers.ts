import { cursorOf, readCursor } from '@assembly-graph/events';
import { NotFound, type Actor } from '@assembly-graph/kernel';
import type { EntityManager } from 'typeorm';
import { followerOf, type Follower, type Named } from '../../subscribers/follower.ts';
import type { Standing, Subscriber, SubscriberDesk, Subscribers, SubscriberView } from '../../subscribers/subscriber.ts';
import { postgresFeed } from './postgres-feed.ts';
import type { ConstraintRules } from './postgres-unit-of-work.ts';

interface Row extends Pick<Follower, 'role' | 'state' | 'organization'>, Pick<Subscriber, 'id' | 'version' | 'name' | 'filter' | 'registeredAt' | 'acknowledgedAt'> {
  readonly owner: string;
  readonly seq: number;
  readonly hash: string;
  readonly standing: Standing;
  readonly lag: number;
}

const COLUMNS = `s.id, s.version, s.owner, s.role, s.state, s.organization, s.name, s.filter, s.seq, s.hash, s.registered_at as "registeredAt", s.acknowledged_at as "acknowledgedAt"`;

/** How a place, `alias.seq` and `alias.hash`, stands to the log of the schema; with the row of the head as `h`. */
export const standingSql = (schema: string, alias: string): string => `
  case when ${alias}.seq < h.floor_seq then 'EXPIRED'
       when ${alias}.seq = 0 or ${alias}.hash = (select encode(substr(e.hash, 1, 8), 'hex') from "${schema}".event e where e.seq = ${alias}.seq) then 'FOLLOWING'
       else 'INVALID' end as standing, greatest(h.last_seq - ${alias}.seq, 0) as lag`;

/** Which rows somebody may have: $1 the owner, $2 whether all, then the name or the id. */
const whose = (named: Named): string => ('id' in named ? `s.id = $3::uuid and (s.owner = $1 or $2::boolean)` : `s.name = $3 and s.owner = $1 and $2::boolean is not null`);
const whoseValues = (named: Named, actor: Actor): unknown[] => [followerOf(actor).subject, actor.role === 'secretariat', 'id' in named ? named.id : named.name];

export const SUBSCRIBER_RULES: ConstraintRules = {
  a_name_is_given_to_one_subscriber: ['a name is given to one subscriber of yours in a feed'],
};

/** The subscribers of a feed, to be read. */
export function postgresSubscribers(manager: EntityManager, feed: string): Subscribers {
  const { schema } = manager.connection.options as { schema: string };
  const select = `select ${COLUMNS}, ${standingSql(schema, 's')} from "${schema}".subscriber s, "${schema}".feed_head h`;
  const view = (row: Row): SubscriberView => ({ ...subscriberOf(feed)(row), standing: row.standing, lag: row.lag });
  return {
    find: (named, actor) => find(manager, feed, named, actor, ''),
    byId: async (id) => (await manager.query(`${select} where s.id = $1`, [id])).map(view)[0] ?? null,
    seenBy: async (actor, { name = null, first, after = null }) => {
      const rows: Row[] = await manager.query(
        `${select} where (s.owner = $1 or $2::boolean) and ($3::text is null or s.name = $3) and ($4::uuid is null or s.id > $4) order by s.id limit $5`,
        [followerOf(actor).subject, actor.role === 'secretariat', name, after, first],
      );
      return rows.map(view);
    },
  };
}

/** The subscribers of a feed within the transaction of a deed. */
export function postgresSubscriberDesk(manager: EntityManager, feed: string): SubscriberDesk {
  const { schema } = manager.connection.options as { schema: string };
  const table = `"${schema}".subscriber`;
  return {
    feed: postgresFeed(manager, feed),
    subscribers: {
      get: (named, actor) => find(manager, feed, named, actor, 'for update'),
      countOf: async ({ subject }) => (await manager.query(`select count(*) as count from ${table} where owner = $1`, [subject]))[0].count,
      add: async ({ id, follower: { subject, role, state, organization }, name, filter, position, registeredAt }) => {
        const { seq, hash } = readCursor(position)!;
        await manager.query(
          `insert into ${table} (id, owner, role, state, organization, name, filter, seq, hash, registered_at) values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9, $10)`,
          [id, subject, role, state, organization, name, filter && JSON.stringify(filter), seq, hash, registeredAt],
        );
      },
      move: async ({ id }, to, acknowledgedAt) => {
        const { seq, hash } = readCursor(to)!;
        await manager.query(`update ${table} set seq = $2, hash = $3, acknowledged_at = coalesce($4, acknowledged_at), version = version + 1 where id = $1`, [id, seq, hash, acknowledgedAt]);
      },
      remove: async ({ id }) => void (await manager.query(`delete from ${table} where id = $1`, [id])),
    },
  };
}

async function find(manager: EntityManager, feed: string, named: Named, actor: Actor, lock: '' | 'for update'): Promise<Subscriber> {
  const { schema } = manager.connection.options as { schema: string };
  const [row]: Row[] = await manager.query(`select ${COLUMNS} from "${schema}".subscriber s where ${whose(named)} ${lock}`, whoseValues(named, actor));
  if (!row) throw new NotFound('The subscriber', 'name' in named ? named.name : named.id);
  return subscriberOf(feed)(row);
}

const subscriberOf =
  (feed: string) =>
  ({ id, version, owner, role, state, organization, name, filter, seq, hash, registeredAt, acknowledgedAt }: Row): Subscriber => ({
    id, version, name, filter, registeredAt, acknowledgedAt,
    follower: { subject: owner, role, state, organization },
    position: cursorOf({ feed, seq, hash }),
  });
