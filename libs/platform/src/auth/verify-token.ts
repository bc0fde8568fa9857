import { systemClock, Unauthenticated, uuidOf, type Actor, type Clock } from '@assembly-graph/kernel';
import { decodeProtectedHeader, jwtVerify } from 'jose';
import { actorOfClaims } from './actor-of-claims.ts';
import { KeysUnavailable, type KeySet } from './key-set.ts';
import type { RevokedTokens } from './revoked-tokens.ts';

export interface TokenSettings {
  /** `iss` of every token, letter by letter. */
  readonly issuer: string;
  /** What `aud` must be or hold: tokens for another service are none here. */
  readonly audience: string;
  readonly keys: KeySet;
  /** Those that were taken back. */
  readonly revoked?: Pick<RevokedTokens, 'names'>;
  readonly clock?: Clock;
}

/** Who stands behind a token. @throws Unauthenticated for any token that isn't valid, KeysUnavailable if none can be looked at */
export type VerifyToken = (token: string) => Promise<Actor>;

/** `typ` of an access token (RFC 9068): an id token of the same issuer is not one. */
export const TOKEN_TYPE = 'at+jwt';
const ALGORITHMS = ['ES256', 'EdDSA', 'RS256'];
/** A header with anything else (jwk, jku, x5u, crit, b64, zip …) wants the key or the rules to come from the token itself. */
const HEADERS = new Set(['alg', 'kid', 'typ']);
const TOKEN = /^[\w-]{1,1000}\.[\w-]{1,6000}\.[\w-]{1,1000}$/;
const TOLERANCE_S = 30;
const MAX_AGE_S = 24 * 3600;

/**
 * Verifies access tokens: signature by a key of the issuer (ES256, EdDSA, RS256 only), `typ`, issuer, audience, and `exp`, `nbf`
 * and `iat`, all three needed, with 30 s of tolerance; none older than a day, whatever its `exp`, and none that was taken back. The refusal says nothing of
 * why, and nothing of the token. The actor's subject is made from `iss` and `sub`.
 */
export function verifyToken({ issuer, audience, keys, revoked, clock = systemClock }: TokenSettings): VerifyToken {
  const rules = {
    issuer,
    audience,
    algorithms: ALGORITHMS,
    typ: TOKEN_TYPE,
    requiredClaims: ['exp', 'nbf', 'iat', 'sub'],
    clockTolerance: TOLERANCE_S,
    maxTokenAge: MAX_AGE_S,
  };
  return async (token) => {
    const actor = await claimsOf(token).catch((cause: unknown) => {
      if (cause instanceof KeysUnavailable) throw cause;
      return null;
    });
    if (!actor) throw new Unauthenticated('The token is not valid here; get a new one, or ask without.');
    return actor;
  };

  async function claimsOf(token: string): Promise<Actor | null> {
    if (!TOKEN.test(token) || !isPlain(decodeProtectedHeader(token))) return null;
    const { payload } = await jwtVerify(token, keys, { ...rules, currentDate: new Date(clock.now()) });
    if (revoked?.names(payload)) return null;
    const actor = actorOfClaims(payload);
    // Some issuers put an address into `sub`; the audit and the log must hold nothing personal, so it ends here.
    return actor && { ...actor, subject: uuidOf('Subject', `${issuer} ${actor.subject}`) };
  }
}

/** The key has a name, and the header holds nothing that we don't read. */
const isPlain = (header: object): boolean =>
  Object.keys(header).every((name) => HEADERS.has(name)) && 'kid' in header && typeof header.kid === 'string' && header.kid.length <= 200;
