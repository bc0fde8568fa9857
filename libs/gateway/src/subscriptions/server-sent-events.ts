import type { ServerResponse } from 'node:http';
import type { Told } from './follow-feed.ts';
import { CannotGoOn } from './follow-feed.ts';
import type { Subscription } from './subscriptions.ts';
import type { ToldError } from './told-page.ts';

/** Why the server ends a stream that could go on. */
export type Ending = 'AUTH_EXPIRED' | 'SUBSCRIPTION_LAGGED' | 'UNAVAILABLE';

export const ENDINGS: Readonly<Record<Ending, string>> = {
  AUTH_EXPIRED: 'The token has expired. Get a new one, and go on after this cursor.',
  SUBSCRIPTION_LAGGED: 'The answers were not taken for too long. Go on after this cursor.',
  UNAVAILABLE: 'The server is closing. Go on after this cursor.',
};

export interface EventStreamOptions {
  readonly subscription: Subscription;
  /** The header Last-Event-ID: where a browser that was cut off goes on, whatever the operation says. */
  readonly lastEventId: string | undefined;
  readonly headers: Readonly<Record<string, string | number | string[]>>;
  /** When the token of the subscriber ends, milliseconds; null: never. */
  readonly until: number | null;
  /** Aborted when the server closes. */
  readonly closing: AbortSignal;
  /** After so long without taking what it is sent, a subscriber is let go. */
  readonly lagMs: number;
  readonly onFailure: (failure: unknown) => ToldError;
}

const KEEP_ALIVE_MS = 15_000;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Tells a subscription as server-sent events: `next` with an answer, `progress` with how far the feed was looked at, `complete` at the end. The id of each
 * is its cursor, so a browser goes on by itself where it was cut off.
 */
export async function eventStream(response: ServerResponse, options: EventStreamOptions): Promise<void> {
  const { subscription, lastEventId, headers, until, closing, lagMs, onFailure } = options;
  const leaving = new AbortController();
  let ending: Ending | null = null;
  let cursor = lastEventId ?? subscription.after;
  const end = (why: Ending) => {
    ending ??= why;
    leaving.abort();
  };
  response.on('close', () => leaving.abort());
  const onClosing = () => end('UNAVAILABLE');
  closing.addEventListener('abort', onClosing);
  if (closing.aborted) onClosing();
  const expiry = until === null ? undefined : setTimeout(() => end('AUTH_EXPIRED'), Math.min(Math.max(until - Date.now(), 0), LONGEST_TIMER_MS));
  const keepAlive = setInterval(() => response.writableNeedDrain || response.write(':\n\n'), KEEP_ALIVE_MS);

  response.writeHead(200, { ...headers, 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
  response.write('retry: 1000\n\n');
  let errors: readonly ToldError[] = [];
  try {
    for await (const told of subscription.follow(leaving.signal, lastEventId)) {
      cursor = told.cursor;
      if (response.write(eventOf(told))) continue;
      if (!(await drained(response, lagMs, leaving.signal))) end('SUBSCRIPTION_LAGGED');
    }
  } catch (failure) {
    errors = failure instanceof CannotGoOn ? failure.errors : [onFailure(failure)];
  } finally {
    clearInterval(keepAlive);
    clearTimeout(expiry);
    closing.removeEventListener('abort', onClosing);
  }
  if (response.destroyed) return;
  const said = ending ? [endingError(ending, cursor, subscription.key)] : errors;
  response.end(`${said.length ? message('next', cursor, { errors: said }) : ''}event: complete\ndata:\n\n`);
  // Whoever has not taken anything for so long may not take this either.
  if (ending === 'SUBSCRIPTION_LAGGED') setTimeout(() => response.destroy(), KEEP_ALIVE_MS).unref();
}

/** Why the server ends the stream, as the client is told it. */
export const endingError = (ending: Ending, cursor: string | null, key: string): ToldError => ({
  message: ENDINGS[ending],
  path: [key],
  extensions: { code: ending, cursor },
});

const eventOf = ({ cursor, answer }: Told): string => (answer ? message('next', cursor, answer) : message('progress', cursor, { cursor }));

/** A cursor from outside comes back only if it can stand on a line of its own. */
function message(event: string, id: string | null, data: object): string {
  const named = id !== null && /^[\w-]+$/.test(id) ? `id: ${id}\n` : '';
  return `event: ${event}\n${named}data: ${JSON.stringify(data)}\n\n`;
}

/** Waits until what was written is taken. @returns false if it is not in time; true also if the other side has left */
function drained(response: ServerResponse, ms: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((over) => {
    const done = (taken: boolean) => () => {
      clearTimeout(timer);
      response.off('drain', taking);
      signal.removeEventListener('abort', taking);
      over(taken);
    };
    const taking = done(true);
    const timer = setTimeout(done(false), ms);
    response.on('drain', taking);
    signal.addEventListener('abort', taking);
  });
}
