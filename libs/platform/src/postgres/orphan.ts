import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { StartFailure } from '../start-failure.ts';
import { alive, commandLineOf, gone } from './living-process.ts';

/** Written on every command line of ours, so that a server somebody started by hand on our folder is not mistaken for an orphan. */
export const CLUSTER_NAME = 'assembly-graph';

/**
 * Clears what a killed process left in a data folder: stops the server if it still runs (a fast shutdown, which loses nothing),
 * and removes a postmaster.pid whose id belongs to another program by now, which PostgreSQL itself would take for a server.
 * To be called by the holder of the folder's lock: while that is held, a server on the folder has lost its parent.
 * @throws StartFailure when the server is not ours or cannot be stopped
 */
export async function endOrphan(data: string, log: (line: string) => void): Promise<void> {
  const file = join(data, 'postmaster.pid');
  const pid = Math.abs(Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10));
  if (!(pid > 0) || !alive(pid)) return;
  const commandLine = await commandLineOf(pid);
  if (!isServerOn(commandLine, data)) return rm(file, { force: true });
  if (process.platform !== 'win32' && !commandLine.includes(`cluster_name=${CLUSTER_NAME}`)) {
    throw new StartFailure(
      `The database folder ${data} is in use by a PostgreSQL that was started by hand (process ${pid}): stop that one first.`,
    );
  }
  log(`a PostgreSQL left behind by a killed process (${pid}) still runs on the folder and is stopped first`);
  await end(pid, data);
}

const isServerOn = (commandLine: string, data: string): boolean =>
  process.platform === 'win32' ? /postgres/i.test(commandLine) : commandLine.includes('postgres') && commandLine.includes(data);

async function end(pid: number, data: string): Promise<void> {
  try {
    process.kill(pid, 'SIGINT');
    if (await gone(pid, 20_000)) return;
    // An immediate shutdown: what was committed is read back from the log at the next start.
    process.kill(pid, 'SIGQUIT');
    if (await gone(pid, 10_000)) return;
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === 'ESRCH') return;
  }
  throw new StartFailure(
    `The database folder ${data} is in use by PostgreSQL process ${pid}, which this user could not stop: stop it first.`,
  );
}
