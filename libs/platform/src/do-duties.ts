import type { Duty } from '@assembly-graph/events';
import type { Subgraph } from './graph/subgraph.ts';
import { log } from './log.ts';
import type { Running } from './run-process.ts';

/** All that a subgraph does when its time comes: of its domain, and for those who follow its feed. */
export const dutiesOf = ({ duties = [], feed }: Pick<Subgraph, 'duties' | 'feed'>): readonly Duty[] => [...duties, ...(feed?.duties ?? [])];

/** Performs these duties now and again, each by its own measure or when it is woken, until it is closed. One that fails is logged and tried again. */
export function doDuties(duties: readonly Duty[]): Running {
  let closed = false;
  const all = duties.map(({ name, everyMs, perform, wake, close }) => {
    let isWaiting = false;
    const round = async (): Promise<void> => {
      isWaiting = false;
      if (closed) return;
      try {
        await perform();
      } catch (failure) {
        log.error({ duty: name, cause: failure instanceof Error ? (failure.stack ?? failure.message) : String(failure) }, 'a duty failed, and is tried again');
      }
    };
    const duty = { running: round(), timer: setInterval(() => again(), everyMs), unwake: wake?.(() => again()), close };
    /** One round after the other; those that would only wait for the same one are one. */
    const again = () => {
      if (isWaiting || closed) return;
      isWaiting = true;
      duty.running = duty.running.then(round);
    };
    duty.timer.unref();
    return duty;
  });
  return {
    close: async () => {
      closed = true;
      for (const { timer, unwake } of all) {
        clearInterval(timer);
        unwake?.();
      }
      await Promise.all(all.map(({ running, close }) => Promise.all([running, close?.()])));
    },
  };
}
