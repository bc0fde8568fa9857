import type { Duty } from '@assembly-graph/events';
import { log } from './log.ts';
import type { Running } from './run-process.ts';

/** Performs these duties now and again, each by its own measure, until it is closed. One that fails is logged and tried again. */
export function doDuties(duties: readonly Duty[]): Running {
  let closed = false;
  const all = duties.map(({ name, everyMs, perform }) => {
    const round = async (): Promise<void> => {
      if (closed) return;
      try {
        await perform();
      } catch (failure) {
        log.error({ duty: name, cause: failure instanceof Error ? (failure.stack ?? failure.message) : String(failure) }, 'a duty failed, and is tried again');
      }
    };
    const duty = { running: round(), timer: setInterval(() => (duty.running = duty.running.then(round)), everyMs) };
    duty.timer.unref();
    return duty;
  });
  return {
    close: async () => {
      closed = true;
      for (const { timer } of all) clearInterval(timer);
      await Promise.all(all.map(({ running }) => running));
    },
  };
}
