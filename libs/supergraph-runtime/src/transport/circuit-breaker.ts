import { DeadlinePassed, NoAnswer, type Transport } from './transport.ts';

export interface CircuitBreakerOptions {
  /** How many failures in a row open the circuit; 20, if not given. */
  failures?: number;
  /** How long a subgraph is then left alone, in milliseconds, before one fetch tries it again; 1000, if not given. */
  pauseMs?: number;
  /** Milliseconds that only go forward. */
  now?: () => number;
}

/** With which every answer begins that can be read. */
const BRACE = 0x7b;

/**
 * Spares a subgraph that fails again and again, and those who would wait for it: for a pause every fetch fails at once, then one is
 * let through, and what becomes of it decides. Who asked and left is no failure of the subgraph's.
 */
export function withCircuitBreaker(transport: Transport, options: CircuitBreakerOptions = {}): Transport {
  const { failures: most = 20, pauseMs = 1000, now = () => performance.now() } = options;
  let failures = 0;
  let openUntil = 0;
  const failed = (signal: AbortSignal) => {
    if (isLeft(signal)) return;
    failures += 1;
    openUntil = now() + pauseMs;
  };
  async function tried<Answer>(ask: () => Promise<Answer>, signal: AbortSignal, isGood: (answer: Answer) => boolean = () => true): Promise<Answer> {
    if (failures >= most) {
      if (now() < openUntil) throw new NoAnswer(`left alone after ${most} failures in a row`);
      openUntil = now() + pauseMs;
    }
    try {
      const answer = await ask();
      if (isGood(answer)) failures = 0;
      return answer;
    } catch (error) {
      failed(signal);
      throw error;
    }
  }
  return {
    fetch: (fetch, signal) => tried(() => transport.fetch(fetch, signal), signal),
    ...(transport.fetchUnread ? { fetchUnread: (fetch, signal) => tried(() => transport.fetchUnread!(fetch, signal), signal, ({ bytes }) => bytes[0] === BRACE).then(({ bytes, read }) => ({ bytes, read: () => counted(read, () => failed(signal)) })) } : {}),
    // A stream is opened once and stays: whether it can be had says whoever wants it.
    ...(transport.stream ? { stream: (fetch, signal) => transport.stream!(fetch, signal) } : {}),
    close: () => transport.close(),
  };
}

/** An answer that can't be read is a failure, too. */
function counted<Answer>(read: () => Answer, failed: () => void): Answer {
  try {
    return read();
  } catch (error) {
    failed();
    throw error;
  }
}

/** Whether who asked has left; a deadline that passed is the subgraph's failure. */
const isLeft = (signal: AbortSignal) => signal.aborted && !(signal.reason instanceof DeadlinePassed);
