import { randomUUID } from 'node:crypto';
import { getSystemErrorMap } from 'node:util';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Log } from './log.ts';

export const INTERNAL_SERVER_ERROR = 'INTERNAL_SERVER_ERROR';
const MASK = 'Something went wrong on our side; it is logged with this id.';

/** Codes that name a fault of ours: what comes with them is for the log. */
const OURS = new Set([
  INTERNAL_SERVER_ERROR,
  'INTERNAL_ERROR',
  'DOWNSTREAM_SERVICE_ERROR',
  'UNKNOWN',
  ...[...getSystemErrorMap().values()].map(([name]) => name),
]);
/**
 * Said by a subgraph of the request that we sent it, these are our fault; said by us of the client's, they are its own. (A failed
 * validation is not among them: values of the graph's own scalars are looked at in the subgraph first.)
 */
const OURS_FROM_A_SUBGRAPH = new Set(['GRAPHQL_PARSE_FAILED', 'INVALID_GRAPHQL', 'BAD_REQUEST', 'PERSISTED_QUERY_NOT_FOUND']);
/** Members of `extensions` that tell of our inside or are meant for the server. */
const PRIVATE = new Set([
  'code',
  'clientCode',
  'stacktrace',
  'exception',
  'originalError',
  'response',
  'http',
  'serviceName',
  'service',
  'traceId',
  'errorId',
]);
const CODE = /^[A-Z][A-Z0-9_]{1,59}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * How an error is told to a client. With a code of the published kind it keeps its message, path and extensions; anything
 * else is told as an INTERNAL_SERVER_ERROR with a trace id, and logged under that id.
 */
export function errorFormatter(log: Log): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return ({ message, path, locations, extensions = {} }, error) => {
    const service = nameOf(extensions.service ?? extensions.serviceName);
    const code = extensions.clientCode ?? extensions.code;
    const place = path ? { path } : {};
    if (!isPublic(code, service))
      return { ...masked(log, error, { service, loggedAs: nameOf(extensions.errorId ?? extensions.traceId) }), ...place };
    const shown = Object.entries(extensions).filter(([name]) => !PRIVATE.has(name) && name !== '__proto__');
    return {
      message: String(message).slice(0, 1000),
      ...place,
      ...(locations && !path ? { locations } : {}),
      extensions: { code, ...(service ? { service } : {}), ...Object.fromEntries(shown) },
    };
  };
}

export interface Circumstances {
  service?: string;
  /** The id under which a subgraph has logged it already. */
  loggedAs?: string;
}

/** The answer to something unexpected: an id for the client, everything else for the log. */
export function masked(log: Log, error: unknown, { service, loggedAs }: Circumstances = {}): GraphQLFormattedError {
  const traceId = loggedAs && UUID.test(loggedAs) ? loggedAs : randomUUID();
  const cause = error instanceof GraphQLError ? error.originalError : undefined;
  log({
    level: 'error',
    message: reasonOf(error),
    traceId,
    error: cause instanceof Error ? cause : error,
    ...(service ? { service } : {}),
  });
  return { message: MASK, extensions: { code: INTERNAL_SERVER_ERROR, ...(service ? { service } : {}), traceId } };
}

function isPublic(code: unknown, service: string | undefined): code is string {
  if (typeof code !== 'string' || !CODE.test(code) || code.startsWith('ERR_') || OURS.has(code)) return false;
  return !(service && OURS_FROM_A_SUBGRAPH.has(code));
}

function nameOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function reasonOf(error: unknown): string {
  return error instanceof Error && error.message ? error.message : 'an unexpected error';
}
