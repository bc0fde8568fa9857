import { BadInput, Forbidden, NotFound, RuleBroken, Unauthenticated } from '@assembly-graph/kernel';
import { CursorExpired, CursorInvalid } from '@assembly-graph/events';
import { GraphQLError } from 'graphql';
import { log } from '../log.ts';

/** What a client may see of an error. */
export interface PublicError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Record<string, unknown>;
}

/** PostgreSQL's states that a client can do something about; anything else of the database is ours to mend. */
const STATES: Record<string, PublicError> = {
  '57014': {
    message: 'This took too long. Ask for less of it: a smaller page, fewer lists within lists, no totalCount or summary that you can do without; or narrow it by a key or a day.',
    extensions: { code: 'QUERY_TIMEOUT' },
  },
};

/** PostgreSQL's states, and node's codes, of a connection that is lost or can't be had: class 08, the shutdowns of class 57, and no connection left. */
const AWAY = /^(08...|57P0[1-3]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;
/** The same in the words of the drivers, which have no code for it. */
const AWAY_IN_WORDS = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Query runner already released|Database connection provided by a query runner was already released)/;

function isAway(failure: unknown): boolean {
  const { code, message } = failure as { code?: unknown; message?: unknown };
  return AWAY.test(String(code)) || AWAY_IN_WORDS.test(String(message));
}

/** The record is away for a moment, as PostgreSQL is that starts again. A deed may have been done, with only the answer missing. */
const AWAY_ERROR: PublicError = {
  message: 'The record can not be reached at the moment. Ask again; a deed with the same idempotencyKey: what was done is not done twice.',
  extensions: { code: 'UNAVAILABLE' },
};

/** Whether PostgreSQL gave up a statement because it took longer than `statement_timeout`. */
export const isTimeout = (failure: unknown): boolean => (failure as { code?: unknown } | null)?.code === '57014';

/** A deed that took too long, as it may leave: it may have been done, with only the answer missing. */
export const deedTimeout = (): GraphQLError =>
  new GraphQLError('This took too long, and whether it was done is not known. Ask again with the same idempotencyKey: what was done is not done twice.', {
    extensions: { code: 'QUERY_TIMEOUT' },
  });

/** The error as it may leave: ours by their code and message, anything unexpected without its words, logged with an id. */
export function publicError(error: GraphQLError): PublicError {
  const { path } = error;
  const cause: unknown = error.originalError ?? error;
  if (cause instanceof BadInput) {
    return { message: cause.message, path, extensions: { code: cause.code, ...(cause.argument ? { argument: cause.argument } : {}) } };
  }
  if (cause instanceof Unauthenticated || cause instanceof Forbidden) return { message: cause.message, path, extensions: { code: cause.code } };
  if (cause instanceof CursorExpired || cause instanceof CursorInvalid) return { message: cause.message, path, extensions: { code: cause.code, ...cause.wayOn } };
  if (cause instanceof NotFound) return { message: cause.message, path, extensions: { code: cause.code } };
  if (cause instanceof RuleBroken) {
    return { message: cause.message, path, extensions: { code: cause.code, ...(cause.citation ? { rule: cause.citation } : {}) } };
  }
  // graphql's own words on a bad request (syntax, coercion, validation) name only what the client sent.
  if (cause instanceof GraphQLError) return { message: cause.message, path, extensions: { code: 'GRAPHQL_VALIDATION_FAILED', ...cause.extensions } };
  const known = STATES[(cause as { code?: string }).code ?? ''];
  if (known) return { ...known, path };
  const errorId = crypto.randomUUID();
  if (isAway(cause)) {
    log.warn({ errorId, path, cause: String(cause) }, 'the database can not be reached');
    return { ...AWAY_ERROR, path };
  }
  log.error({ errorId, path, cause: describe(cause) }, 'unexpected error while answering');
  return { message: 'Something went wrong on our side; it is logged with this id.', path, extensions: { code: 'INTERNAL_SERVER_ERROR', errorId } };
}

const describe = (cause: unknown) => (cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
