import { PUBLIC } from '@assembly-graph/kernel';
import { ACTOR_HEADER, type SignActor } from '@assembly-graph/platform/auth';
import { httpStream, httpTransport, type SubgraphFetch, type Transport } from '@assembly-graph/supergraph-runtime';
import { actorOf } from './subgraph.ts';

const REFUSED = 'the subgraph does not take our signature, SUBGRAPH_SECRET is not the same here and there';

/**
 * The way to a subgraph over HTTP. With `sign` each fetch says by a signed header who asks; the client's own token stays here.
 * @throws TypeError for an address that is none
 */
export function transportToHttp(name: string, url: string, sign?: SignActor): Transport {
  const headers = async (fetch: SubgraphFetch): Promise<Record<string, string>> => (sign ? { [ACTOR_HEADER]: await sign(actorOf(fetch) ?? PUBLIC, name) } : {});
  const streams = httpStream({ url, headers });
  const transport = httpTransport({
    url,
    headers,
    caller: (fetch) => JSON.stringify([actorOf(fetch) ?? PUBLIC, fetch.headers]),
    refusal: (status) => (status === 401 ? REFUSED : undefined),
  });
  return { ...transport, stream: streams.stream, close: async () => void (await Promise.all([transport.close(), streams.close()])) };
}
