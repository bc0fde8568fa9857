import type { SubgraphAnswer, Transport } from '../transport/transport.ts';

/** A transport whose answers come as bytes, as over HTTP. */
export function withBytes(transport: Transport): Transport {
  return {
    ...transport,
    async fetchUnread(fetch, signal) {
      const bytes = Buffer.from(JSON.stringify(await transport.fetch(fetch, signal)));
      return { bytes, read: () => JSON.parse(bytes.toString()) as SubgraphAnswer };
    },
  };
}
