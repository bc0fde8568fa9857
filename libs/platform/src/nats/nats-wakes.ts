import { connectNats } from './connect-nats.ts';
import { feedStream } from './feed-stream.ts';

/** Hints that feeds have news, as the relays of other processes give them; while NATS is away there are none, and whoever waits looks by itself. */
export interface NatsWakes {
  readonly wakes: Readonly<Record<string, (onNews: () => void) => () => void>>;
  readonly close: () => Promise<void>;
}

/** @param feeds names of domains, by what the hints are to stand under */
export function natsWakes(url: string, name: string, feeds: Readonly<Record<string, string>>): NatsWakes {
  const nats = connectNats(url, name);
  return {
    wakes: Object.fromEntries(Object.entries(feeds).map(([key, feed]) => [key, feedStream(nats, feed).news])),
    close: () => nats.close(),
  };
}
