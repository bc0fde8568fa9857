import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Actor } from '@assembly-graph/kernel';
import { GraphQLError, parse, type ExecutionArgs, type FormattedExecutionResult, type GraphQLSchema } from 'graphql';
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL, makeServer, type ConnectionInitMessage, type Context } from 'graphql-ws';
import { WebSocketServer, type WebSocket } from 'ws';
import type { TokenWatch } from '../auth/token-watch.ts';
import type { WhoAsks } from '../auth/who-asks.ts';
import { ENDINGS } from './http-stream.ts';
import type { Ask } from './pages.ts';
import type { Subscriptions } from './subscriptions.ts';
import type { ToldError } from './told-page.ts';
import { headersOf } from './headers-of.ts';
import { NotValid, type Asked } from './valid-subscription.ts';
import { endAll, ended, sent, toldOver, type Behind } from './told-over-socket.ts';

export interface WebSocketOptions {
  readonly subscriptions: Subscriptions;
  readonly ask: Ask;
  readonly check: (query: string) => GraphQLError | undefined;
  readonly schema: () => GraphQLSchema;
  readonly whoAsks: WhoAsks;
  readonly tokens: TokenWatch;
  readonly format: (error: unknown) => ToldError;
  readonly isStopping: () => boolean;
  readonly lagMs: number;
  readonly initMs?: number;
}

type Ctx = Context<ConnectionInitMessage['payload'], Behind>;

const MOST_ON_A_SOCKET = 20;
const LARGEST_MESSAGE = 64 * 1024;
const INIT_MS = 3_500;
const KEEP_ALIVE_MS = 12_000;
const TRY_AGAIN_LATER = 1013;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Opens /graphql to WebSockets that speak graphql-transport-ws: subscriptions, and queries and mutations with the limits that they have over HTTP.
 * How far a subscription was looked at is told in a ping, `{ subscription, cursor }`.
 * @returns what closes all sockets
 */
export function webSockets(http: Server, options: WebSocketOptions): () => Promise<void> {
  const { isStopping, initMs = INIT_MS } = options;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_MESSAGE,
    handleProtocols: (protocols) => (protocols.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) ? GRAPHQL_TRANSPORT_WS_PROTOCOL : false),
  });
  const protocol = makeServer<ConnectionInitMessage['payload'], Behind>({
    connectionInitWaitTimeout: initMs,
    onConnect: (ctx) => connect(ctx, options),
    onSubscribe: (ctx, id, { query, variables, operationName }) => opening(ctx, id, { query, variables, operationName }, options),
    execute: (args) => (args.contextValue as Opened).execute() as never,
    subscribe: (args) => (args.contextValue as Opened).subscribe() as never,
    onNext: (_ctx, _id, _payload, _args, result) => result as FormattedExecutionResult,
    onError: (_ctx, _id, _payload, errors) => errors.map((error) => options.format(error)),
  });
  sockets.on('connection', (socket: WebSocket, request: IncomingMessage) => speak(socket, request, protocol));
  const upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const { pathname } = URL.canParse(request.url ?? '', 'http://host/') ? new URL(request.url!, 'http://host/') : { pathname: '' };
    if (pathname !== '/graphql' || isStopping()) {
      stream.end(`HTTP/1.1 ${isStopping() ? '503 Service Unavailable' : '404 Not Found'}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => sockets.emit('connection', socket, request));
  };
  http.on('upgrade', upgrade);
  return async () => {
    http.off('upgrade', upgrade);
    const gone = [...sockets.clients].map((socket) => ended(socket, 1001, ENDINGS.UNAVAILABLE));
    await Promise.all(gone);
    sockets.close();
  };
}

function speak(socket: WebSocket, request: IncomingMessage, protocol: ReturnType<typeof makeServer<ConnectionInitMessage['payload'], Behind>>): void {
  let alive = true;
  const keepAlive = setInterval(() => {
    if (!alive) return socket.terminate();
    alive = false;
    return socket.ping();
  }, KEEP_ALIVE_MS);
  socket.on('pong', () => (alive = true));
  // What is not the protocol (a message too large, a broken frame) closes the socket; whoever sent it knows why.
  socket.on('error', () => socket.terminate());
  const behind: Behind = { socket, request, open: new Map() };
  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      send: (data) => sent(socket, data),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (hear) =>
        void socket.on('message', (data) => {
          hear(String(data)).catch(() => socket.close(CloseCode.InternalServerError, 'Something went wrong on our side.'));
        }),
    },
    behind,
  );
  socket.once('close', (code, reason) => {
    clearInterval(keepAlive);
    clearTimeout(behind.expiry);
    behind.unwatch?.();
    void closed(code, String(reason));
  });
}

async function connect({ connectionParams = {}, extra }: Ctx, { whoAsks, tokens }: WebSocketOptions): Promise<boolean> {
  const given = connectionParams?.authorization ?? connectionParams?.Authorization ?? extra.request.headers.authorization;
  if (given !== undefined && typeof given !== 'string') return false;
  try {
    await whoAsks(given);
  } catch (refusal) {
    if ((refusal as GraphQLError).extensions?.code !== 'UNAVAILABLE') return false;
    extra.socket.close(TRY_AGAIN_LATER, 'Tokens cannot be checked at the moment.');
    return false;
  }
  extra.authorization = given;
  extra.unwatch = tokens.watch(given, () => void endAll(extra, 'AUTH_REVOKED', CloseCode.Forbidden));
  const until = tokens.endOf(given);
  if (until !== null) extra.expiry = setTimeout(() => void endAll(extra, 'AUTH_EXPIRED', CloseCode.Forbidden), Math.min(Math.max(until - Date.now(), 0), LONGEST_TIMER_MS));
  return true;
}

/** What an operation does, once it is opened. */
interface Opened {
  readonly execute: () => unknown;
  readonly subscribe: () => unknown;
}

/** The token is looked at for each operation, as it is for each request over HTTP: it may have been taken back meanwhile. */
async function opening(ctx: Ctx, id: string, asked: Asked, options: WebSocketOptions): Promise<ExecutionArgs | GraphQLError[]> {
  if (Object.keys(ctx.subscriptions).length > MOST_ON_A_SOCKET) {
    return [new GraphQLError(`A socket carries ${MOST_ON_A_SOCKET} operations at the most.`, { extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } })];
  }
  try {
    return opened(ctx.extra, id, asked, await options.whoAsks(ctx.extra.authorization), options);
  } catch (refusal) {
    if (refusal instanceof NotValid) return [...refusal.errors];
    if (!(refusal instanceof GraphQLError)) throw refusal;
    if (refusal.extensions.code === 'UNAUTHENTICATED') void endAll(ctx.extra, 'AUTH_REVOKED', CloseCode.Forbidden);
    return [refusal];
  }
}

function opened(extra: Behind, id: string, asked: Asked, actor: Actor, { subscriptions, ask, check, schema, lagMs, format }: WebSocketOptions): ExecutionArgs | GraphQLError[] {
  const headers = headersOf(extra.request, extra.authorization);
  const never = () => ({ errors: [format(new Error('an operation of another kind'))] });
  const args = (contextValue: Opened): ExecutionArgs => ({ schema: schema(), document: parse(asked.query, { noLocation: true }), operationName: asked.operationName, contextValue });
  if (subscriptions.isOne(asked)) {
    const subscription = subscriptions.prepare(asked, actor, headers);
    return args({ subscribe: () => toldOver(extra, id, subscription, lagMs, format), execute: never });
  }
  const tooLarge = check(asked.query);
  if (tooLarge) return [tooLarge];
  const { query, variables, operationName } = asked;
  return args({ execute: () => ask({ query, variables: variables ?? undefined, operationName: operationName ?? undefined }, actor, headers), subscribe: never });
}
