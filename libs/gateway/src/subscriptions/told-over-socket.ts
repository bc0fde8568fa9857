import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import { CannotGoOn } from './follow-feed.ts';
import { endingError, type Ending } from './http-stream.ts';
import type { Subscription } from './subscriptions.ts';
import type { ToldError } from './told-page.ts';

/** A socket and who is behind it. */
export interface Behind extends Record<PropertyKey, unknown> {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
  /** The subscriptions that are open, with how far each was told. */
  readonly open: Map<string, { readonly key: string; cursor: string | null }>;
  authorization?: string;
  expiry?: NodeJS.Timeout;
  unwatch?: () => void;
}
const CLOSE_WITHIN_MS = 2_000;
const LAGGED = 4410;

/** Resolves once the data has left: so whoever does not take it is waited for. */
export const sent = (socket: WebSocket, data: string): Promise<void> =>
  new Promise((resolve, reject) => {
    if (socket.readyState !== socket.OPEN) return resolve();
    return socket.send(data, (error) => (error ? reject(error) : resolve()));
  });

/** Each subscription is told why it ends and up to where it was told, and the socket is closed. */
export async function endAll({ socket, open }: Behind, ending: Ending, code: number): Promise<void> {
  if (socket.readyState === socket.OPEN) for (const [id, { key, cursor }] of open) socket.send(JSON.stringify({ id, type: 'error', payload: [endingError(ending, cursor, key)] }));
  await ended(socket, code, ending);
}

export async function ended(socket: WebSocket, code: number, reason: string): Promise<void> {
  if (socket.readyState === socket.CLOSED) return;
  await new Promise<void>((over) => {
    const timer = setTimeout(() => socket.terminate(), CLOSE_WITHIN_MS);
    socket.once('close', () => {
      clearTimeout(timer);
      over();
    });
    socket.close(code, reason);
  });
}

/** Tells a subscription over the socket; whoever stops it is not waited for. */
export function toldOver(extra: Behind, id: string, subscription: Subscription, lagMs: number, format: (error: unknown) => ToldError) {
  const leaving = new AbortController();
  const told = tell();
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => told.next(),
    throw: (error: unknown) => told.throw(error),
    return: () => {
      leaving.abort();
      return told.return(undefined);
    },
  };

  async function* tell(): AsyncGenerator<unknown, void> {
    const { socket, open } = extra;
    const mine: { key: string; cursor: string | null } = { key: subscription.key, cursor: subscription.after };
    open.set(id, mine);
    try {
      for await (const { cursor, answer } of subscription.follow(leaving.signal)) {
        mine.cursor = cursor;
        const lagging = setTimeout(() => void endAll(extra, 'SUBSCRIPTION_LAGGED', LAGGED), lagMs);
        try {
          if (answer) yield answer;
          else await sent(socket, JSON.stringify({ type: 'ping', payload: { subscription: id, cursor } }));
        } finally {
          clearTimeout(lagging);
        }
      }
    } catch (failure) {
      yield { errors: failure instanceof CannotGoOn ? failure.errors : [format(failure)] };
    } finally {
      open.delete(id);
    }
  }
}
