import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { Actor } from '@assembly-graph/kernel';
import { answerToSend, deferRules, deliverInParts } from '@assembly-graph/supergraph-runtime';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { apolloLogger } from './apollo-logger.ts';
import type { TokenWatch } from './auth/token-watch.ts';
import type { WhoAsks } from './auth/who-asks.ts';
import type { Engine } from './engine/engine.ts';
import { errorFormatter, INTERNAL_SERVER_ERROR } from './errors.ts';
import { boundedLists } from './limits/bounded-lists.ts';
import type { Limits } from './limits/limits.ts';
import { withinLimits } from './limits/within-limits.ts';
import type { Log } from './log.ts';
import { offeredOperations } from './offered-operations.ts';
import { subscriptionEndpoint, type SubscriptionSettings } from './subscriptions/subscription-endpoint.ts';

export interface GraphqlEndpointOptions {
  engine: Engine;
  limits: Limits;
  whoAsks: WhoAsks;
  tokens: TokenWatch;
  /** The graph is not the Assembly's: a list need not be asked for with a number, and subscriptions are streams of subgraphs. */
  isForeign: boolean;
  isStopping: () => boolean;
  subscriptions?: SubscriptionSettings;
  log: Log;
}

/**
 * `/graphql`, over POST and GET. A GET, and a POST with a content type that a foreign page may send without asking, need the
 * header `apollo-require-preflight` (Apollo Server's CSRF prevention). Who asks is known before anything of the body is read.
 * Subscriptions are told as server-sent events, in parts (multipart), and over WebSockets. To whoever accepts
 * `multipart/mixed;deferSpec=20220824`, what a query or a mutation defers is told after the rest.
 *
 * @returns the function that stops it, to be called when no request is under way any more
 */
export async function graphqlEndpoint(
  server: FastifyInstance,
  { engine, limits, whoAsks, tokens, isForeign, isStopping, subscriptions, log }: GraphqlEndpointOptions,
): Promise<() => Promise<void>> {
  let schema: GraphQLSchema;
  let renew = () => undefined as void;
  const format = errorFormatter(log);
  const apollo = new ApolloServer({
    gateway: engine,
    nodeEnv: 'production',
    introspection: true,
    csrfPrevention: true,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    parseOptions: { maxTokens: limits.tokens },
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    validationRules: isForeign ? [offeredOperations, deferRules] : [offeredOperations, deferRules, boundedLists],
    formatError: format,
    logger: apolloLogger(log),
    // Bytes go through Apollo Server as a text would, to Fastify, which sends either.
    stringifyResult: answerToSend as (answer: object) => string,
    plugins: [
      { serverWillStart: async ({ schema: loaded }) => ((schema = loaded), { schemaDidLoadOrUpdate: ({ apiSchema }) => ((schema = apiSchema), renew()) }) },
      deliverInParts((error) => format({ ...error.toJSON(), extensions: { code: INTERNAL_SERVER_ERROR, ...error.extensions } }, error)),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginCacheControlDisabled(),
    ],
  });
  await apollo.start();
  const check = withinLimits(limits);
  const actors = new WeakMap<FastifyRequest, Actor>();
  const answering = subscriptionEndpoint(server, { apollo, engine, isForeign, schema: () => schema, limits, check, whoAsks, tokens, isStopping, log, ...subscriptions });
  renew = answering.renew;
  const answerQuery = fastifyApolloHandler(apollo, {
    context: async (request, reply) => ({ actor: actors.get(request as FastifyRequest), signal: untilLeft(reply as FastifyReply) }),
  }) as RouteHandlerMethod;
  server.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    onRequest: async (request, reply) => {
      const actor = await whoAsks(request.headers.authorization).catch((refusal: unknown) => {
        void reply.header('www-authenticate', 'Bearer');
        throw refusal;
      });
      actors.set(request, actor);
    },
    preHandler: async (request) => {
      const query = queryOf(request);
      const error = query === undefined ? undefined : check(query);
      if (error) throw error;
    },
    handler: async (request, reply) => {
      if (await answering.answer(request, reply, actors.get(request))) return reply;
      return answerQuery.call(server, request, reply);
    },
  });
  return () => apollo.stop();
}

/** Aborted when the client leaves before it is answered. */
function untilLeft({ raw }: FastifyReply): AbortSignal {
  const leaving = new AbortController();
  raw.on('close', () => {
    if (!raw.writableFinished) leaving.abort();
  });
  return leaving.signal;
}

/** The query as Apollo Server will read it: another reading of the address could be led past the limits. */
function queryOf({ method, body, url }: FastifyRequest): string | undefined {
  if (method === 'GET') return new URL(url, 'http://host/').searchParams.get('query') ?? undefined;
  const { query } = (body ?? {}) as { query?: unknown };
  return typeof query === 'string' ? query : undefined;
}
