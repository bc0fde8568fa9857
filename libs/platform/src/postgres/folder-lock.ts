import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartFailure } from '../start-failure.ts';
import { beginningOf } from './living-process.ts';

interface Holder {
  readonly pid: number;
  readonly began: string;
}

const LOCK = 'holder.json';

/**
 * Takes a folder for this process: one process at a time may start, run and stop the PostgreSQL in it. The lock is a file with
 * the holder's id and beginning, so that one left by a killed process is known as such and taken over.
 * @returns what gives the folder back
 * @throws StartFailure naming the holder, when that is a live process
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, LOCK);
  const mine = JSON.stringify({ pid: process.pid, began: await beginningOf(process.pid) } satisfies Holder);
  const draft = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  await writeFile(draft, mine, { mode: 0o600 });
  try {
    // link() is the one way to have a file appear complete and only if there was none.
    while (!(await linked(draft, file))) await removeStale(file, folder);
  } finally {
    await rm(draft, { force: true });
  }
  return async () => rm(file, { force: true });
}

async function linked(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file);
    return true;
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw failure;
  }
}

/** Removes the lock of a dead process. It is moved aside first and looked at again: another process may have been faster. */
async function removeStale(file: string, folder: string): Promise<void> {
  const seen = await readFile(file, 'utf8').catch(() => undefined);
  if (seen === undefined) return;
  await refuseLive(seen, folder);
  const aside = `${file}.stale.${process.pid}`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  const moved = await readFile(aside, 'utf8');
  if (moved !== seen) await linked(aside, file);
  await rm(aside, { force: true });
}

/** Whether no live process holds the folder, as after a kill -9. */
export async function abandoned(folder: string): Promise<boolean> {
  return !(await isLive(await readFile(join(folder, LOCK), 'utf8').catch(() => '')));
}

async function isLive(content: string): Promise<boolean> {
  const { pid, began } = parsed(content);
  return pid > 0 && began !== '' && (await beginningOf(pid)) === began;
}

async function refuseLive(content: string, folder: string): Promise<void> {
  if (await isLive(content)) {
    const { pid } = parsed(content);
    throw new StartFailure(
      `The database folder ${folder} is in use by the running process ${pid}: stop that one first, or use another folder.`,
    );
  }
}

/** A lock that cannot be read was cut short by a crash of the machine: its holder is not running. */
function parsed(content: string): Holder {
  try {
    const { pid, began } = JSON.parse(content) as Partial<Holder>;
    return { pid: Number(pid) || 0, began: String(began ?? '') };
  } catch {
    return { pid: 0, began: '' };
  }
}
