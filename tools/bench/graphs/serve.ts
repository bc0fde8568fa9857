import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, parse } from 'graphql';
import { assembly } from './assembly.ts';
import type { Graph } from './graph.ts';
import { shop } from './shop.ts';

// The same subgraphs for every gateway, in a process of their own. An answer is computed once for each body, so what is measured is the gateway.

const counts = { calls: 0, bytes: 0 };

async function serve({ sdl, resolvers }: Graph): Promise<Record<string, string>> {
  const urls: Record<string, string> = {};
  for (const [name, each] of Object.entries(sdl)) {
    const schema = buildSubgraphSchema([{ typeDefs: parse(each), resolvers: resolvers[name] as never }]);
    const known = new Map<string, Promise<Buffer>>();
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = String(Buffer.concat(chunks));
        const answering = known.get(body) ?? answered(body);
        known.set(body, answering);
        void answering.then((answer) => {
          counts.calls += 1;
          counts.bytes += answer.length;
          response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length }).end(answer);
        });
      });
    });
    const answered = async (body: string) => {
      const { query, variables, operationName } = JSON.parse(body) as { query: string; variables?: Record<string, unknown>; operationName?: string };
      return Buffer.from(JSON.stringify(await graphql({ schema, source: query, variableValues: variables, operationName })));
    };
    server.keepAliveTimeout = 60_000;
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    urls[name] = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  }
  return urls;
}

const urls = { shop: await serve(shop), assembly: await serve(assembly) };
process.on('message', () => process.send!(counts));
process.on('disconnect', () => process.exit(0));
process.send!(urls);
