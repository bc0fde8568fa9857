import { systemClock, type Clock } from '@assembly-graph/kernel';
import type { DataSource } from 'typeorm';
import { log } from './log.ts';
import type { Running } from './run-process.ts';
import { DEFAULT_RETENTION, forgetOld, passedBy, type Retention } from './sql/event-log/retention.ts';
import { StartFailure } from './start-failure.ts';

const EVERY_MS = 3_600_000;

/** Keeps the logs of these databases to what retention says: now and every hour, until it is closed. A failure is logged and tried again. */
export function keepRetention(databases: readonly DataSource[], retention: Retention, clock: Clock = systemClock, everyMs = EVERY_MS): Running {
  let closed = false;
  const round = async (): Promise<void> => {
    for (const database of databases) {
      if (closed) return;
      const { schema } = database.options as { schema: string };
      try {
        const gone = await forgetOld(database.manager, retention, clock);
        if (gone.events + gone.keys > 0) log.info({ schema, ...gone }, 'what retention no longer keeps was forgotten');
        const passed = gone.events > 0 ? await passedBy(database.manager) : { subscribers: 0, webhooks: 0 };
        if (passed.subscribers + passed.webhooks > 0) log.warn({ schema, ...passed }, 'retention has passed followers by');
      } catch (failure) {
        log.error({ schema, cause: failure instanceof Error ? (failure.stack ?? failure.message) : String(failure) }, 'retention failed, and is tried again');
      }
    }
  };
  let running = round();
  const timer = setInterval(() => (running = running.then(round)), everyMs);
  timer.unref();
  return {
    close: async () => {
      closed = true;
      clearInterval(timer);
      await running;
    },
  };
}

/** Retention from settings. @throws StartFailure for one that is no number */
export function retentionFrom(env: NodeJS.ProcessEnv): Retention {
  const number = (name: string, otherwise: number): number => {
    const value = env[name];
    if (!value) return otherwise;
    if (!/^\d{1,9}$/.test(value) || Number(value) < 1) throw new StartFailure(`${name} must be a whole number, 1 or more.`);
    return Number(value);
  };
  return {
    feedDays: number('FEED_KEEP_DAYS', DEFAULT_RETENTION.feedDays),
    feedEvents: number('FEED_KEEP_EVENTS', DEFAULT_RETENTION.feedEvents),
    keyDays: number('IDEMPOTENCY_KEEP_DAYS', DEFAULT_RETENTION.keyDays),
  };
}
