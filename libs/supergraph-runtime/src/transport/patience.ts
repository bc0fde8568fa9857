import { DeadlinePassed, NoAnswer, type SubgraphAnswer, type SubgraphFetch, type Transport } from './transport.ts';

/**
 * Asks a subgraph and waits at most so long, and no longer than whoever wants the answer; the transport is told when nobody waits.
 * @throws DeadlinePassed, NoAnswer and whatever the transport throws
 */
export async function askPatiently(transport: Transport, fetch: SubgraphFetch, deadlineMs: number, client?: AbortSignal): Promise<SubgraphAnswer> {
  const patience = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let leave: (() => void) | undefined;
  const lost = new Promise<never>((_, reject) => {
    const giveUp = (reason: Error) => {
      reject(reason);
      patience.abort(reason);
    };
    timer = setTimeout(() => giveUp(new DeadlinePassed(deadlineMs)), deadlineMs);
    leave = () => giveUp(new NoAnswer('the client has left'));
    if (client?.aborted) leave();
    else client?.addEventListener('abort', leave, { once: true });
  });
  try {
    return await Promise.race([transport.fetch(fetch, patience.signal), lost]);
  } finally {
    clearTimeout(timer);
    if (leave) client?.removeEventListener('abort', leave);
  }
}
