import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, parse } from 'graphql';
import { resolvers, SDL } from './graph.ts';

// The same subgraphs for every gateway. An answer is computed once for each body, so what is measured is the gateway.

const calls = { count: 0, bytes: 0 };
const urls: Record<string, string> = {};
for (const [name, sdl] of Object.entries(SDL)) {
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers[name] as never }]);
  const known = new Map<string, Promise<string>>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = String(Buffer.concat(chunks));
      const answer = known.get(body) ?? graphql({ schema, source: JSON.parse(body).query, variableValues: JSON.parse(body).variables }).then((result) => JSON.stringify(result));
      known.set(body, answer);
      void answer.then((text) => {
        calls.count += 1;
        calls.bytes += text.length;
        response.setHeader('content-type', 'application/json').end(text);
      });
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  urls[name] = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
process.on('message', () => process.send!({ calls: { ...calls } }));
process.send!({ urls });
