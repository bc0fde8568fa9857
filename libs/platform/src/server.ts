import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import Fastify from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { publicError } from './graph/public-error.ts';
import { subgraphSchema, type RequestContext, type Subgraph } from './graph/subgraph.ts';
import { cannotListen } from './listening.ts';

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves a subgraph over HTTP at /graphql, with /health/live and /health/ready. @throws StartFailure if the port is taken. */
export async function serve<Loaders>(subgraph: Subgraph<Loaders>, address: { port: number; host: string }): Promise<Served> {
  const fastify = Fastify({ bodyLimit: 1_048_576, forceCloseConnections: 'idle' });
  const apollo = new ApolloServer<RequestContext<Loaders>>({
    schema: subgraphSchema(subgraph),
    formatError: (formatted, error) => format(formatted, error),
    includeStacktraceInErrorResponses: false,
    introspection: true,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    plugins: [fastifyApolloDrainPlugin(fastify) as ApolloServerPlugin, ApolloServerPluginUsageReportingDisabled()],
  });
  await apollo.start();
  await fastify.register(fastifyApollo(apollo), { path: '/graphql', context: async () => ({ loaders: subgraph.loaders() }) });
  fastify.get('/health/live', () => ({ live: true }));
  fastify.get('/health/ready', async (_request, reply) => {
    const ready = await subgraph.ready().then(() => true, () => false);
    return reply.code(ready ? 200 : 503).send({ ready, subgraph: subgraph.name });
  });
  const url = await fastify.listen(address).catch((error: NodeJS.ErrnoException) => {
    throw cannotListen(error, address);
  });
  return { url: `${url}/graphql`, close: () => apollo.stop() };
}

function format(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  // Apollo's own refusals (syntax, validation, CSRF) come coded and worded for the client.
  const original = error instanceof GraphQLError ? error : null;
  if (!original || (original.extensions.code && !original.originalError)) return formatted;
  return { ...formatted, ...publicError(original) };
}
