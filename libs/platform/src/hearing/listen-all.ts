import type { FeedSource, Hearing, Listener } from '@assembly-graph/events';
import { systemClock } from '@assembly-graph/kernel';
import { log } from '../log.ts';
import { listen, type Listening, type ListenOptions } from './listen.ts';

/** The listeners of one subgraph, at work. */
export interface ListeningAll {
  readonly hearings: () => Hearing[];
  readonly close: () => Promise<void>;
}

/** Sets the listeners of a subgraph to work. One whose feed can't be reached from here hears nothing, and says so. */
export function listenAll(
  listeners: readonly Listener[],
  feedOf: (name: string) => FeedSource | null,
  options: ListenOptions = {},
): ListeningAll {
  const all = listeners.map((listener): Listening => {
    const source = feedOf(listener.of);
    if (source !== null) return listen(listener, source, options);
    log.warn({ listener: listener.name, of: listener.of }, 'the listener has no feed to listen to');
    const hearing: Hearing = { name: listener.name, of: listener.of, state: 'deaf', since: (options.clock ?? systemClock).now() };
    return { hearing: () => hearing, close: async () => undefined };
  });
  return {
    hearings: () => all.map(({ hearing }) => hearing()),
    close: async () => void (await Promise.all(all.map(({ close }) => close()))),
  };
}
