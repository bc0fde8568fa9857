import { mkdir, realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { postgresBinaries } from './postgres/binaries.ts';
import { brokenFolder, folderFailure } from './postgres/broken-folder.ts';
import { SUPERUSER, clusterFiles, openCluster } from './postgres/cluster-files.ts';
import { lockFolder } from './postgres/folder-lock.ts';
import { freePort } from './postgres/free-port.ts';
import { endOrphan } from './postgres/orphan.ts';
import { openTheWay, serverAccount } from './postgres/server-account.ts';
import { NotReady, startServer, type Server, type ServerOptions } from './postgres/server.ts';
import { StartFailure } from './start-failure.ts';

export interface EmbeddedPostgresOptions {
  /** Where the data lives; made when it is not there. */
  readonly folder: string;
  /** Absent: any free one. */
  readonly port?: number;
  /** false gives up safety against a crash of the machine for speed; for throw-away databases only. */
  readonly durable?: boolean;
  /** Receives the server's log, line by line. */
  readonly log?: (line: string) => void;
}

export interface EmbeddedPostgres {
  /** The superuser's URL of a database, `postgres` when none is named. It holds the password: never print it. */
  url(database?: string): string;
  readonly port: number;
  readonly pid: number;
  /**
   * Resolves once the server is gone, whether stopped or crashed; the folder can then be started again. Waiting for it alone
   * keeps no process alive.
   */
  readonly ended: Promise<void>;
  /** A fast shutdown; resolves once the server is gone and the folder is free. Any number of times. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that npm installed, on 127.0.0.1 and in a folder of its own: made on the first start, found again on
 * the next, recovered when the last process on it was killed. It ends with this process at the latest.
 * @throws StartFailure when the folder, the port or the platform does not allow it
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const asked = resolve(options.folder);
  try {
    await mkdir(asked, { recursive: true });
    return await startIn(await realpath(asked), options);
  } catch (failure) {
    throw folderFailure(asked, failure);
  }
}

async function startIn(
  folder: string,
  { port, durable = true, log = () => {} }: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const files = clusterFiles(folder);
  const binaries = await postgresBinaries();
  const account = await openTheWay(await serverAccount(files.data), folder, binaries.postgres);
  const unlock = await lockFolder(folder);
  try {
    await endOrphan(files.data, log);
    const password = await openCluster(binaries, account, files, durable);
    const listening = await listen({ binaries, account, data: files.data, durable, log }, folder, port);
    const ended = listening.server.ended.then(unlock);
    return {
      port: listening.port,
      pid: listening.server.pid,
      url: (database = 'postgres') =>
        `postgresql://${SUPERUSER}:${password}@127.0.0.1:${listening.port}/${encodeURIComponent(database)}`,
      ended,
      stop: async () => {
        await listening.server.stop();
        await ended;
      },
    };
  } catch (failure) {
    await unlock();
    throw failure;
  }
}

const ATTEMPTS = 40;

/** Tries again for what passes by itself: a port taken in the moment since it was found free, and the last processes of a killed server. */
async function listen(
  options: Omit<ServerOptions, 'port'>,
  folder: string,
  wanted: number | undefined,
): Promise<{ server: Server; port: number }> {
  for (let attempt = 1; ; attempt++) {
    const port = wanted ?? (await freePort());
    try {
      return { server: await startServer({ ...options, port }), port };
    } catch (failure) {
      if (!(failure instanceof NotReady)) throw failure;
      const passing =
        /shared memory block .* is still in use/.test(failure.said) || (wanted === undefined && portTaken(failure.said));
      if (!passing || attempt === ATTEMPTS) throw explained(failure.said, folder, port);
      await new Promise((next) => setTimeout(next, 250));
    }
  }
}

const portTaken = (said: string): boolean => /could not (bind|create any TCP)/i.test(said);

function explained(said: string, folder: string, port: number): StartFailure {
  if (/Permission denied/.test(said) && portTaken(said))
    return new StartFailure(`Port ${port} may not be used by this user: choose one above 1023.`);
  if (portTaken(said)) return new StartFailure(`Port ${port} is taken by another program: stop that one or choose another port.`);
  if (/shared memory block/.test(said))
    return new StartFailure(`The last PostgreSQL on ${folder} has not ended yet: wait a moment and start again.`);
  if (/No space left on device/.test(said)) return new StartFailure(`The disk of the database folder ${folder} is full.`);
  if (/Cannot allocate memory|could not create shared memory/.test(said))
    return new StartFailure('There is not enough memory for PostgreSQL.');
  if (/^(ENOENT|EACCES|ENOEXEC)$/.test(said) || /shared libraries|Library not loaded/.test(said)) {
    return new StartFailure('The embedded PostgreSQL does not run on this system: set DATABASE_URL to a PostgreSQL of your own.');
  }
  const fatal = [...said.matchAll(/(?:FATAL|PANIC): +(.+)/g)].at(-1)?.[1];
  return brokenFolder(folder, fatal === undefined ? 'PostgreSQL does not start on it' : `PostgreSQL says: ${fatal}`);
}
