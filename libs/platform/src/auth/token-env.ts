import { isLoopback } from '../settings.ts';
import { StartFailure } from '../start-failure.ts';
import { DEFAULT_AUDIENCE, developmentIssuer } from './development-issuer.ts';
import { remoteKeySet } from './key-set.ts';
import { verifyToken, type VerifyToken } from './verify-token.ts';

/** Whose tokens are taken, as the environment says. */
export interface TokenEnv {
  readonly production: boolean;
  readonly issuer: { readonly issuer: string; readonly audience: string; readonly jwksUrl: string } | null;
  /** Where the development issuer keeps its key; null: there is none. */
  readonly developmentFolder: string | null;
}

/** How a gateway knows who asks. */
export interface Authentication {
  /** Absent: there is no issuer, and no token is valid. */
  readonly verify?: VerifyToken;
  /** Of the development issuer, to be published. */
  readonly publicKeys?: object;
}

/**
 * Reads TOKEN_ISSUER, TOKEN_JWKS_URL and TOKEN_AUDIENCE. An identity provider takes the place of the development issuer.
 * @param developmentFolder where the development issuer would keep its key
 * @throws StartFailure for one that can't be used
 */
export function tokenEnv(env: NodeJS.ProcessEnv, developmentFolder: string | null): TokenEnv {
  const { TOKEN_ISSUER: issuer, TOKEN_JWKS_URL: jwksUrl, TOKEN_AUDIENCE: audience = DEFAULT_AUDIENCE } = env;
  const production = env.NODE_ENV === 'production';
  if (!issuer && !jwksUrl) return { production, issuer: null, developmentFolder };
  if (!issuer || !jwksUrl)
    throw new StartFailure('TOKEN_ISSUER and TOKEN_JWKS_URL go together: one names who issues tokens, the other where its keys are.');
  if (!isSafe(jwksUrl)) throw new StartFailure('TOKEN_JWKS_URL must be an https URL, or an http URL of this machine.');
  return { production, issuer: { issuer, audience: audience || DEFAULT_AUDIENCE, jwksUrl }, developmentFolder: null };
}

/** How to tell who asks. @throws StartFailure when a development issuer is asked for in production */
export async function authentication({ issuer, developmentFolder, production }: TokenEnv): Promise<Authentication> {
  if (issuer) return { verify: verifyToken({ ...issuer, keys: remoteKeySet({ url: issuer.jwksUrl }) }) };
  if (developmentFolder === null) return {};
  const development = await developmentIssuer(developmentFolder, { production });
  return { verify: verifyToken(development), publicKeys: development.publicKeys };
}

/** Keys that travel in the clear could be anybody's. */
function isSafe(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname.replace(/^\[|\]$/g, '')));
}
