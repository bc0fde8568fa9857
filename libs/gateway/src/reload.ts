import { systemClock } from '@assembly-graph/kernel';
import type { Engine } from './engine/engine.ts';
import type { Log } from './log.ts';
import { GatewayStartFailure } from './start-failure.ts';
import type { Subgraphs } from './subgraphs-of.ts';

/** Lets a gateway serve another supergraph than the one it was started with. */
export interface Reloading {
  /**
   * Serves another supergraph from when what was asked last has been planned for it; requests under way and streams go on. One after the
   * other, if there are several.
   * @throws GatewayStartFailure when it cannot be used: the log says why, and the old one goes on
   */
  reload(supergraphSdl: string): Promise<void>;
  /** Since when the last one that was to serve is refused; null: it serves. */
  refusedSince(): string | null;
}

export function reloading({ engine, subgraphs, log }: { engine: Engine; subgraphs: Subgraphs; log: Log }): Reloading {
  let refusedSince: string | null = null;
  let last: Promise<unknown> = Promise.resolve();

  async function replace(supergraphSdl: string): Promise<void> {
    if (!engine.update) throw new Error('This engine serves no other supergraph than the one it was started with.');
    const found = subgraphs.lookAt(supergraphSdl);
    try {
      await engine.update(supergraphSdl);
    } catch (error) {
      found.leave();
      throw error;
    }
    found.take();
  }

  return {
    refusedSince: () => refusedSince,
    reload(supergraphSdl) {
      const replacing = last.then(() => replace(supergraphSdl)).then(
        () => {
          refusedSince = null;
          log({ level: 'info', message: 'the supergraph that was given serves' });
        },
        (error: unknown) => {
          refusedSince = systemClock.now();
          log({ level: 'error', message: 'a supergraph is refused, and the one before goes on', error });
          throw new GatewayStartFailure(`The supergraph cannot be used: ${(error as Error).message.split('\n')[0]}`, { cause: error });
        },
      );
      last = replacing.catch(() => undefined);
      return replacing;
    },
  };
}
