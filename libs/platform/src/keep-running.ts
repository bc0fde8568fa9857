/** Something that runs, and may end by itself. */
export interface Mortal {
  /** Resolves once it is gone, whoever ended it. */
  readonly ended: Promise<unknown>;
  stop(): Promise<void>;
}

export interface KeepRunningOptions {
  /** Told in one sentence what happened, for whoever runs it. */
  readonly tell: (sentence: string) => void;
  /** Before the first attempt to start it again; doubled with each that fails, up to `longestPauseMs`. */
  readonly firstPauseMs?: number;
  readonly longestPauseMs?: number;
  /** What ran for so long was well: the next pause is the first again. */
  readonly wellAfterMs?: number;
}

/** What is kept running, as it runs now. */
export interface Kept<T extends Mortal> {
  readonly current: () => T;
  /** Stops it, also while it is being started again. Any number of times. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts something, and starts it again whenever it ends by itself, until it is stopped: what was killed comes back, and what can't start for a while
 * (its database is away) does once it can.
 * @param start given a signal that is aborted when it is not wanted any more
 * @throws whatever the first start throws; later ones are told and tried again
 */
export async function keepRunning<T extends Mortal>(name: string, start: (signal: AbortSignal) => Promise<T>, options: KeepRunningOptions): Promise<Kept<T>> {
  const { tell, firstPauseMs = 100, longestPauseMs = 10_000, wellAfterMs = 10_000 } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  let current = await start(signal);
  let pause = firstPauseMs;

  async function again(): Promise<void> {
    for (;;) {
      const since = Date.now();
      await current.ended;
      if (signal.aborted) return;
      if (Date.now() - since >= wellAfterMs) pause = firstPauseMs;
      tell(`${name} ended by itself; it is started again.`);
      while (!(await startedAgain())) if (signal.aborted) return;
    }
  }
  async function startedAgain(): Promise<boolean> {
    await resting(pause, signal);
    if (signal.aborted) return false;
    pause = Math.min(pause * 2, longestPauseMs);
    try {
      current = await start(signal);
      // What is being started when the end comes is stopped once it is there.
      if (signal.aborted) await current.stop();
      return true;
    } catch (failure) {
      if (!signal.aborted) tell(`${name} can't be started yet, and is tried again: ${(failure as Error).message}`);
      return false;
    }
  }

  const keeping = again();
  let stopped: Promise<void> | undefined;
  const stop = async () => {
    stopping.abort();
    await current.stop();
    await keeping;
  };
  return { current: () => current, stop: () => (stopped ??= stop()) };
}

const resting = (ms: number, signal: AbortSignal) =>
  new Promise<void>((over) => {
    if (signal.aborted) return over();
    const go = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', go);
      over();
    };
    const timer = setTimeout(go, ms);
    signal.addEventListener('abort', go);
  });
