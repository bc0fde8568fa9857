const OLDEST_S = 24 * 3600;

/**
 * When the token in a header `Authorization` ends, milliseconds since 1970: by its `exp`, a day after its `iat` at the latest, as tokens are verified here.
 * For a token that was found valid; null where there is none.
 */
export function tokenEnd(authorization: string | undefined): number | null {
  const [, body] = authorization?.split('.') ?? [];
  if (body === undefined) return null;
  const { exp, iat } = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as { exp: number; iat: number };
  return Math.min(exp, iat + OLDEST_S) * 1000;
}
