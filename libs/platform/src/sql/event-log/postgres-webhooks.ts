import { cursorOf, readCursor } from '@assembly-graph/events';
import { NotFound, type Actor, type Clock } from '@assembly-graph/kernel';
import type { EntityManager } from 'typeorm';
import { followerOf, type Follower } from '../../subscribers/follower.ts';
import type { Standing } from '../../subscribers/subscriber.ts';
import type { SecretBox } from '../../webhooks/sealed-secret.ts';
import type { Webhook, WebhookChange, WebhookDesk, Webhooks } from '../../webhooks/webhook.ts';
import { postgresFeed } from './postgres-feed.ts';
import { standingSql } from './postgres-subscribers.ts';

type Kept = Omit<Webhook, 'follower' | 'position' | 'test'>;

export interface WebhookRow extends Kept, Pick<Follower, 'role' | 'state' | 'organization'> {
  readonly owner: string;
  readonly seq: number;
  readonly hash: string;
  readonly testAskedAt: string | null;
  readonly testedAt: string | null;
  readonly testOutcome: string | null;
  readonly standing: Standing;
  readonly lag: number;
}

/** The columns of what a deed may change, and of all that is read. */
const CHANGED: Readonly<Record<Exclude<keyof WebhookChange, 'position'>, string>> = {
  url: 'url', filter: 'filter', status: 'status', statusSince: 'status_since', reason: 'reason', secret: 'secret', secretSince: 'secret_since', oldSecret: 'old_secret',
  oldSecretUntil: 'old_secret_until', attempts: 'attempts', nextAttemptAt: 'next_attempt_at',
};
const READ: Readonly<Record<string, string>> = {
  ...CHANGED, id: 'id', version: 'version', owner: 'owner', role: 'role', state: 'state', organization: 'organization', seq: 'seq', hash: 'hash', failure: 'failure', failedAt: 'failed_at',
  deliveredAt: 'delivered_at', testAskedAt: 'test_asked_at', testedAt: 'tested_at', testOutcome: 'test_outcome', createdAt: 'created_at',
};

/** All columns but those of who has it just now, of the table `w`. */
export const WEBHOOK_COLUMNS = Object.entries(READ).map(([property, column]) => `w.${column} as "${property}"`).join(', ');

export const webhookOf =
  (feed: string) =>
  ({ owner, role, state, organization, seq, hash, testAskedAt, testedAt, testOutcome, standing: _standing, lag: _lag, ...kept }: WebhookRow): Webhook => ({
    ...kept,
    follower: { subject: owner, role, state, organization },
    position: cursorOf({ feed, seq, hash }),
    test: testAskedAt === null ? null : { askedAt: testAskedAt, testedAt, outcome: testOutcome },
  });

/** So long a new secret is told to whoever asks again with the key of the deed that made it. */
const FRESH_MS = 600_000;

/** The webhooks of a feed, to be read. */
export function postgresWebhooks(manager: EntityManager, feed: string, box: SecretBox, clock: Clock): Webhooks {
  const { schema } = manager.connection.options as { schema: string };
  const select = `select ${WEBHOOK_COLUMNS}, ${standingSql(schema, 'w')} from "${schema}".webhook w, "${schema}".feed_head h`;
  const view = (row: WebhookRow) => {
    const { secret: _secret, oldSecret: _old, ...told } = webhookOf(feed)(row);
    return { ...told, standing: row.standing, lag: row.lag };
  };
  return {
    byId: async (id) => (await manager.query(`${select} where w.id = $1`, [id])).map(view)[0] ?? null,
    seenBy: async (actor, { first, after = null }) => {
      const rows: WebhookRow[] = await manager.query(
        `${select} where (w.owner = $1 or $2::boolean) and ($3::uuid is null or w.id > $3) order by w.id limit $4`,
        [followerOf(actor).subject, actor.role === 'secretariat', after, first],
      );
      return rows.map(view);
    },
    freshSecret: async (id) => {
      const since = new Date(Date.parse(clock.now()) - FRESH_MS).toISOString();
      const [row]: { secret: string }[] = await manager.query(`select secret from "${schema}".webhook where id = $1 and secret_since > $2`, [id, since]);
      return row ? box.open(row.secret, id) : null;
    },
  };
}

/** The webhooks of a feed within the transaction of a deed. */
export function postgresWebhookDesk(manager: EntityManager, feed: string): WebhookDesk {
  const { schema } = manager.connection.options as { schema: string };
  const table = `"${schema}".webhook`;
  return {
    feed: postgresFeed(manager, feed),
    webhooks: {
      async get(id, actor: Actor) {
        const [row]: WebhookRow[] = await manager.query(
          `select ${WEBHOOK_COLUMNS} from ${table} w where w.id = $1 and (w.owner = $2 or $3::boolean) for update`,
          [id, followerOf(actor).subject, actor.role === 'secretariat'],
        );
        if (!row) throw new NotFound('The webhook', id);
        return webhookOf(feed)(row);
      },
      countOf: async ({ subject }) => (await manager.query(`select count(*) as count from ${table} where owner = $1`, [subject]))[0].count,
      async add({ id, follower: { subject, role, state, organization }, url, filter, position, secret }, now) {
        const { seq, hash } = readCursor(position)!;
        await manager.query(
          `insert into ${table} (id, owner, role, state, organization, url, filter, seq, hash, secret, status_since, secret_since, created_at)
           values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9, $10, $11, $11, $11)`,
          [id, subject, role, state, organization, url, filter && JSON.stringify(filter), seq, hash, secret, now],
        );
      },
      async change({ id }, { position, ...to }) {
        const fields = Object.entries(to) as [keyof typeof CHANGED, unknown][];
        const place = position === undefined ? [] : Object.entries(readCursor(position)!).filter(([field]) => field !== 'feed');
        const values = [...fields.map(([field, value]) => [CHANGED[field], field === 'filter' && value !== null ? JSON.stringify(value) : value]), ...place];
        await manager.query(`update ${table} set version = version + 1${values.map(([column], index) => `, ${column as string} = $${index + 2}`).join('')} where id = $1`, [id, ...values.map(([, value]) => value)]);
      },
      askForTest: async ({ id }, testId, now) =>
        void (await manager.query(`update ${table} set test_id = $2, test_asked_at = $3, tested_at = null, test_outcome = null where id = $1`, [id, testId, now])),
      remove: async ({ id }) => void (await manager.query(`delete from ${table} where id = $1`, [id])),
    },
  };
}
