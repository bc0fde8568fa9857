/** The only source of "now": use cases and resolvers are handed one, so that a test can stand at any moment. */
export interface Clock {
  /** The present instant, RFC 3339 in UTC, e.g. "2026-11-23T09:00:00.000Z". */
  now(): string;
}

export const systemClock: Clock = { now: () => new Date().toISOString() };
