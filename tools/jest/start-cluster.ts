import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../libs/platform/src/embedded-postgres.ts';
import { abandoned } from '../../libs/platform/src/postgres/folder-lock.ts';
import { endOrphan } from '../../libs/platform/src/postgres/orphan.ts';
import { whenThisProcessDies } from '../../libs/platform/src/postgres/when-this-process-dies.ts';

/** What `stop-cluster.ts` finds again: the two are loaded apart, in one process. */
export interface TestCluster {
  stop(): Promise<void>;
}

const PREFIX = 'assembly-graph-test-';
const CLUSTER = 'cluster';
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Starts one PostgreSQL for the run, in a folder and on a port of its own, and tells the workers its URL by TEST_CLUSTER_URL and
 * the folder, in which they may make temporary ones, by TEST_FOLDER. All of it is gone again when the run ends, in whatever way: by teardown, by exit, by a signal, by kill -9. Should
 * even that fail (the machine itself stopped), the next run sweeps up.
 */
export default async function startCluster(): Promise<void> {
  await sweep();
  const folder = await mkdtemp(join(tmpdir(), PREFIX));
  // The server may run under another account than the run does, and has to pass.
  await chmod(folder, 0o711);
  const postgres = await startEmbeddedPostgres({ folder: join(folder, CLUSTER), durable: false });
  const cluster = watched(postgres, folder);
  process.env.TEST_CLUSTER_URL = postgres.url();
  process.env.TEST_FOLDER = folder;
  (globalThis as { testCluster?: TestCluster }).testCluster = cluster;
}

function watched(postgres: EmbeddedPostgres, folder: string): TestCluster {
  // The server ends with this process by itself, a moment later, as do those that specs have started; the folder goes after them.
  const callOff = whenThisProcessDies(
    'n=0; while [ -e "$2" ] && [ $n -lt 100 ]; do n=$((n + 1)); sleep 0.1; kill -0 "$1" || rm -rf "$2"; done',
    [String(postgres.pid), folder],
  );
  const stop = async (): Promise<void> => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 10 });
    callOff();
    for (const signal of SIGNALS) process.off(signal, onSignal);
  };
  const onSignal = async (signal: NodeJS.Signals): Promise<void> => {
    await stop();
    // With our listener gone the signal does what it always does, exit code included.
    process.kill(process.pid, signal);
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return { stop };
}

/** Removes the folders that were left behind. One that is younger than a minute may be about to be used. */
async function sweep(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(PREFIX));
  await Promise.all(names.map((name) => removeIfAbandoned(join(tmpdir(), name))));
}

async function removeIfAbandoned(folder: string): Promise<void> {
  try {
    const { mtimeMs } = await stat(folder);
    if (Date.now() - mtimeMs < 60_000 || !(await abandoned(join(folder, CLUSTER)))) return;
    await endOrphan(join(folder, CLUSTER, 'pgdata'), () => {});
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  } catch {
    // Another user's folder, or another run was faster: either way not ours.
  }
}
