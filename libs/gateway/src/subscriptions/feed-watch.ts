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
  /** Resolves after so many milliseconds, or when the signal is aborted; where the feed could not be asked, as soon as it can. */
  readonly back: (ms: number, signal: AbortSignal) => Promise<void>;
  /** @returns what ends it */
  readonly follow: () => () => void;
}

export function feedWatch({ head, wake, pollMs }: FeedWatchOptions): FeedWatch {
  const waiting = new Set<{ readonly seq: number; readonly go: () => void }>();
  const away = new Set<() => void>();
  let isAway = false;
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
        isAway = cursor === null;
        if (cursor === null || stopped) continue;
        for (const go of away) go();
        learn(seqOf(cursor));
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
      return resting(ms, signal, (go) => {
        const one = { seq, go };
        waiting.add(one);
        return () => waiting.delete(one);
      });
    },
    renew: () => {
      for (const one of [...waiting]) one.go();
    },
    back: (ms, signal) =>
      resting(ms, signal, (go) => {
        if (isAway) away.add(go);
        return () => away.delete(go);
      }),
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
        isAway = false;
      };
    },
  };
}

/** A pause that the signal cuts short, and whoever holds `go`. @param hold is told what ends it; what it returns is called at the end */
function resting(ms: number, signal: AbortSignal, hold: (go: () => void) => () => void): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((over) => {
    const go = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', go);
      letGo();
      over();
    };
    const timer = setTimeout(go, ms);
    signal.addEventListener('abort', go);
    const letGo = hold(go);
  });
}

const seqOf = (cursor: string): number => readCursor(cursor)?.seq ?? -1;
