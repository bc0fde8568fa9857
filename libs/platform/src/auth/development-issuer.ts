import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock, type Actor, type Clock } from '@assembly-graph/kernel';
import {
  calculateJwkThumbprint,
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  importJWK,
  SignJWT,
  type JSONWebKeySet,
  type JWK,
} from 'jose';
import { StartFailure } from '../start-failure.ts';
import { claimsOfActor } from './actor-of-claims.ts';
import type { KeySet } from './key-set.ts';
import { TOKEN_TYPE } from './verify-token.ts';

/** Stands in for an identity provider on a developer's machine. */
export interface DevelopmentIssuer {
  readonly issuer: string;
  readonly audience: string;
  /** For whoever verifies in this process. */
  readonly keys: KeySet;
  /** The public half, to be published. */
  readonly publicKeys: JSONWebKeySet;
  /** A token for this actor, valid from now on. @param hours more than 0, at most 24 */
  readonly token: (actor: Actor, hours: number) => Promise<string>;
}

export const DEFAULT_AUDIENCE = 'assembly-graph';
const ISSUER = 'urn:assembly-graph:development';
const FILE = 'development-issuer.json';
const ALGORITHM = 'ES256';

/**
 * The development issuer of a data folder; its key pair is made once and kept there, readable by its owner alone.
 * @throws StartFailure in production: whoever can read the folder could be anybody
 */
export async function developmentIssuer(
  folder: string,
  { production, clock = systemClock }: { production: boolean; clock?: Clock },
): Promise<DevelopmentIssuer> {
  if (production)
    throw new StartFailure(
      'The development issuer is refused in production; name your identity provider with TOKEN_ISSUER and TOKEN_JWKS_URL.',
    );
  const { d: _private, ...publicKey } = await keyIn(folder);
  const publicKeys = { keys: [publicKey] };
  return {
    issuer: ISSUER,
    audience: DEFAULT_AUDIENCE,
    keys: createLocalJWKSet(publicKeys),
    publicKeys,
    async token(actor, hours) {
      const now = Math.floor(Date.parse(clock.now()) / 1000);
      const claims = {
        ...claimsOfActor(actor),
        iss: ISSUER,
        aud: DEFAULT_AUDIENCE,
        jti: randomUUID(),
        iat: now,
        nbf: now,
        exp: now + Math.round(hours * 3600),
      };
      return new SignJWT(claims)
        .setProtectedHeader({ alg: ALGORITHM, typ: TOKEN_TYPE, kid: publicKey.kid })
        .sign(await importJWK(await keyIn(folder), ALGORITHM));
    },
  };
}

async function keyIn(folder: string): Promise<JWK & { kid: string }> {
  const file = join(folder, FILE);
  await mkdir(folder, { recursive: true });
  const kept = await readFile(file, 'utf8').catch(() => null);
  if (kept !== null) return readKey(kept, file);
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const jwk = await exportJWK(privateKey);
  // Written whole under another name and then linked: of two processes that start at once, the second takes the key of the first.
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify({ ...jwk, kid: await calculateJwkThumbprint(jwk), alg: ALGORITHM, use: 'sig' }), {
    flag: 'wx',
    mode: 0o600,
  });
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
  return readKey(await readFile(file, 'utf8'), file);
}

function readKey(text: string, file: string): JWK & { kid: string } {
  try {
    const jwk = JSON.parse(text) as JWK & { kid: string };
    if (jwk.kty === 'EC' && typeof jwk.d === 'string' && typeof jwk.kid === 'string') return jwk;
  } catch {
    // Told below: half a file is as useless as another one.
  }
  throw new StartFailure(`${file} holds no key; delete it, and the next start makes a new one.`);
}
