import { Agent } from 'undici';
import { serverSentEvents } from './server-sent-events.ts';
import { NoAnswer, type StreamRefused, type SubgraphAnswer, type SubgraphFetch, type Transport } from './transport.ts';
import { webSocketStream } from './web-socket-stream.ts';

export interface HttpStreamOptions {
  /** `http:` or `https:`; WebSockets are opened at the same address. */
  readonly url: string;
  /** Headers for a stream beyond those that are passed on, e.g. who asks. */
  readonly headers?: (fetch: SubgraphFetch) => Promise<Record<string, string>> | Record<string, string>;
  /** How long opening may take; 5 seconds. */
  readonly openWithinMs?: number;
  /** What an event may weigh; 32 MiB. */
  readonly maxEventBytes?: number;
}

/** How a stream is opened in one of the ways. */
export interface OpenStream {
  readonly url: URL;
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly openWithinMs: number;
  readonly maxEventBytes: number;
}

/** A subgraph that takes no stream in this way; another may do. */
export class OtherWay extends NoAnswer {
  constructor(
    message: string,
    /** Why, if it said so in GraphQL's words. */
    readonly refusal?: StreamRefused,
  ) {
    super(message);
  }
}

/**
 * The streams of a subgraph over HTTP: as server-sent events, or over a WebSocket that speaks graphql-transport-ws, whichever it takes. What is
 * not taken here is not read there: the socket's own window holds the subgraph back, and nothing is dropped.
 */
export function httpStream(options: HttpStreamOptions): { readonly stream: NonNullable<Transport['stream']>; readonly close: () => Promise<void> } {
  const { url, headers = () => ({}), openWithinMs = 5_000, maxEventBytes = 32 * 1024 * 1024 } = options;
  const agent = new Agent({ bodyTimeout: 0, headersTimeout: openWithinMs, connect: { timeout: openWithinMs } });
  let takesEvents = true;

  async function* stream(fetch: SubgraphFetch, signal: AbortSignal): AsyncGenerator<readonly SubgraphAnswer[], void> {
    const open: OpenStream = { url: new URL(url), headers: { ...fetch.headers, ...(await headers(fetch)) }, body: fetch.body(), openWithinMs, maxEventBytes };
    let refusal: StreamRefused | undefined;
    if (takesEvents) {
      try {
        return yield* serverSentEvents(open, agent, signal);
      } catch (failure) {
        if (!(failure instanceof OtherWay)) throw failure;
        ({ refusal } = failure);
      }
    }
    try {
      for await (const events of webSocketStream(open, signal)) {
        takesEvents = false;
        yield events;
      }
    } catch (failure) {
      throw failure instanceof OtherWay && refusal ? refusal : failure;
    }
  }
  return { stream, close: () => agent.destroy() };
}
