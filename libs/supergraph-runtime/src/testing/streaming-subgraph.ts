import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { GraphQLError, graphql, parse, subscribe, validate, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { httpStream } from '../transport/http-stream.ts';
import { httpTransport } from '../transport/http.ts';
import { localTransport } from '../transport/local.ts';
import type { Transport } from '../transport/transport.ts';

/** How a subgraph carries subscriptions. */
export const CARRIERS = ['local', 'server-sent events', 'WebSocket'] as const;
export type Carrier = (typeof CARRIERS)[number];

/** A subgraph that tells by itself, and the way to it. */
export interface StreamingSubgraph {
  readonly transport: Transport;
  /** The headers of streams that were opened, and the parameters of connections. */
  readonly opened: unknown[];
  /** Ends as a process that is killed: every connection is cut. */
  kill(): void;
  close(): Promise<void>;
}

export async function streamingSubgraph(schema: GraphQLSchema, carrier: Carrier): Promise<StreamingSubgraph> {
  const open = async (query: string, variableValues: Record<string, unknown>): Promise<AsyncIterable<ExecutionResult> | ExecutionResult> => {
    const errors = validate(schema, parse(query));
    if (errors.length) return { errors };
    return subscribe({ schema, document: parse(query), variableValues });
  };
  if (carrier === 'local') {
    const transport = localTransport(
      (fetch) => graphql({ schema, source: fetch.query, variableValues: fetch.variables() }),
      (fetch) => open(fetch.query, fetch.variables()),
    );
    return { transport, opened: [], kill: () => undefined, close: () => transport.close() };
  }
  const sockets = new Set<Socket>();
  const opened: unknown[] = [];
  const server = createServer((request, response) => void answer(request, response));
  server.on('connection', (socket: Socket) => sockets.add(socket.on('close', () => sockets.delete(socket))));
  if (carrier === 'WebSocket') {
    const webSockets = new WebSocketServer({ server, path: '/graphql' });
    useServer({ schema, onConnect: ({ connectionParams }) => void opened.push(connectionParams) }, webSockets);
  }
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') return void response.writeHead(405).end();
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { query, variables } = JSON.parse(String(Buffer.concat(chunks))) as { query: string; variables: Record<string, unknown> };
    const send = (result: ExecutionResult) => response.setHeader('content-type', 'application/json').end(JSON.stringify(result));
    if (!/^\s*subscription/.test(query)) return void send(await graphql({ schema, source: query, variableValues: variables }));
    if (carrier === 'WebSocket') return void send({ errors: [new GraphQLError('Not over HTTP.', { extensions: { code: 'NOT_OVER_HTTP' } })] });
    opened.push(request.headers);
    const events = await open(query, variables);
    if (!(Symbol.asyncIterator in events)) return void send(events);
    await tell(events, response);
  }
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  const stream = httpStream({ url });
  const http = httpTransport({ url });
  const kill = () => sockets.forEach((socket) => socket.destroy());
  return { opened, kill, transport: { ...http, stream: stream.stream, close: async () => void (await Promise.all([http.close(), stream.close()])) }, close: () => closed(server, kill) };
}

async function tell(events: AsyncIterable<ExecutionResult>, response: ServerResponse): Promise<void> {
  const iterator = events[Symbol.asyncIterator]();
  response.on('close', () => void iterator.return?.());
  response.writeHead(200, { 'content-type': 'text/event-stream' }).write(':\n\n');
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
    const taken = response.write(`event: next\ndata: ${JSON.stringify(next.value)}\n\n`);
    if (!taken) await new Promise((go) => response.once('drain', () => go(undefined)).once('close', () => go(undefined)));
  }
  response.end('event: complete\ndata:\n\n');
}

const closed = (server: Server, kill: () => void) =>
  new Promise<void>((over) => {
    server.close(() => over());
    kill();
  });
