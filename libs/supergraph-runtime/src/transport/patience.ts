import { DeadlinePassed, NoAnswer } from './transport.ts';

/**
 * Asks a subgraph and waits at most so long, and no longer than whoever wants the answer; the transport is told when nobody waits.
 * @throws DeadlinePassed, NoAnswer and whatever the transport throws
 */
export function askPatiently<Answer>(ask: (signal: AbortSignal) => Promise<Answer>, deadlineMs: number, client?: AbortSignal): Promise<Answer> {
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
    ask(patience.signal).then(
      (answer) => (stop(), resolve(answer)),
      (error: Error) => (stop(), reject(error)),
    );
  });
}
