import { isLoopback } from '../settings.ts';
import { StartFailure } from '../start-failure.ts';
import { DEFAULT_AUDIENCE, developmentIssuer } from './development-issuer.ts';
import { remoteKeySet } from './key-set.ts';
import { revokedTokens } from './revoked-tokens.ts';
import { verifyToken, type VerifyToken } from './verify-token.ts';

/** Whose tokens are taken, as the environment says. */
export interface TokenEnv {
  readonly production: boolean;
  readonly issuer: { readonly issuer: string; readonly audience: string; readonly jwksUrl: string } | null;
  /** Where the development issuer keeps its key; null: there is none. */
  readonly developmentFolder: string | null;
  /** The file that says which tokens were taken back. */
  readonly revocations?: string;
}

/** How a gateway knows who asks. */
export interface Authentication {
  /** Absent: there is no issuer, and no token is valid. */
  readonly verify?: VerifyToken;
  /** Of the development issuer, to be published. */
  readonly publicKeys?: object;
  /** Tells when tokens have been taken back: what is open on behalf of one of them may have to end. @returns what ends it */
  readonly onRevocation?: (listener: () => void) => () => void;
  readonly close?: () => void;
}

/**
 * Reads TOKEN_ISSUER, TOKEN_JWKS_URL, TOKEN_AUDIENCE and TOKEN_REVOCATIONS. An identity provider takes the place of the development issuer.
 * @param developmentFolder where the development issuer would keep its key
 * @throws StartFailure for one that can't be used
 */
export function tokenEnv(env: NodeJS.ProcessEnv, developmentFolder: string | null): TokenEnv {
  const { TOKEN_ISSUER: issuer, TOKEN_JWKS_URL: jwksUrl, TOKEN_AUDIENCE: audience = DEFAULT_AUDIENCE } = env;
  const production = env.NODE_ENV === 'production';
  const revocations = env.TOKEN_REVOCATIONS ? { revocations: env.TOKEN_REVOCATIONS } : {};
  if (!issuer && !jwksUrl) return { production, issuer: null, developmentFolder, ...revocations };
  if (!issuer || !jwksUrl)
    throw new StartFailure('TOKEN_ISSUER and TOKEN_JWKS_URL go together: one names who issues tokens, the other where its keys are.');
  if (!isSafe(jwksUrl)) throw new StartFailure('TOKEN_JWKS_URL must be an https URL, or an http URL of this machine.');
  return { production, issuer: { issuer, audience: audience || DEFAULT_AUDIENCE, jwksUrl }, developmentFolder: null, ...revocations };
}

/** How to tell who asks. @throws StartFailure when a development issuer is asked for in production, or the list of revoked tokens can't be read */
export async function authentication({ issuer, developmentFolder, production, revocations }: TokenEnv): Promise<Authentication> {
  if (!issuer && developmentFolder === null) return {};
  const settings = issuer ? { ...issuer, keys: remoteKeySet({ url: issuer.jwksUrl }) } : await developmentIssuer(developmentFolder!, { production });
  const revoked = revocations === undefined ? undefined : await revokedTokens(revocations);
  return {
    verify: verifyToken({ ...settings, revoked }),
    ...('publicKeys' in settings ? { publicKeys: settings.publicKeys } : {}),
    ...(revoked ? { onRevocation: revoked.onChange, close: revoked.close } : {}),
  };
}

/** Keys that travel in the clear could be anybody's. */
function isSafe(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname.replace(/^\[|\]$/g, '')));
}
