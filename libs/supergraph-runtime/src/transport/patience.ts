import { DeadlinePassed, NoAnswer, type SubgraphAnswer, type SubgraphFetch, type Transport } from './transport.ts';

/**
 * Asks a subgraph and waits at most so long, and no longer than whoever wants the answer; the transport is told when nobody waits.
 * @throws DeadlinePassed, NoAnswer and whatever the transport throws
 */
export function askPatiently(transport: Transport, fetch: SubgraphFetch, deadlineMs: number, client?: AbortSignal): Promise<SubgraphAnswer> {
  return new Promise((resolve, reject) => {
    const patience = new AbortController();
    const giveUp = (reason: Error) => {
      stop();
      reject(reason);
      patience.abort(reason);
    };
    const leave = () => giveUp(new NoAnswer('the client has left'));
    const timer = setTimeout(() => giveUp(new DeadlinePassed(deadlineMs)), deadlineMs);
    const stop = () => {
      clearTimeout(timer);
      client?.removeEventListener('abort', leave);
    };
    if (client?.aborted) return leave();
    client?.addEventListener('abort', leave, { once: true });
    transport.fetch(fetch, patience.signal).then(
      (answer) => (stop(), resolve(answer)),
      (error: Error) => (stop(), reject(error)),
    );
  });
}
