import { Unauthenticated } from '@assembly-graph/kernel';
import type { VerifyToken } from '@assembly-graph/platform/auth';
import { tokenEnd } from './token-end.ts';
import { bearerIn } from './who-asks.ts';

export interface TokenWatchOptions {
  readonly verify: VerifyToken | undefined;
  /** Tells when tokens have been taken back. */
  readonly onRevocation?: (listener: () => void) => () => void;
  /** How often a token is looked at again by itself: its key may have been taken back. */
  readonly recheckMs?: number;
}

/** Looks at the tokens on whose behalf something stays open. */
export interface TokenWatch {
  /** @param onRevoked called once, when the token of the header `Authorization` is not valid any more. @returns what ends it */
  readonly watch: (authorization: string | undefined, onRevoked: () => void) => () => void;
  /** When the token of the header ends by itself, milliseconds; null: never, or it is none of ours. */
  readonly endOf: (authorization: string | undefined) => number | null;
  readonly close: () => void;
}

interface Watched {
  readonly token: string;
  readonly listeners: Set<() => void>;
  timer?: NodeJS.Timeout;
}

const RECHECK_MS = 30_000;

/**
 * Each token that something is open for is looked at again every half minute, and at once when tokens were taken back; only a refusal ends what is
 * open. That it can't be looked at says nothing of it: an issuer that is away takes nothing back.
 */
export function tokenWatch({ verify, onRevocation, recheckMs = RECHECK_MS }: TokenWatchOptions): TokenWatch {
  const watched = new Map<string, Watched>();
  const forget = (one: Watched) => {
    clearTimeout(one.timer);
    if (watched.get(one.token) === one) watched.delete(one.token);
  };
  const look = async (one: Watched): Promise<void> => {
    clearTimeout(one.timer);
    const isRefused = await verify!(one.token).then(
      () => false,
      (refusal: unknown) => refusal instanceof Unauthenticated,
    );
    if (isRefused) {
      forget(one);
      for (const listener of one.listeners) listener();
    } else if (one.listeners.size > 0) lookLater(one);
  };
  const lookLater = (one: Watched): void => {
    clearTimeout(one.timer);
    one.timer = setTimeout(() => void look(one), recheckMs).unref();
  };
  const stop = onRevocation?.(() => {
    for (const one of watched.values()) void look(one);
  });
  return {
    watch(authorization, onRevoked) {
      const token = authorization === undefined ? undefined : bearerIn(authorization);
      if (!verify || token === undefined) return () => undefined;
      const one = watched.get(token) ?? { token, listeners: new Set() };
      const listener = () => onRevoked();
      one.listeners.add(listener);
      if (!watched.has(token)) {
        watched.set(token, one);
        lookLater(one);
      }
      return () => {
        one.listeners.delete(listener);
        if (one.listeners.size === 0) forget(one);
      };
    },
    endOf: (authorization) => (verify ? tokenEnd(authorization) : null),
    close() {
      stop?.();
      for (const one of [...watched.values()]) forget(one);
    },
  };
}
