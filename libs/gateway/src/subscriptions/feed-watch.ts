import { readCursor } from '@assembly-graph/events';

export interface FeedWatchOptions {
  /** Asks where the feed stands: the cursor of its head. */
  readonly head: () => Promise<string>;
  /** Says when there may be news; a hint. */
  readonly wake?: (onNews: () => void) => () => void;
  readonly pollMs: number;
}

/** Watches one feed for all who follow it, as long as anybody does. */
export interface FeedWatch {
  /** Resolves once the feed goes on after the cursor, or after so many milliseconds, or when the signal is aborted. */
  readonly beyond: (cursor: string, ms: number, signal: AbortSignal) => Promise<void>;
  /** Has everybody look who waits: the graph has changed, if not the feed. */
  readonly renew: () => void;
  /** @returns what ends it */
  readonly follow: () => () => void;
}

export function feedWatch({ head, wake, pollMs }: FeedWatchOptions): FeedWatch {
  const waiting = new Set<{ readonly seq: number; readonly go: () => void }>();
  let followers = 0;
  let known = -1;
  let stop: (() => void) | null = null;

  const learn = (seq: number) => {
    known = seq;
    for (const one of waiting) if (one.seq < seq) one.go();
  };

  /** Looks time and again; news during a look makes for another one at once. */
  function start(): () => void {
    let stopped = false;
    let looking = false;
    let news = false;
    let timer: NodeJS.Timeout | undefined;
    const look = async (): Promise<void> => {
      clearTimeout(timer);
      if (looking) {
        news = true;
        return;
      }
      looking = true;
      do {
        news = false;
        // That the feed can't be asked is told by who reads it; here it is asked again.
        const cursor = await head().catch(() => null);
        if (cursor !== null && !stopped) learn(seqOf(cursor));
      } while (news && !stopped);
      looking = false;
      if (!stopped) timer = setTimeout(() => void look(), pollMs);
    };
    const unwake = wake?.(() => void look());
    void look();
    return () => {
      stopped = true;
      clearTimeout(timer);
      unwake?.();
    };
  }

  return {
    beyond: (cursor, ms, signal) => {
      const seq = seqOf(cursor);
      if (known > seq || signal.aborted) return Promise.resolve();
      return new Promise((over) => {
        const go = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', go);
          waiting.delete(one);
          over();
        };
        const one = { seq, go };
        const timer = setTimeout(go, ms);
        signal.addEventListener('abort', go);
        waiting.add(one);
      });
    },
    renew: () => {
      for (const one of [...waiting]) one.go();
    },
    follow: () => {
      followers += 1;
      stop ??= start();
      let ended = false;
      return () => {
        if (ended) return;
        ended = true;
        followers -= 1;
        if (followers > 0) return;
        stop?.();
        stop = null;
        known = -1;
      };
    },
  };
}

const seqOf = (cursor: string): number => readCursor(cursor)?.seq ?? -1;
