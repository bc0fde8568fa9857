import { DeadlinePassed, NoAnswer, type Transport } from './transport.ts';

export interface CircuitBreakerOptions {
  /** How many failures in a row open the circuit; 20, if not given. */
  failures?: number;
  /** How long a subgraph is then left alone, in milliseconds, before one fetch tries it again; 1000, if not given. */
  pauseMs?: number;
  /** Milliseconds that only go forward. */
  now?: () => number;
}

/**
 * Spares a subgraph that fails again and again, and those who would wait for it: for a pause every fetch fails at once, then one is
 * let through, and what becomes of it decides. Who asked and left is no failure of the subgraph's.
 */
export function withCircuitBreaker(transport: Transport, options: CircuitBreakerOptions = {}): Transport {
  const { failures: most = 20, pauseMs = 1000, now = () => performance.now() } = options;
  let failures = 0;
  let openUntil = 0;
  return {
    async fetch(fetch, signal) {
      if (failures >= most) {
        if (now() < openUntil) throw new NoAnswer(`left alone after ${most} failures in a row`);
        openUntil = now() + pauseMs;
      }
      try {
        const answer = await transport.fetch(fetch, signal);
        failures = 0;
        return answer;
      } catch (error) {
        if (!isLeft(signal)) {
          failures += 1;
          openUntil = now() + pauseMs;
        }
        throw error;
      }
    },
    // A stream is opened once and stays: whether it can be had says whoever wants it.
    ...(transport.stream ? { stream: (fetch, signal) => transport.stream!(fetch, signal) } : {}),
    close: () => transport.close(),
  };
}

/** Whether who asked has left; a deadline that passed is the subgraph's failure. */
const isLeft = (signal: AbortSignal) => signal.aborted && !(signal.reason instanceof DeadlinePassed);
