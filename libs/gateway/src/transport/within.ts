/** Thrown when a subgraph did not answer in time. */
export class DeadlinePassed extends Error {
  constructor(milliseconds: number) {
    super(`no answer within ${milliseconds} ms`);
    this.name = 'DeadlinePassed';
  }
}

/**
 * Waits for work at most so long; the work is told through the signal that nobody waits any more.
 *
 * @throws DeadlinePassed
 */
export async function within<T>(milliseconds: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const patience = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const lost = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new DeadlinePassed(milliseconds));
      patience.abort();
    }, milliseconds);
  });
  try {
    return await Promise.race([work(patience.signal), lost]);
  } finally {
    clearTimeout(timer);
  }
}
