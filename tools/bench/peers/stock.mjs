import { readFile } from 'node:fs/promises';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

// @apollo/gateway as its documentation sets it up, with Authorization passed on to the subgraphs.

class PassingOn extends RemoteGraphQLDataSource {
  willSendRequest({ request, context }) {
    if (context.authorization) request.http.headers.set('authorization', context.authorization);
  }
}

const [file, port] = process.argv.slice(2);
const gateway = new ApolloGateway({ supergraphSdl: await readFile(file, 'utf8'), buildService: ({ url }) => new PassingOn({ url }) });
const server = new ApolloServer({ gateway });
await startStandaloneServer(server, { listen: { port: Number(port), host: '127.0.0.1' }, context: async ({ req }) => ({ authorization: req.headers.authorization }) });
