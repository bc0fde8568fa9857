import { GraphQLError, type ExecutionResult } from 'graphql';
import { StreamRefused, type SubgraphAnswer, type SubgraphFetch, type Transport } from './transport.ts';

/** Opens a subscription as graphql's `subscribe` does: a stream, or why there is none. */
export type OpenLocally = (fetch: SubgraphFetch) => Promise<AsyncIterable<ExecutionResult> | ExecutionResult>;

/**
 * A subgraph of this process: asked by a call, answered with objects; no text is written or read in between. A call cannot be
 * interrupted, so the signal only matters to who waits for it.
 */
export function localTransport(ask: (fetch: SubgraphFetch) => Promise<ExecutionResult>, subscribe?: OpenLocally): Transport {
  return {
    ...(subscribe ? { stream: (fetch, signal) => streamOf(fetch, subscribe, signal) } : {}),
    async fetch(fetch) {
      return plain(await ask(fetch));
    },
    close: async () => undefined,
  };
}

const plain = ({ data, errors }: ExecutionResult): SubgraphAnswer => ({
  data,
  errors: errors && Array.isArray(errors) ? errors.map((each) => (each instanceof GraphQLError ? each.toJSON() : each)) : errors,
});

async function* streamOf(fetch: SubgraphFetch, subscribe: OpenLocally, signal: AbortSignal): AsyncGenerator<readonly SubgraphAnswer[], void> {
  const opened = await subscribe(fetch);
  if (!(Symbol.asyncIterator in opened)) throw new StreamRefused(plain(opened).errors ?? []);
  const events = opened[Symbol.asyncIterator]();
  const leaving = new Promise<null>((leave) => signal.addEventListener('abort', () => leave(null), { once: true }));
  try {
    while (!signal.aborted) {
      const next = await Promise.race([events.next(), leaving]);
      if (next === null || next.done) return;
      yield [plain(next.value)];
    }
  } finally {
    // Its own end may wait for an event that never comes.
    void events.return?.();
  }
}
