import { setTimeout as pause } from 'node:timers/promises';

/**
 * Waits until something holds. A busy machine is slow, not wrong: so there is much time, and none of it is used where it isn't needed.
 * @throws Error after half a minute, with what was waited for
 */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 30_000; performance.now() < end; await pause(5)) if (await holds()) return;
  if (!(await holds())) throw new Error(`It did not come to this within half a minute: ${holds.toString()}`);
}
