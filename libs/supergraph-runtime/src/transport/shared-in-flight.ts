import { NoAnswer } from './transport.ts';

type Work<T> = (signal: AbortSignal) => Promise<T>;

interface Flight<T> {
  readonly result: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
}

/**
 * Work that is asked for again while it is under way is done once. It is given up when nobody waits for it any more, and forgotten
 * as soon as it is done: nothing is kept that could be stale.
 */
export function sharedInFlight<T>(): (key: string, signal: AbortSignal, work: Work<T>) => Promise<T> {
  const flights = new Map<string, Flight<T>>();

  function start(key: string, work: Work<T>): Flight<T> {
    const controller = new AbortController();
    const result = work(controller.signal).finally(() => {
      if (flights.get(key) === flight) flights.delete(key);
    });
    result.catch(() => undefined);
    const flight: Flight<T> = { result, controller, waiting: 0 };
    flights.set(key, flight);
    return flight;
  }

  return async (key, signal, work) => {
    if (signal.aborted) throw reasonOf(signal);
    const flight = flights.get(key) ?? start(key, work);
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
