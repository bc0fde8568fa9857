import type { SubgraphAnswer, Transport } from '../transport/transport.ts';

/** A transport whose answers come as bytes, as over HTTP. @param hasBytes whether they do just now */
export function withBytes(transport: Transport, hasBytes: () => boolean): Transport {
  const fetchUnread: Transport['fetchUnread'] = async (fetch, signal) => {
    const bytes = Buffer.from(JSON.stringify(await transport.fetch(fetch, signal)));
    return { bytes, read: () => JSON.parse(bytes.toString()) as SubgraphAnswer };
  };
  return {
    fetch: (fetch, signal) => transport.fetch(fetch, signal),
    close: () => transport.close(),
    get fetchUnread() {
      return hasBytes() ? fetchUnread : undefined;
    },
  };
}
