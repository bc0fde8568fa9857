import { systemClock, type Clock } from '@assembly-graph/kernel';
import type { DataSource } from 'typeorm';
import { log } from './log.ts';
import type { Retention } from './retention-settings.ts';
import type { Running } from './run-process.ts';
import { forgetOld, passedBy } from './sql/event-log/retention.ts';

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
