import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Actor } from '@assembly-graph/kernel';
import { GraphQLError, parse, type ExecutionArgs, type FormattedExecutionResult, type GraphQLSchema } from 'graphql';
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL, makeServer, type ConnectionInitMessage, type Context } from 'graphql-ws';
import { WebSocketServer, type WebSocket } from 'ws';
import { tokenEnd } from '../auth/token-end.ts';
import type { WhoAsks } from '../auth/who-asks.ts';
import { CannotGoOn } from './follow-feed.ts';
import { ENDINGS, endingError, type Ending } from './http-stream.ts';
import { NotValid, type Ask, type Asked, type Subscription, type Subscriptions } from './subscriptions.ts';
import type { ToldError } from './told-page.ts';

export interface WebSocketOptions {
  readonly subscriptions: Subscriptions;
  readonly ask: Ask;
  readonly check: (query: string) => GraphQLError | undefined;
  readonly schema: () => GraphQLSchema;
  readonly whoAsks: WhoAsks;
  readonly format: (error: unknown) => ToldError;
  readonly isStopping: () => boolean;
  readonly lagMs: number;
  readonly initMs?: number;
}

/** A socket and who is behind it. */
interface Behind extends Record<PropertyKey, unknown> {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
  /** The subscriptions that are open, with how far each was told. */
  readonly open: Map<string, { readonly key: string; cursor: string | null }>;
  actor?: Actor;
  expiry?: NodeJS.Timeout;
}
type Ctx = Context<ConnectionInitMessage['payload'], Behind>;

const MOST_ON_A_SOCKET = 20;
const LARGEST_MESSAGE = 64 * 1024;
const INIT_MS = 3_500;
const KEEP_ALIVE_MS = 12_000;
const CLOSE_WITHIN_MS = 2_000;
const LAGGED = 4410;
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
    void closed(code, String(reason));
  });
}

/** Resolves once the data has left: so whoever does not take it is waited for. */
const sent = (socket: WebSocket, data: string): Promise<void> =>
  new Promise((resolve, reject) => {
    if (socket.readyState !== socket.OPEN) return resolve();
    return socket.send(data, (error) => (error ? reject(error) : resolve()));
  });

async function connect({ connectionParams = {}, extra }: Ctx, { whoAsks }: WebSocketOptions): Promise<boolean> {
  const given = connectionParams?.authorization ?? connectionParams?.Authorization ?? extra.request.headers.authorization;
  if (given !== undefined && typeof given !== 'string') return false;
  try {
    extra.actor = await whoAsks(given);
  } catch (refusal) {
    if ((refusal as GraphQLError).extensions?.code !== 'UNAVAILABLE') return false;
    extra.socket.close(TRY_AGAIN_LATER, 'Tokens cannot be checked at the moment.');
    return false;
  }
  const until = tokenEnd(given);
  if (until !== null) extra.expiry = setTimeout(() => void endAll(extra, 'AUTH_EXPIRED', CloseCode.Forbidden), Math.min(Math.max(until - Date.now(), 0), LONGEST_TIMER_MS));
  return true;
}

/** Each subscription is told why it ends and up to where it was told, and the socket is closed. */
async function endAll({ socket, open }: Behind, ending: Ending, code: number): Promise<void> {
  if (socket.readyState === socket.OPEN) for (const [id, { key, cursor }] of open) socket.send(JSON.stringify({ id, type: 'error', payload: [endingError(ending, cursor, key)] }));
  await ended(socket, code, ending);
}

async function ended(socket: WebSocket, code: number, reason: string): Promise<void> {
  if (socket.readyState === socket.CLOSED) return;
  await new Promise<void>((over) => {
    const timer = setTimeout(() => socket.terminate(), CLOSE_WITHIN_MS);
    socket.once('close', () => {
      clearTimeout(timer);
      over();
    });
    socket.close(code, reason);
  });
}

/** What an operation does, once it is opened. */
interface Opened {
  readonly execute: () => unknown;
  readonly subscribe: () => unknown;
}

function opening(ctx: Ctx, id: string, asked: Asked, { subscriptions, ask, check, schema, lagMs, format }: WebSocketOptions): ExecutionArgs | GraphQLError[] {
  const { extra } = ctx;
  const never = () => ({ errors: [format(new Error('an operation of another kind'))] });
  const args = (contextValue: Opened): ExecutionArgs => ({ schema: schema(), document: parse(asked.query, { noLocation: true }), operationName: asked.operationName, contextValue });
  try {
    if (Object.keys(ctx.subscriptions).length > MOST_ON_A_SOCKET) {
      return [new GraphQLError(`A socket carries ${MOST_ON_A_SOCKET} operations at the most.`, { extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } })];
    }
    if (subscriptions.isOne(asked)) {
      const subscription = subscriptions.prepare(asked, extra.actor);
      return args({ subscribe: () => toldOver(extra, id, subscription, lagMs, format), execute: never });
    }
    const tooLarge = check(asked.query);
    if (tooLarge) return [tooLarge];
    const { query, variables, operationName } = asked;
    return args({ execute: () => ask({ query, variables: variables ?? undefined, operationName: operationName ?? undefined }, extra.actor), subscribe: never });
  } catch (refusal) {
    if (refusal instanceof NotValid) return [...refusal.errors];
    if (refusal instanceof GraphQLError) return [refusal];
    throw refusal;
  }
}

/** Tells a subscription over the socket; whoever stops it is not waited for. */
function toldOver(extra: Behind, id: string, subscription: Subscription, lagMs: number, format: (error: unknown) => ToldError) {
  const leaving = new AbortController();
  const told = tell();
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => told.next(),
    throw: (error: unknown) => told.throw(error),
    return: () => {
      leaving.abort();
      return told.return(undefined);
    },
  };

  async function* tell(): AsyncGenerator<unknown, void> {
    const { socket, open } = extra;
    const mine: { key: string; cursor: string | null } = { key: subscription.key, cursor: subscription.after };
    open.set(id, mine);
    try {
      for await (const { cursor, answer } of subscription.follow(leaving.signal)) {
        mine.cursor = cursor;
        const lagging = setTimeout(() => void endAll(extra, 'SUBSCRIPTION_LAGGED', LAGGED), lagMs);
        try {
          if (answer) yield answer;
          else await sent(socket, JSON.stringify({ type: 'ping', payload: { subscription: id, cursor } }));
        } finally {
          clearTimeout(lagging);
        }
      }
    } catch (failure) {
      yield { errors: failure instanceof CannotGoOn ? failure.errors : [format(failure)] };
    } finally {
      open.delete(id);
    }
  }
}
