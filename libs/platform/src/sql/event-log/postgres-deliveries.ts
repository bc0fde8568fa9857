import { randomUUID } from 'node:crypto';
import { readCursor, type DeedRecord } from '@assembly-graph/events';
import type { DataSource, EntityManager } from 'typeorm';
import { audienceOf } from '../../subscribers/follower.ts';
import { auditOf } from '../../subscribers/subscriber.ts';
import type { Claimed, Deliveries, DisabledBecause } from '../../webhooks/webhook.ts';
import { WEBHOOK_COLUMNS, webhookOf, type WebhookRow } from './postgres-webhooks.ts';
import { recordDeed } from './record-deed.ts';

/** Twice as long as an attempt can take: what a killed process had waits no longer for another. It is counted by the clock of the database, which all processes share. */
const LEASE_MS = 30_000;

export interface DeliveriesOptions {
  /** For how long a process has a webhook for itself, if it does not say that it still needs it. */
  readonly leaseMs?: number;
}

/** What is delivered to the webhooks of a feed. A claim is a lease, so that no transaction is open while an endpoint is asked. */
export function postgresDeliveries(database: DataSource, feed: string, { leaseMs = LEASE_MS }: DeliveriesOptions = {}): Deliveries {
  const { schema } = database.options as { schema: string };
  const table = `"${schema}".webhook`;
  const lease = `leased_until = clock_timestamp() + interval '1 millisecond' * ${leaseMs}`;
  const due = `(w.status = 'ACTIVE' and w.seq <> h.last_seq and (w.next_attempt_at is null or w.next_attempt_at <= $1))`;

  /** Of the lease and version that we have seen: who changed it since knows better. */
  const write = async (manager: EntityManager, { id, version, lease: ours }: Claimed, set: string, values: readonly unknown[] = []): Promise<boolean> => {
    const [, count]: [unknown, number] = await manager.query(`update ${table} set ${set} where id = $1 and lease = $2 and version = $3`, [id, ours, version, ...values]);
    return count > 0;
  };
  const { manager } = database;

  return {
    async claim(now) {
      const ours = randomUUID();
      const [[row]]: [(WebhookRow & { testId: string | null; isDue: boolean })[]] = await manager.query(
        `update ${table} w set lease = $2, ${lease}
           from (select w.id, ${due} as is_due from ${table} w, "${schema}".feed_head h
                  where (w.leased_until is null or w.leased_until <= clock_timestamp()) and (w.test_id is not null or ${due})
                  order by w.leased_until nulls first limit 1 for update of w skip locked) found
          where w.id = found.id returning ${WEBHOOK_COLUMNS}, w.test_id as "testId", found.is_due as "isDue"`,
        [now, ours],
      );
      if (!row) return null;
      const { testId, isDue, ...webhook } = row;
      return { ...webhookOf(feed)(webhook), lease: ours, testId, isDue };
    },
    delivered: (claimed, to, now) => {
      const { seq, hash } = readCursor(to)!;
      return write(manager, claimed, `seq = $4, hash = $5, delivered_at = $6, attempts = 0, next_attempt_at = null, failure = null, ${lease}`, [seq, hash, now]);
    },
    passOver: async (claimed, to) => {
      const { seq, hash } = readCursor(to)!;
      await write(manager, claimed, 'seq = $4, hash = $5', [seq, hash]);
    },
    failed: async (claimed, { failure, attempts, nextAttemptAt }, now) =>
      void (await write(manager, claimed, 'failure = $4, attempts = $5, next_attempt_at = $6, failed_at = $7', [failure, attempts, nextAttemptAt, now])),
    disable: async (claimed, reason, failure, now) => {
      await database.transaction('READ COMMITTED', async (within) => {
        const set = `status = 'DISABLED', status_since = $4, reason = $5, failure = $6, failed_at = coalesce($7, failed_at), next_attempt_at = null, version = version + 1`;
        if (!(await write(within, claimed, set, [now, reason, failure, failure && now]))) return;
        const deed = { name: 'deliverWebhooks', by: { id: 'duty:deliverWebhooks', role: 'graph' }, now };
        await recordDeed(within, {}, deed, async (record) => tellDisabled(record, claimed, reason), async () => undefined);
      });
    },
    // A test says nothing of how far it was told, so no version counts.
    tested: async ({ id, testId }, outcome, now) =>
      void (await manager.query(`update ${table} set test_id = null, tested_at = $3, test_outcome = $4 where id = $1 and test_id = $2`, [id, testId, now, outcome])),
    release: async ({ id, lease: ours }) => void (await manager.query(`update ${table} set lease = null, leased_until = clock_timestamp() where id = $1 and lease = $2`, [id, ours])),
  };
}

/** Whoever owns it hears of it in the feed itself. */
function tellDisabled({ audit, outbox }: DeedRecord, { id, version, follower }: Claimed, reason: DisabledBecause): void {
  audit(auditOf('Webhook', { id, version: version + 1 }, 'status'));
  outbox.add({
    type: 'WebhookDisabled',
    subject: { type: 'Webhook', id, naturalKey: null },
    subjectVersion: version + 1,
    states: follower.state === null ? [] : [follower.state],
    organizations: follower.organization === null ? [] : [follower.organization],
    changedFields: ['status'],
    audience: audienceOf(follower),
    payload: { webhookId: id, reason },
  });
}
