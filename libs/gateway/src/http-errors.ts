import type { FastifyError, FastifyInstance } from 'fastify';
import { GraphQLError } from 'graphql';
import { masked } from './errors.ts';
import type { Log } from './log.ts';

const CODES: Record<number, string> = {
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  413: 'QUERY_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  503: 'UNAVAILABLE',
};
const MESSAGES: Record<string, (bodyBytes: number) => string> = {
  FST_ERR_CTP_BODY_TOO_LARGE: (bytes) => `The body of the request is larger than ${Math.floor(bytes / 1024)} kB.`,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => 'Send the query as application/json.',
  FST_ERR_CTP_EMPTY_JSON_BODY: () => 'The body of the request is empty; send JSON with a "query".',
  FST_ERR_CTP_INVALID_JSON_BODY: () => 'The body of the request is not JSON.',
};

/** Whatever goes wrong outside a query is told in the form of GraphQL too: `{ errors: [{ message, extensions: { code } }] }`. */
export function httpErrors(server: FastifyInstance, { bodyBytes, log }: { bodyBytes: number; log: Log }): void {
  server.setNotFoundHandler((_, reply) => {
    void reply.code(404).send(told('There is nothing at this address. The graph is at /graphql.', 'NOT_FOUND'));
  });
  server.setErrorHandler((error: FastifyError | GraphQLError, _, reply) => {
    if (error instanceof GraphQLError) {
      const { code, http } = error.extensions as { code: string; http?: { status?: number } };
      void reply.code(http?.status ?? 400).send(told(error.message, code));
      return;
    }
    const status = error.statusCode ?? 500;
    if (status >= 400 && status < 500) {
      const message = MESSAGES[error.code]?.(bodyBytes) ?? 'The request cannot be read.';
      void reply.code(status).send(told(message, CODES[status] ?? 'BAD_REQUEST'));
      return;
    }
    void reply.code(500).send({ errors: [masked(log, error)] });
  });
}

/** An error in the form of GraphQL. */
export function told(message: string, code: string) {
  return { errors: [{ message, extensions: { code } }] };
}
