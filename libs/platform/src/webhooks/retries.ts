const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long after an attempt in vain the next one comes; the first comes at once. */
export const PAUSES: readonly number[] = [0, 5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];

/** Longer than this nobody is waited for, whatever they ask. */
const LONGEST = 24 * HOUR;
/** So much longer a pause may be, so that endpoints that failed together are not asked again together. */
const JITTER = 0.2;

/**
 * When an event is sent again that was sent so often in vain.
 * @param retryAfter as the endpoint asked: seconds, or a date of HTTP. It makes a pause longer, never shorter
 * @param random from 0 to 1
 * @returns RFC 3339; null: all attempts were made
 */
export function nextAttempt(attempts: number, retryAfter: string | null, now: string, random: number): string | null {
  const pause = PAUSES[attempts];
  if (pause === undefined) return null;
  const asked = Math.min(askedPause(retryAfter, now), LONGEST);
  return new Date(Date.parse(now) + Math.max(pause * (1 + JITTER * random), asked)).toISOString();
}

function askedPause(retryAfter: string | null, now: string): number {
  if (retryAfter === null) return 0;
  if (/^\d{1,10}$/.test(retryAfter)) return Number(retryAfter) * SECOND;
  const at = Date.parse(retryAfter);
  return Number.isNaN(at) ? 0 : Math.max(at - Date.parse(now), 0);
}
