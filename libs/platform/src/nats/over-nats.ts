import type { FeedSource } from '@assembly-graph/events';
import { StartFailure } from '../start-failure.ts';
import { connectNats } from './connect-nats.ts';
import { feedStream } from './feed-stream.ts';
import { natsFeed } from './nats-feed.ts';
import { relay, type Relaying } from './relay.ts';

/** What a subgraph's process does with NATS; without it, nothing. */
export interface OverNats {
  /** Puts the events of its own log there. */
  readonly relay: (source: FeedSource) => void;
  /** The feed of another, read from there where it can be. */
  readonly feed: (record: FeedSource) => FeedSource;
  readonly close: () => Promise<void>;
}

/** @throws StartFailure without the secret by which what is in NATS is known to be of this graph */
export function overNats({ natsUrl, secret }: { readonly natsUrl: string | null; readonly secret: string | null }, name: string): OverNats {
  if (natsUrl === null) return { relay: () => undefined, feed: (record) => record, close: async () => undefined };
  if (secret === null) throw new StartFailure('NATS_URL needs SUBGRAPH_SECRET: by it the processes know what is theirs.');
  const nats = connectNats(natsUrl, name);
  const relays: Relaying[] = [];
  return {
    relay: (source) => void relays.push(relay({ source, stream: feedStream(nats, source.feed), secret })),
    feed: (record) => natsFeed({ record, stream: feedStream(nats, record.feed), secret }),
    close: async () => {
      await Promise.all(relays.map((one) => one.close()));
      await nats.close();
    },
  };
}
