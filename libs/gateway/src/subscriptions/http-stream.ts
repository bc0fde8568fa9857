import type { ServerResponse } from 'node:http';
import { CannotGoOn, type Told } from './follow-feed.ts';
import type { Subscription } from './subscriptions.ts';
import type { ToldAnswer, ToldError } from './told-page.ts';

/** Why the server ends a stream that could go on. */
export type Ending = 'AUTH_EXPIRED' | 'AUTH_REVOKED' | 'SUBSCRIPTION_LAGGED' | 'UNAVAILABLE';

export const ENDINGS: Readonly<Record<Ending, string>> = {
  AUTH_EXPIRED: 'The token has expired. Get a new one, and go on after this cursor.',
  AUTH_REVOKED: 'The token has been taken back. Get a new one, and go on after this cursor.',
  SUBSCRIPTION_LAGGED: 'The answers were not taken for too long. Go on after this cursor.',
  UNAVAILABLE: 'The server is closing. Go on after this cursor.',
};

/** How a stream is written in the body of an answer over HTTP. */
export interface StreamForm {
  readonly contentType: string;
  /** What stands before everything. */
  readonly opening: string;
  answer(answer: ToldAnswer, cursor: string | null): string;
  /** How far the feed was looked at. */
  progress(cursor: string): string;
  /** Says that the server is still there. */
  readonly keepAlive: string;
  /** The last there is. @param errors why it ends, if it does not end by itself */
  end(errors: readonly ToldError[], cursor: string | null): string;
}

export interface HttpStreamOptions {
  readonly form: StreamForm;
  readonly subscription: Subscription;
  /** The header Last-Event-ID: where a client that was cut off goes on, whatever the operation says. */
  readonly lastEventId: string | undefined;
  readonly headers: Readonly<Record<string, string | number | string[]>>;
  /** When the token of the subscriber ends, milliseconds; null: never. */
  readonly until: number | null;
  /** Calls back when the token is taken back. @returns what ends it */
  readonly onRevoked: (end: () => void) => () => void;
  /** Aborted when the server closes. */
  readonly closing: AbortSignal;
  /** After so long without taking what it is sent, a subscriber is let go. */
  readonly lagMs: number;
  readonly onFailure: (failure: unknown) => ToldError;
}

const KEEP_ALIVE_MS = 15_000;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Tells a subscription in the body of an answer. What the client does not take is not read for it: at most one event more than the socket's
 * buffer waits here, and the rest in the log.
 */
export async function httpStream(response: ServerResponse, options: HttpStreamOptions): Promise<void> {
  const { form, subscription, lastEventId, headers, until, onRevoked, closing, lagMs, onFailure } = options;
  const leaving = new AbortController();
  let ending: Ending | null = null;
  let cursor: string | null = lastEventId ?? subscription.after;
  const end = (why: Ending) => {
    ending ??= why;
    leaving.abort();
  };
  response.on('close', () => leaving.abort());
  const onClosing = () => end('UNAVAILABLE');
  closing.addEventListener('abort', onClosing);
  if (closing.aborted) onClosing();
  const expiry = until === null ? undefined : setTimeout(() => end('AUTH_EXPIRED'), Math.min(Math.max(until - Date.now(), 0), LONGEST_TIMER_MS));
  const unwatch = onRevoked(() => end('AUTH_REVOKED'));
  const keepAlive = setInterval(() => response.writableNeedDrain || response.write(form.keepAlive), KEEP_ALIVE_MS);

  response.writeHead(200, { ...headers, 'content-type': form.contentType, 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
  response.write(form.opening);
  let errors: readonly ToldError[] = [];
  try {
    for await (const told of subscription.follow(leaving.signal, lastEventId)) {
      cursor = told.cursor;
      if (response.write(written(form, told))) continue;
      if (!(await drained(response, lagMs, leaving.signal))) end('SUBSCRIPTION_LAGGED');
    }
  } catch (failure) {
    errors = failure instanceof CannotGoOn ? failure.errors : [onFailure(failure)];
  } finally {
    clearInterval(keepAlive);
    clearTimeout(expiry);
    unwatch();
    closing.removeEventListener('abort', onClosing);
  }
  if (response.destroyed) return;
  response.end(form.end(ending ? [endingError(ending, cursor, subscription.key)] : errors, cursor));
  // Whoever has not taken anything for so long may not take this either.
  if (ending === 'SUBSCRIPTION_LAGGED') setTimeout(() => response.destroy(), KEEP_ALIVE_MS).unref();
}

/** Why the server ends the stream, as the client is told it. */
export const endingError = (ending: Ending, cursor: string | null, key: string): ToldError => ({
  message: ENDINGS[ending],
  path: [key],
  extensions: { code: ending, cursor },
});

const written = (form: StreamForm, { cursor, answer }: Told): string => (answer ? form.answer(answer, cursor) : form.progress(cursor ?? ''));

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
