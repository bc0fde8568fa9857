import { systemClock, type Clock } from '@assembly-graph/kernel';
import { createLocalJWKSet, type CryptoKey, type FlattenedJWSInput, type JSONWebKeySet, type JWSHeaderParameters } from 'jose';
import { log } from '../log.ts';

/** Finds the public key that a token says it is signed with. @throws if there is none */
export type KeySet = (header: JWSHeaderParameters, token: FlattenedJWSInput) => Promise<CryptoKey>;

/** The issuer's keys can't be had, so no token can be looked at: our trouble, not that of whoever asks. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
}

export interface RemoteKeySetOptions {
  /** Where the issuer publishes its keys. */
  readonly url: string;
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
}

const COOLDOWN_MS = 30_000;
const FRESH_MS = 600_000;
const USABLE_MS = 3_600_000;
const PATIENCE_MS = 5_000;
const LARGEST = 256_000;

/**
 * The keys of an issuer, fetched when first needed, again after ten minutes, and when a token names one that is not among them:
 * so a new key works at once. Whatever tokens name, and whether or not it succeeds, there is at most one fetch in 30 s. If the
 * issuer can't be reached the keys last known serve for an hour; a key taken back is then refused too.
 */
export function remoteKeySet({ url, fetch: ask = fetch, clock = systemClock }: RemoteKeySetOptions): KeySet {
  let known: { find: KeySet; at: number } | null = null;
  let asked = -Infinity;
  let asking: Promise<void> | null = null;
  const now = () => Date.parse(clock.now());

  /** @returns false if it is too early to ask again */
  async function refresh(): Promise<boolean> {
    if (asking) return asking.then(() => true);
    if (now() - asked < COOLDOWN_MS) return false;
    asked = now();
    asking = fetchKeys(ask, url)
      .then((keys) => void (known = { find: createLocalJWKSet(keys), at: now() }))
      .catch((cause: unknown) =>
        log.error({ cause: cause instanceof Error ? cause.message : String(cause) }, "the issuer's keys could not be fetched"),
      );
    await asking.finally(() => (asking = null));
    return true;
  }

  return async (header, token) => {
    if (!known || now() - known.at >= FRESH_MS) await refresh();
    if (!known || now() - known.at >= USABLE_MS) throw new KeysUnavailable("The issuer's keys can't be had.");
    const usable = known;
    return usable.find(header, token).catch(async (unknown: unknown) => {
      if (!(await refresh()) || known === usable) throw unknown;
      return known!.find(header, token);
    });
  };
}

/** @throws Error unless it is a set of keys, of reasonable size, at just this address */
async function fetchKeys(ask: typeof fetch, url: string): Promise<JSONWebKeySet> {
  const answer = await ask(url, {
    headers: { accept: 'application/jwk-set+json, application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!answer.ok) throw new Error(`the keys were answered with HTTP ${answer.status}`);
  const text = await answer.text();
  if (text.length > LARGEST) throw new Error('the set of keys is too large');
  return JSON.parse(text) as JSONWebKeySet;
}
