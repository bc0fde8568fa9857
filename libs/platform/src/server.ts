import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled, ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { Hearing } from '@assembly-graph/events';
import { PUBLIC, type Actor, type Unauthenticated } from '@assembly-graph/kernel';
import Fastify, { type FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { ACTOR_HEADER, signedActorReader } from './auth/signed-actor.ts';
import { compiledExecutor } from './graph/execution/executor.ts';
import { publicError } from './graph/public-error.ts';
import { subgraphSchema, type RequestContext, type Subgraph } from './graph/subgraph.ts';
import { cannotListen } from './listening.ts';
import { isLoopback } from './settings.ts';
import { StartFailure } from './start-failure.ts';

/** Open to whoever watches over the process. */
const OPEN = new Set(['/health/live', '/health/ready']);

type GatewayInterface = NonNullable<ConstructorParameters<typeof ApolloServer<RequestContext<object>>>[0]['gateway']>;

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  /** Shared with the gateway; null: whoever reaches the port may ask, as the public. */
  readonly secret: string | null;
  /** How its listeners fare, for who watches over the process: one that is stuck keeps nobody from being answered. */
  readonly hearings?: () => readonly Hearing[];
}

/**
 * Serves a subgraph over HTTP at /graphql, with /health/live and /health/ready. With a secret whatever does not come from the
 * gateway is answered 401, whatever it asks. @throws StartFailure if the port is taken, or can be reached from outside without a secret
 */
export async function serve<Loaders>(subgraph: Subgraph<Loaders>, { secret, hearings = () => [], ...address }: ServeOptions): Promise<Served> {
  if (secret === null && !isLoopback(address.host)) {
    throw new StartFailure(`SUBGRAPH_SECRET is needed on ${address.host}: without it a subgraph listens to its own machine only.`);
  }
  const actorOf = secret === null ? async () => PUBLIC : signedActorReader(secret, subgraph.name);
  const fastify = Fastify({ bodyLimit: 1_048_576, forceCloseConnections: 'idle' });
  const apollo = new ApolloServer<RequestContext<Loaders>>({
    gateway: compiled(subgraphSchema(subgraph)),
    formatError: (formatted, error) => format(formatted, error),
    includeStacktraceInErrorResponses: false,
    introspection: true,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    plugins: [fastifyApolloDrainPlugin(fastify) as ApolloServerPlugin, ApolloServerPluginInlineTraceDisabled(), ApolloServerPluginUsageReportingDisabled()],
  });
  await apollo.start();
  const actors = new WeakMap<FastifyRequest, Actor>();
  fastify.addHook('onRequest', async (request, reply) => {
    if (OPEN.has(request.routeOptions.url ?? '')) return undefined;
    const actor = await actorOf(request.headers[ACTOR_HEADER]).catch((refusal: Unauthenticated) => refusal);
    if (!(actor instanceof Error)) return void actors.set(request, actor);
    return reply.code(401).send({ errors: [{ message: actor.message, extensions: { code: actor.code } }] });
  });
  await fastify.register(fastifyApollo(apollo), {
    path: '/graphql',
    context: async (request) => {
      const actor = actors.get(request) ?? PUBLIC;
      return { actor, loaders: subgraph.loaders(actor) };
    },
  });
  fastify.get('/health/live', () => ({ live: true }));
  fastify.get('/health/ready', async (_request, reply) => {
    const ready = await subgraph.ready().then(() => true, () => false);
    return reply.code(ready ? 200 : 503).send({ ready, subgraph: subgraph.name, listeners: hearings() });
  });
  const url = await fastify.listen(address).catch((error: NodeJS.ErrnoException) => {
    throw cannotListen(error, address);
  });
  return { url: `${url}/graphql`, close: () => apollo.stop() };
}

/** Apollo Server's way to take an executor: it believes that there is a gateway behind it. */
function compiled(schema: GraphQLSchema): GatewayInterface {
  const execute = compiledExecutor(schema);
  return {
    load: async () => ({
      executor: async ({ document, operationName, request, context }) =>
        execute({ document, operationName, variableValues: request.variables, contextValue: context }),
    }),
    onSchemaLoadOrUpdate: (tell) => {
      // There is no supergraph; Apollo Server asks for one to report it, and nothing is reported here.
      tell({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    stop: async () => undefined,
  };
}

function format(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  // Apollo's own refusals (syntax, validation, CSRF) come coded and worded for the client.
  const original = error instanceof GraphQLError ? error : null;
  if (!original || (original.extensions.code && !original.originalError)) return formatted;
  return { ...formatted, ...publicError(original) };
}
