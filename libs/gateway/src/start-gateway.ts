import type { Hearing } from '@assembly-graph/events';
import { PUBLIC } from '@assembly-graph/kernel';
import { actorSigner, type VerifyToken } from '@assembly-graph/platform/auth';
import Fastify, { type FastifyInstance } from 'fastify';
import { tokenWatch } from './auth/token-watch.ts';
import { whoAsks } from './auth/who-asks.ts';
import { allowOrigins } from './cors.ts';
import { createEngine, FORWARDED } from './engine/engine.ts';
import { defaultEngine, type EngineName } from './engine/engine-name.ts';
import { graphqlEndpoint } from './graphql-endpoint.ts';
import { healthRoutes } from './health.ts';
import { httpErrors, told } from './http-errors.ts';
import { defaultLimits, type Limits } from './limits/limits.ts';
import { logToStandardError, type Log } from './log.ts';
import { pageRoutes } from './page/page-routes.ts';
import type { Example } from './page/page-settings.ts';
import { reloading } from './reload.ts';
import { GatewayStartFailure } from './start-failure.ts';
import type { SubscriptionSettings } from './subscriptions/subscription-endpoint.ts';
import { subgraphsOf, type Subgraphs } from './subgraphs-of.ts';
import type { LocalSubgraph } from './transport/subgraph.ts';

export interface GatewayOptions {
  supergraphSdl: string;
  /** Subgraphs of this process, by name; those not named here are called over HTTP. */
  local?: Record<string, LocalSubgraph>;
  /** Where subgraphs are called instead of at the address in the supergraph, by name. */
  urls?: Record<string, string>;
  host: string;
  /** 0 takes a free one. */
  port: number;
  /** Origins of the web pages that may use the graph, or any. */
  corsOrigins: string[] | '*';
  /** How long a subgraph may take over one fetch; 3 seconds. */
  subgraphDeadlineMs?: number;
  limits?: Partial<Limits>;
  /** Tells who stands behind a bearer token; absent: no token is valid, and everybody is the public. */
  verify?: VerifyToken;
  /** Tells when tokens have been taken back: what is open on behalf of one of them ends. */
  onRevocation?: (listener: () => void) => () => void;
  /** How often a token that something is open for is looked at again; half a minute. */
  recheckMs?: number;
  /** Told at `/.well-known/jwks.json`: the keys of an issuer of our own, which only a developer's machine has. */
  publicKeys?: object;
  /** Shared with the subgraphs over HTTP: with it each fetch says, signed, who asks. */
  subgraphSecret?: string | null;
  /** A folder that git ignores, for the built page of `/`. Without it there is no page. */
  pageFolder?: string;
  /** What the page shows first. */
  firstQuery?: string;
  /** Further tabs of the page. */
  examples?: Example[];
  /** How subscriptions are told. */
  subscriptions?: SubscriptionSettings;
  /** How the listeners of subgraphs in this process fare; told by `/health/ready`. */
  hearings?: () => readonly Hearing[];
  log?: Log;
  /** What plans and executes; ENGINE of the processes. */
  engine?: EngineName;
  /**
   * The graph is not the Assembly's: its subgraphs know by themselves who asks, so the header Authorization is passed on to them unread,
   * and a list need not be asked for with a number.
   */
  isForeign?: boolean;
}

export interface Gateway {
  /** `http://host:port`, without a path. */
  url: string;
  /** Serves another supergraph from now on, without disturbing anybody. @throws GatewayStartFailure when it can't be used: the old one goes on */
  reload(supergraphSdl: string): Promise<void>;
  /** Finishes what is under way and ends within 5 seconds, whatever is. */
  close(): Promise<void>;
}

/** After this long requests under way are cut off when the gateway closes. */
const GRACE_MS = 4000;

/**
 * Opens the public server: `/graphql`, the page at `/`, `/health/live` and `/health/ready`. It resolves when queries are
 * answered; the page is built meanwhile.
 *
 * @throws GatewayStartFailure, one clear sentence, when the supergraph can't be used or the port can't be had
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { supergraphSdl, host, port, corsOrigins, subgraphDeadlineMs: deadlineMs = 3000, isForeign = false, log = logToStandardError } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const sign = options.subgraphSecret ? actorSigner(options.subgraphSecret) : undefined;
  let subgraphs: Subgraphs | undefined;
  let stopping = false;

  const server = Fastify({
    bodyLimit: limits.bodyBytes,
    forceCloseConnections: 'idle',
    requestTimeout: 30_000,
    return503OnClosing: false,
  });
  try {
    refuseWhatCannotBeServed(server, () => stopping);
    httpErrors(server, { bodyBytes: limits.bodyBytes, log });
    await allowOrigins(server, corsOrigins);

    subgraphs = subgraphsOf({ supergraphSdl, local: options.local ?? {}, urls: options.urls ?? {}, sign, deadlineMs, log, isForeign });
    const { transports } = subgraphs;
    const engine = await createEngine(options.engine ?? defaultEngine, { supergraphSdl, transports, deadlineMs, forwarded: isForeign ? [...FORWARDED, 'authorization'] : FORWARDED, log });
    const { reload, refusedSince } = reloading({ engine, subgraphs, log });
    healthRoutes(server, {
      subgraphs: subgraphs.asked,
      deadlineMs: Math.min(deadlineMs, 2000),
      isStopping: () => stopping,
      hearings: options.hearings ?? (() => []),
      refusedSince,
    });
    if (options.publicKeys) publish(server, options.publicKeys);
    const { pageFolder, firstQuery = '{ __typename }', examples = [] } = options;
    const page = pageRoutes(server, { folder: pageFolder, settings: { firstQuery, examples }, log });
    const stopGraphql = await graphqlEndpoint(server, {
      engine,
      limits,
      whoAsks: isForeign ? async () => PUBLIC : whoAsks(options.verify, log),
      tokens: tokenWatch({ verify: isForeign ? undefined : options.verify, onRevocation: options.onRevocation, recheckMs: options.recheckMs }),
      isForeign,
      isStopping: () => stopping,
      subscriptions: options.subscriptions,
      log,
    }).catch((error) => {
      throw new GatewayStartFailure(`The supergraph cannot be used: ${firstLine(error)}`, { cause: error });
    });
    const url = await listen(server, host, port);
    page.build();

    let closed: Promise<void> | undefined;
    const close = async () => {
      stopping = true;
      const impatience = setTimeout(() => server.server.closeAllConnections(), GRACE_MS);
      try {
        await Promise.all([server.close(), page.close()]);
        await stopGraphql();
      } finally {
        clearTimeout(impatience);
        await subgraphs?.close();
      }
    };
    return { url, reload, close: () => (closed ??= close()) };
  } catch (error) {
    await subgraphs?.close();
    await server.close();
    throw error;
  }
}

/** A request that comes on a kept-alive socket while we close, and one whose Host is none, are answered and done with. */
function refuseWhatCannotBeServed(server: FastifyInstance, isStopping: () => boolean): void {
  server.addHook('onRequest', async (request, reply) => {
    if (isStopping() && !request.url.startsWith('/health/')) {
      return reply
        .code(503)
        .header('connection', 'close')
        .header('retry-after', '1')
        .send(told('The server is closing. Ask again.', 'UNAVAILABLE'));
    }
    if (!URL.canParse(`http://${request.headers.host ?? ''}/`)) {
      return reply.code(400).send(told('The header Host is not a host.', 'BAD_REQUEST'));
    }
    return undefined;
  });
}

function publish(server: FastifyInstance, publicKeys: object): void {
  server.get('/.well-known/jwks.json', async (_, reply) => reply.header('cache-control', 'no-store').send(publicKeys));
}

async function listen(server: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    await server.listen({ host, port });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') throw new GatewayStartFailure(`Port ${port} of ${host} is already in use.`, { cause: error });
    if (code === 'EACCES') throw new GatewayStartFailure(`This user may not open port ${port} of ${host}.`, { cause: error });
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
      throw new GatewayStartFailure(`This machine has no address ${host}.`, { cause: error });
    throw error;
  }
  const address = server.server.address();
  return `http://${host.includes(':') ? `[${host}]` : host}:${typeof address === 'object' && address ? address.port : port}`;
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
