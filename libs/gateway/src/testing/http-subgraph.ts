import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { LocalSubgraph } from '../transport/subgraph.ts';

export interface ServedSubgraph {
  url: string;
  /** How many connections were made to it. */
  connections(): number;
  close(): Promise<void>;
}

/** A toy subgraph that answers over HTTP on a free port, or does with each request what it is told to. */
export async function served(
  answer: LocalSubgraph | ((request: IncomingMessage, response: ServerResponse) => void),
): Promise<ServedSubgraph> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((request, response) => {
    if (answer.length === 2) {
      (answer as (request: IncomingMessage, response: ServerResponse) => void)(request, response);
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      void (answer as LocalSubgraph)(JSON.parse(Buffer.concat(chunks).toString())).then((result) => {
        response.setHeader('content-type', 'application/json').end(JSON.stringify(result));
      });
    });
  });
  server.on('connection', (socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
