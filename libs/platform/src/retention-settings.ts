import { StartFailure } from './start-failure.ts';

/** How long a log and what goes with it is kept. An event goes only if it is older than the days *and* behind the newest so many. */
export interface Retention {
  readonly feedDays: number;
  readonly feedEvents: number;
  /** A deed that is asked for again after that is another deed. */
  readonly keyDays: number;
}

export const DEFAULT_RETENTION: Retention = { feedDays: 90, feedEvents: 100_000, keyDays: 30 };

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
