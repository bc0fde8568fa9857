import { watch, type FSWatcher } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Log } from '@assembly-graph/gateway';

export interface WatchedSupergraph {
  /** Reads the file again, whether it changed or not. */
  readonly look: () => void;
  readonly close: () => void;
}

/** A file is written in several steps: it is read when nothing has happened for so long. */
const QUIET_MS = 200;

/**
 * Watches the file of a supergraph and hands over what it holds whenever that is another text. The folder is watched, for a file may be replaced
 * by another of its name, or stand behind a link that is.
 * @param given what was read of it at first
 * @param onChange refuses by a rejection, and has logged why
 */
export function watchSupergraph(file: string, given: string, onChange: (supergraphSdl: string) => Promise<void>, log: Log): WatchedSupergraph {
  let last = given;
  let timer: NodeJS.Timeout | undefined;
  const read = async (isAsked: boolean) => {
    const found = await readFile(file, 'utf8');
    if (found === last && !isAsked) return;
    last = found;
    await onChange(found).catch(() => undefined);
  };
  const look = (isAsked: boolean) => void read(isAsked).catch((error: unknown) => log({ level: 'warn', message: 'the file of the supergraph cannot be read, and the one that was goes on', error }));
  const watcher = watched(dirname(file), log);
  watcher?.on('change', () => {
    clearTimeout(timer);
    timer = setTimeout(() => look(false), QUIET_MS);
  });
  return {
    look: () => look(true),
    close() {
      clearTimeout(timer);
      watcher?.close();
    },
  };
}

function watched(folder: string, log: Log): FSWatcher | undefined {
  const unwatched = (error: unknown) => log({ level: 'warn', message: 'the file of the supergraph is not watched: SIGHUP makes the gateway read it again', error });
  try {
    return watch(folder, { persistent: false }).on('error', unwatched);
  } catch (error) {
    unwatched(error);
    return undefined;
  }
}
