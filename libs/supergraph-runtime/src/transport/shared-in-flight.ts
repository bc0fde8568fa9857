import { NoAnswer } from './transport.ts';

/** What is asked for is long, and a map reads all of its key: the end, where the variables are, tells as much as a rule. */
const KEY_CHARACTERS = 100;

type Work<T> = (signal: AbortSignal) => Promise<T>;

interface Flight<T> {
  readonly what: string;
  readonly result: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
}

/**
 * Work that is asked for again while it is under way is done once. It is given up when nobody waits for it any more, and forgotten
 * as soon as it is done: nothing is kept that could be stale. It is the same where `who` and `what` are.
 */
export function sharedInFlight<T>(): (who: string, what: string, signal: AbortSignal, work: Work<T>) => Promise<T> {
  const flights = new Map<string, Flight<T>>();

  function start(key: string, what: string, work: Work<T>): Flight<T> {
    const controller = new AbortController();
    const result = work(controller.signal).finally(() => {
      if (flights.get(key) === flight) flights.delete(key);
    });
    result.catch(() => undefined);
    const flight: Flight<T> = { what, result, controller, waiting: 0 };
    flights.set(key, flight);
    return flight;
  }

  return async (who, what, signal, work) => {
    if (signal.aborted) throw reasonOf(signal);
    const key = `${what.length} ${what.slice(-KEY_CHARACTERS)} ${who}`;
    const known = flights.get(key);
    if (known && known.what !== what) return work(signal);
    const flight = known ?? start(key, what, work);
    flight.waiting += 1;
    return new Promise<T>((resolve, reject) => {
      const leave = () => {
        flight.waiting -= 1;
        if (flight.waiting === 0) {
          if (flights.get(key) === flight) flights.delete(key);
          flight.controller.abort(reasonOf(signal));
        }
        reject(reasonOf(signal));
      };
      signal.addEventListener('abort', leave, { once: true });
      const stay = () => signal.removeEventListener('abort', leave);
      flight.result.then(
        (value) => (stay(), resolve(value)),
        (error: Error) => (stay(), reject(error)),
      );
    });
  };
}

const reasonOf = (signal: AbortSignal): Error => (signal.reason instanceof Error ? signal.reason : new NoAnswer('nobody waits any more'));
