import { isAscii } from 'node:buffer';
import { Pool, type Dispatcher } from 'undici';
import { sharedInFlight } from './shared-in-flight.ts';
import { NoAnswer, type SubgraphAnswer, type SubgraphFetch, type Transport } from './transport.ts';

export interface HttpTransportOptions {
  /** `http:` or `https:`. */
  url: string;
  /** Headers for a fetch beyond those that are passed on, e.g. who asks. */
  headers?: (fetch: SubgraphFetch) => Promise<Record<string, string>> | Record<string, string>;
  /** On whose behalf a fetch is: equal fetches for the same one are answered by one request. By default the headers passed on. */
  caller?: (fetch: SubgraphFetch) => string;
  /** 32 MiB, if not given. */
  maxAnswerBytes?: number;
  /** Sockets to this subgraph at most; 128, if not given. */
  connections?: number;
  /** How often a query whose connection failed is sent again; 1, if not given. A mutation never is. */
  retries?: number;
  /** What an answer with this status means, where that is known; it is no answer then, whatever its body. */
  refusal?: (status: number) => string | undefined;
}

/** Bytes stand outside of the heap that is collected; they become a text only where it is read, which nobody keeps. */
interface HttpAnswer {
  readonly status: number;
  readonly bytes: Buffer;
}

const BACKSLASH = 0x5c;

/** A server that is being replaced answers so; a query may be asked again. */
const PASSING = new Set([502, 503, 504]);

/**
 * A subgraph over HTTP, on sockets that are kept.
 *
 * Deliberately narrow: it follows no redirect, asks for no compression (an answer cannot grow behind our back) and stops reading at
 * `maxAnswerBytes`. Equal queries that are under way at the same moment are sent once, and each who asked gets its own objects.
 * @throws TypeError for an address that is none
 */
export function httpTransport(options: HttpTransportOptions): Transport {
  const { url, headers = () => ({}), caller = (fetch: SubgraphFetch) => JSON.stringify(fetch.headers), maxAnswerBytes = 32 * 1024 * 1024, retries = 1 } = options;
  const read = ({ status, bytes }: HttpAnswer): SubgraphAnswer => {
    const isPlain = isAscii(bytes) && !bytes.includes(BACKSLASH);
    const { data, errors } = readAnswer(status, bytes.toString(isPlain ? 'latin1' : 'utf8'));
    return { data, errors, isPlain };
  };
  const { protocol, origin, pathname, search } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') throw new TypeError('a subgraph is called over http or https');
  const pool = new Pool(origin, { connections: options.connections ?? 128, pipelining: 1, maxResponseSize: maxAnswerBytes, bodyTimeout: 0, headersTimeout: 0 });
  const share = sharedInFlight<HttpAnswer>();

  async function post(fetch: SubgraphFetch, signal: AbortSignal): Promise<HttpAnswer> {
    const own = await headers(fetch);
    const request: Dispatcher.DispatchOptions = {
      method: 'POST',
      path: pathname + search,
      headers: { ...fetch.headers, ...own, 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json', 'accept-encoding': 'identity' },
      body: fetch.body(),
    };
    for (let left = fetch.kind === 'query' ? retries : 0; ; left -= 1) {
      try {
        const answer = await send(pool, request, signal);
        if (left <= 0 || !PASSING.has(answer.status)) return answer;
      } catch (error) {
        if (left <= 0 || signal.aborted || !isOfConnection(error)) throw error;
      }
    }
  }

  async function answerTo(fetch: SubgraphFetch, signal: AbortSignal): Promise<HttpAnswer> {
    const answer = await (fetch.kind === 'query' ? share(caller(fetch), fetch.body(), signal, (shared) => post(fetch, shared)) : post(fetch, signal));
    const refusal = options.refusal?.(answer.status);
    if (refusal !== undefined) throw new NoAnswer(`HTTP ${answer.status}: ${refusal}`);
    return answer;
  }

  return {
    fetch: async (fetch, signal) => read(await answerTo(fetch, signal)),
    async fetchUnread(fetch, signal) {
      const answer = await answerTo(fetch, signal);
      return { bytes: answer.bytes, read: () => read(answer) };
    },
    close: () => pool.destroy(),
  };
}

function send(pool: Pool, request: Dispatcher.DispatchOptions, signal: AbortSignal): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason as Error);
    const chunks: Buffer[] = [];
    let status = 0;
    let abort: (() => void) | undefined;
    const settle = () => abort && signal.removeEventListener('abort', abort);
    pool.dispatch(request, {
      onRequestStart(controller) {
        if (abort) signal.removeEventListener('abort', abort);
        abort = () => controller.abort(signal.reason instanceof Error ? signal.reason : new NoAnswer('nobody waits any more'));
        if (signal.aborted) abort();
        else signal.addEventListener('abort', abort);
      },
      onResponseStart(_, statusCode) {
        status = statusCode;
      },
      onResponseData(_, chunk) {
        chunks.push(chunk);
      },
      onResponseEnd() {
        settle();
        resolve({ status, bytes: chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks) });
      },
      onResponseError(_, error) {
        settle();
        reject(error);
      },
    });
    return undefined;
  });
}

const OF_CONNECTION = new Set(['UND_ERR_SOCKET', 'UND_ERR_CONNECT_TIMEOUT', 'ECONNRESET', 'EPIPE', 'ECONNREFUSED', 'ECONNABORTED']);

function isOfConnection(error: unknown): boolean {
  return OF_CONNECTION.has(String((error as { code?: unknown }).code));
}

/** An answer that is GraphQL counts whatever its status (a 400 with `errors` is an answer). @throws NoAnswer for anything else */
export function readAnswer(status: number, text: string): SubgraphAnswer {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    throw new NoAnswer(`HTTP ${status} with a body that is not JSON`);
  }
  if (typeof answer !== 'object' || answer === null || !('data' in answer || 'errors' in answer)) {
    throw new NoAnswer(`HTTP ${status} with JSON that is no GraphQL answer`);
  }
  return answer as SubgraphAnswer;
}
