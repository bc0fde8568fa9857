import { HeaderMap, type ApolloServer, type BaseContext } from '@apollo/server';
import type { Actor } from '@assembly-graph/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import type { TokenWatch } from '../auth/token-watch.ts';
import type { WhoAsks } from '../auth/who-asks.ts';
import { errorFormatter } from '../errors.ts';
import type { Engine } from '../engine/engine.ts';
import type { Limits } from '../limits/limits.ts';
import type { Log } from '../log.ts';
import { acceptedForm } from './accepted-form.ts';
import { httpStream } from './http-stream.ts';
import { headersOf } from './headers-of.ts';
import type { Ask } from './pages.ts';
import { subscriptionsOver, type SubscriptionsOptions } from './subscriptions.ts';
import type { ToldAnswer, ToldError } from './told-page.ts';
import { NotValid, type Asked } from './valid-subscription.ts';
import { webSockets } from './web-socket.ts';

/** How subscriptions are told; what is not given has a default that fits. */
export interface SubscriptionSettings extends Pick<SubscriptionsOptions, 'wakes' | 'most' | 'pollMs' | 'progressMs'> {
  /** After so long without taking what it is sent, a subscriber is let go; a minute. */
  readonly lagMs?: number;
}

export interface SubscriptionEndpointOptions extends SubscriptionSettings {
  readonly apollo: ApolloServer;
  readonly engine: Engine;
  /** The graph is not the Assembly's: its subscriptions are streams of its subgraphs, and lists need no number. */
  readonly isForeign: boolean;
  readonly schema: () => GraphQLSchema;
  readonly limits: Limits;
  readonly check: (query: string) => GraphQLError | undefined;
  readonly whoAsks: WhoAsks;
  readonly tokens: TokenWatch;
  readonly isStopping: () => boolean;
  readonly log: Log;
}

/** Answers a request over HTTP if it is a subscription. @returns false if it is none */
export type AnswerSubscription = (request: FastifyRequest, reply: FastifyReply, actor: Actor | undefined) => Promise<boolean>;

export interface SubscriptionEndpoint {
  readonly answer: AnswerSubscription;
  /** The graph has another schema. */
  readonly renew: () => void;
}

const LAG_MS = 60_000;

/**
 * Subscriptions at /graphql: over HTTP as server-sent events or in parts, to whoever accepts one of them, by POST or, as a browser's EventSource asks, by GET;
 * and over WebSockets. A GET needs no header against forgery: it changes nothing, and no other page can read it.
 */
export function subscriptionEndpoint(server: FastifyInstance, options: SubscriptionEndpointOptions): SubscriptionEndpoint {
  const { apollo, engine, isForeign, schema, limits, check, whoAsks, tokens, isStopping, log, lagMs = LAG_MS, ...settings } = options;
  const ask = asking(apollo);
  const format = formatting(log);
  const subscriptions = subscriptionsOver({ schema, ask, engine, format: formattingAnswers(log), log, check, maxTokens: limits.tokens, areFeeds: !isForeign, areListsBounded: !isForeign, ...settings });
  const closing = new AbortController();
  const closeSockets = webSockets(server.server, { subscriptions, ask, check, schema, whoAsks, tokens, format, isStopping, lagMs });
  server.addHook('preClose', async () => {
    closing.abort();
    await closeSockets();
    tokens.close();
  });
  const answer: AnswerSubscription = async (request, reply, actor) => {
    const asked = askedIn(request);
    if (!asked || !subscriptions.isOne(asked)) return false;
    try {
      const subscription = subscriptions.prepare(asked, actor, headersOf(request.raw, request.headers.authorization));
      const form = acceptedForm(request.headers.accept);
      if (!form) throw notAcceptable();
      void reply.hijack();
      const headers = reply.getHeaders() as Record<string, string>;
      const { authorization } = request.headers;
      const until = tokens.endOf(authorization);
      const onRevoked = (end: () => void) => tokens.watch(authorization, end);
      const lastEventId = onlyOne(request.headers['last-event-id']);
      await httpStream(reply.raw, { form, subscription, lastEventId, headers, until, onRevoked, closing: closing.signal, lagMs, onFailure: format });
    } catch (refusal) {
      const errors = refusal instanceof NotValid ? refusal.errors : [refusal];
      const { http } = (errors[0] as GraphQLError).extensions as { http?: { status?: number } };
      await reply.code(http?.status ?? 400).send({ errors: errors.map(format) });
    }
    return true;
  };
  return { answer, renew: subscriptions.renew };
}

/** A query as any client's: validated, within the limits of what it may cost, and answered by the engine on behalf of the actor. */
function asking(apollo: ApolloServer): Ask {
  return async ({ query, variables, operationName }, actor, headers) => {
    const http = headers && { method: 'POST', headers: new HeaderMap(headers), search: '', body: undefined };
    const { body } = await apollo.executeOperation({ query, variables, operationName, http }, { contextValue: { actor } as BaseContext });
    if (body.kind !== 'single') throw new Error('an answer in parts');
    // The engine may have written the answer already; read again, it is plain data whatever the engine.
    return JSON.parse(JSON.stringify(body.singleResult)) as ToldAnswer;
  };
}

function formatting(log: Log): (error: unknown) => ToldError {
  const format = errorFormatter(log);
  return (error) => {
    if (!(error instanceof GraphQLError)) return format({ message: '' }, error) as ToldError;
    const { extensions = {}, ...formatted } = error.toJSON() as GraphQLFormattedError;
    // graphql's own words on a bad request name only what the client sent.
    const code = extensions.code ?? (error.originalError ? undefined : 'GRAPHQL_VALIDATION_FAILED');
    return format({ ...formatted, extensions: { ...extensions, ...(code ? { code } : {}) } }, error) as ToldError;
  };
}

/** An error of an answer: what has no code is nothing that anybody expected. */
function formattingAnswers(log: Log): (error: GraphQLError) => ToldError {
  const format = errorFormatter(log);
  return (error) => format(error.toJSON(), error) as ToldError;
}

const notAcceptable = () =>
  new GraphQLError('A subscription is told as text/event-stream or multipart/mixed;subscriptionSpec="1.0": say which by "Accept". Or connect by a WebSocket that speaks graphql-transport-ws.', {
    extensions: { code: 'NOT_ACCEPTABLE', http: { status: 406 } },
  });

const onlyOne = (header: string | string[] | undefined): string | undefined => (typeof header === 'string' && header !== '' ? header : undefined);

/** The operation that a request asks for, as Apollo Server would read it; nothing where it is none. */
function askedIn({ method, body, url }: FastifyRequest): Asked | null {
  if (method === 'GET') {
    const parameters = new URL(url, 'http://host/').searchParams;
    const query = parameters.get('query');
    return query === null ? null : { query, operationName: parameters.get('operationName'), variables: objectIn(parameters.get('variables')) };
  }
  const { query, operationName, variables } = (body ?? {}) as Record<string, unknown>;
  if (typeof query !== 'string') return null;
  return { query, operationName: typeof operationName === 'string' ? operationName : null, variables: isObject(variables) ? variables : null };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function objectIn(text: string | null): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}
