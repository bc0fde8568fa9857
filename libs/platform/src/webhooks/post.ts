import { Resolver } from 'node:dns/promises';
import { request as requestHttp, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { hostOf, mayConnectTo, type WebhookSettings } from './endpoint.ts';
import { isLoopbackAddress } from './public-address.ts';

/** What came of an attempt. */
export type Outcome =
  | { readonly status: number; readonly retryAfter: string | null }
  | { readonly failure: 'TIMEOUT' | 'UNREACHABLE' | 'ADDRESS_REFUSED'; readonly cause?: unknown };

export interface Address {
  readonly address: string;
  readonly family: number;
}

export interface PostOptions extends Pick<WebhookSettings, 'loopback'> {
  /** All addresses of a name; those that its name servers tell, if not given. */
  readonly resolve?: (host: string) => Promise<readonly Address[]>;
  /** For everything together: name, connection, request, head of the answer. */
  readonly timeoutMs?: number;
  /** For the body of the answer. */
  readonly readForMs?: number;
  /** Ends it from outside. */
  readonly signal: AbortSignal;
}

const TIMEOUT_MS = 15_000;
/** Of an answer's body so much is taken, for so long, and thrown away: nothing in it counts. */
const MOST_READ = 16_384;
const READ_FOR_MS = 1_000;

/**
 * Asks the name servers themselves, not the system's resolver: that has few hands, which the whole process shares, and a name whose servers are slow would
 * hold them. This machine has one name, which no server knows.
 */
async function systemResolve(host: string): Promise<Address[]> {
  if (host === 'localhost') return [{ address: '127.0.0.1', family: 4 }];
  const resolver = new Resolver({ timeout: 5_000, tries: 2 });
  const [v4, v6] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  const of = (found: PromiseSettledResult<string[]>, family: number) => (found.status === 'fulfilled' ? found.value.map((address) => ({ address, family })) : []);
  return [...of(v4, 4), ...of(v6, 6)];
}

/**
 * Posts to an endpoint, once. The name is resolved once, all its addresses are looked at, and the connection is to one of these, so that a name can't
 * mean another machine a moment later; Host and TLS are by the name. Redirects are answers like others.
 */
export async function post(url: string, headers: Readonly<Record<string, string>>, body: string, options: PostOptions): Promise<Outcome> {
  const { resolve = systemResolve, timeoutMs = TIMEOUT_MS, readForMs = READ_FOR_MS, signal } = options;
  const time = AbortSignal.timeout(timeoutMs);
  const ended = AbortSignal.any([signal, time]);
  try {
    const address = new URL(url);
    const host = hostOf(address);
    const addresses = isIP(host) ? [{ address: host, family: isIP(host) }] : await orEnded(resolve(host), ended);
    if (addresses.length === 0) return { failure: 'UNREACHABLE' };
    const isAllowed = ({ address: one }: Address) => mayConnectTo(one, options) && (address.protocol === 'https:' || isLoopbackAddress(one));
    if (!addresses.every(isAllowed)) return { failure: 'ADDRESS_REFUSED' };
    const answer = await sent(address, headers, body, addresses, ended);
    const { statusCode = 0, headers: answered } = answer;
    await thrownAway(answer, readForMs);
    return { status: statusCode, retryAfter: answered['retry-after'] ?? null };
  } catch (cause) {
    signal.throwIfAborted();
    return { failure: time.aborted ? 'TIMEOUT' : 'UNREACHABLE', cause };
  }
}

function sent(url: URL, headers: Readonly<Record<string, string>>, body: string, addresses: readonly Address[], signal: AbortSignal): Promise<IncomingMessage> {
  const known: LookupFunction = (_host, { all }, found) => {
    if (all) return found(null, addresses.map(({ address, family }) => ({ address, family })));
    return found(null, addresses[0]!.address, addresses[0]!.family);
  };
  return new Promise((answered, failed) => {
    const length = String(Buffer.byteLength(body));
    // A connection of its own: one that was kept would be to an address that nobody has looked at today.
    const options = { method: 'POST', agent: false as const, lookup: known, signal, headers: { ...headers, 'content-length': length, connection: 'close' } };
    const request: ClientRequest = url.protocol === 'https:' ? requestHttps(url, options) : requestHttp(url, options);
    request.on('response', answered);
    request.on('error', failed);
    request.end(body);
  });
}

/** Lets the endpoint finish what it says, as far as that is short. */
function thrownAway(answer: IncomingMessage, readForMs: number): Promise<void> {
  return new Promise((over) => {
    let read = 0;
    const end = () => {
      clearTimeout(timer);
      answer.destroy();
      over();
    };
    const timer = setTimeout(end, readForMs);
    answer.on('data', (part: Buffer) => (read += part.length) > MOST_READ && end());
    answer.on('end', end);
    answer.on('error', end);
    answer.on('close', end);
  });
}

const orEnded = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((done, failed) => {
    const stop = () => failed(signal.reason as Error);
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(done, failed).finally(() => signal.removeEventListener('abort', stop));
  });
