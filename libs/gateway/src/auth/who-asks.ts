import { PUBLIC, Unauthenticated, type Actor } from '@assembly-graph/kernel';
import { KeysUnavailable, type VerifyToken } from '@assembly-graph/platform/auth';
import { GraphQLError } from 'graphql';
import type { Log } from '../log.ts';

/** Who asks, by the header `Authorization` of a request. @throws GraphQLError with the status and code of the refusal */
export type WhoAsks = (authorization: string | undefined) => Promise<Actor>;

const BEARER = /^Bearer ([\w.-]+)$/i;

/**
 * No header is the public. Any other header must be a bearer token that is valid, for whoever sends one believes to be known:
 * UNAUTHENTICATED with 401, or UNAVAILABLE with 503 while the issuer's keys can't be had.
 * @param verify absent: there is no issuer, and no token is valid
 */
export function whoAsks(verify: VerifyToken | undefined, log: Log): WhoAsks {
  return async (authorization) => {
    if (authorization === undefined) return PUBLIC;
    const token = bearerIn(authorization);
    if (!verify || token === undefined) throw refused();
    return verify(token).catch((error: unknown) => {
      if (error instanceof Unauthenticated) throw refused(error.message);
      // The words of what nobody expected could hold what was looked at: only its kind is logged.
      log({ level: 'error', message: 'a token could not be looked at', error: error instanceof Error ? error.name : typeof error });
      if (error instanceof KeysUnavailable)
        throw coded('Tokens cannot be checked at the moment. Ask again, or without one.', 'UNAVAILABLE', 503);
      throw refused();
    });
  };
}

/** The token of a header, if it holds one. */
export const bearerIn = (authorization: string): string | undefined => BEARER.exec(authorization)?.[1];

const refused = (message = 'The token is not valid here; get a new one, or ask without.') => coded(message, 'UNAUTHENTICATED', 401);

const coded = (message: string, code: string, status: number) => new GraphQLError(message, { extensions: { code, http: { status } } });
