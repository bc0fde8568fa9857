import type { Clock } from '@assembly-graph/kernel';
import type { EntityManager } from 'typeorm';
import type { Retention } from '../../retention-settings.ts';
import { trimFeed } from './postgres-feed.ts';

export { DEFAULT_RETENTION, type Retention } from '../../retention-settings.ts';

/** So many go at once: the log is locked for writers no longer than that takes. */
const STEP = 5_000;
const DAY_MS = 86_400_000;

/** Forgets what retention no longer keeps, step by step. @returns how many events and keys went */
export async function forgetOld(manager: EntityManager, retention: Retention, clock: Clock, step = STEP): Promise<{ events: number; keys: number }> {
  const { schema } = manager.connection.options as { schema: string };
  const daysAgo = (days: number) => new Date(Date.parse(clock.now()) - days * DAY_MS).toISOString();
  return {
    events: await forgetEvents(manager, `"${schema}"`, retention.feedEvents, daysAgo(retention.feedDays), step),
    keys: await forgetKeys(manager, `"${schema}"`, daysAgo(retention.keyDays), step),
  };
}

/** How many of those who let the graph keep their place now have one of which the next event is gone. Whoever reads on from there is told so. */
export async function passedBy(manager: EntityManager): Promise<{ subscribers: number; webhooks: number }> {
  const { schema } = manager.connection.options as { schema: string };
  const [{ there }]: [{ there: boolean }] = await manager.query(`select to_regclass($1) is not null as there`, [`"${schema}".webhook`]);
  if (!there) return { subscribers: 0, webhooks: 0 };
  const behind = (table: string) => `(select count(*) from "${schema}".${table} f where f.seq < h.floor_seq)`;
  const [passed]: [{ subscribers: number; webhooks: number }] = await manager.query(`select ${behind('subscriber')} as subscribers, ${behind('webhook')} as webhooks from "${schema}".feed_head h`);
  return passed;
}

async function forgetEvents(manager: EntityManager, schema: string, events: number, since: string, step: number): Promise<number> {
  for (let gone = 0; ; ) {
    const [{ floor, keep_from }]: [{ floor: number; keep_from: number }] = await manager.query(
      `select floor_seq as floor, least(last_seq - $1::bigint + 1, floor_seq + $3::bigint + 1, coalesce(
                (select e.seq from ${schema}.event e where e.seq > h.floor_seq and e.recorded_at >= $2 order by e.seq limit 1), last_seq + 1)) as keep_from
         from ${schema}.feed_head h`,
      [events, since, step],
    );
    if (keep_from - 1 <= floor) return gone;
    gone += (await trimFeed(manager, keep_from)) - floor;
  }
}

async function forgetKeys(manager: EntityManager, schema: string, before: string, step: number): Promise<number> {
  for (let gone = 0; ; ) {
    const rows: unknown[] = await manager.query(
      `with old as (select actor, key from ${schema}.idempotency where created_at < $1 order by created_at limit $2 for update skip locked),
            gone as (delete from ${schema}.idempotency i using old where i.actor = old.actor and i.key = old.key returning 1)
       select 1 from gone`,
      [before, step],
    );
    gone += rows.length;
    if (rows.length < step) return gone;
  }
}
