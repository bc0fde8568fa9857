import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const ROOT = resolve(import.meta.dirname, '../../..');
const BACK_WITHIN_MS = 90_000;

/** The whole graph as its users run it, `npm run start:distributed`, with a hand that kills its processes. */
export interface GraphOfProcesses {
  readonly url: string;
  readonly folder: string;
  readonly output: () => string;
  /** The id of the process of an app, by its folder; null if it is down. */
  readonly idOf: (app: string) => number | null;
  /** Kills one process of the graph as `kill -9` does: "postgres" (with all its children), or the folder of an app. Waits for it, if it is just down. */
  readonly kill: (what: string) => Promise<void>;
  /** Has a subgraph end itself after the COMMIT of its next deed, before the answer; resolves once it has. */
  readonly killAfterCommit: (domain: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** @param settings further ones, from the environment of the command */
export async function graphOfProcesses(settings: Record<string, string> = {}): Promise<GraphOfProcesses> {
  const folder = await mkdtemp(join(tmpdir(), 'assembly-kills-'));
  const env = { ...process.env, NODE_OPTIONS: '', ASSEMBLY_FOLDER: folder, PORT: String(await freePorts(5)), KILL_AFTER_COMMIT: folder, WEBHOOKS_TO_LOOPBACK: 'yes', ...settings };
  delete (env as NodeJS.ProcessEnv).DATABASE_URL;
  const child = spawn(process.execPath, ['--import', 'tsx', 'apps/assembly/src/main.ts', 'distributed'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => void (output += text));
  const ended = once(child, 'close');
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  const url = await until(async () => {
    if (child.exitCode !== null) throw new Error(`The graph could not start:\n${output}`);
    return /Ready in .*: open (http:\S+)\//.exec(output)?.[1] ?? null;
  }).catch(async (failure) => {
    await stop();
    throw failure;
  });

  /** Of our own children only, and of theirs. */
  const idOf = (app: string) => processes().find(({ parent, words }) => parent === child.pid && words.includes(`apps/${app}/src/main.ts`))?.id ?? null;
  const processOf = (what: string) => async () => (what === 'postgres' ? postmaster(folder) : idOf(what));
  return {
    url,
    folder,
    idOf,
    output: () => output,
    kill: async (what) => {
      const id = await until(processOf(what));
      for (const one of [id, ...processes().filter(({ parent }) => parent === id).map(({ id: its }) => its)]) end(one);
    },
    killAfterCommit: async (domain) => {
      const id = await until(processOf(`${domain}-subgraph`));
      await writeFile(join(folder, domain), '');
      await until(async () => !isAlive(id));
    },
    stop,
  };
}

/** Asks until there is an answer. @throws Error if there is none in time */
async function until<T>(ask: () => Promise<T | null | false>): Promise<T> {
  for (const end = Date.now() + BACK_WITHIN_MS; Date.now() < end; await pause(25)) {
    const answer = await ask();
    if (answer) return answer;
  }
  throw new Error('What was to be killed was not there in time.');
}

async function postmaster(folder: string): Promise<number | null> {
  const id = Number((await readFile(join(folder, 'postgres', 'pgdata', 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0]);
  return id > 0 && isAlive(id) ? id : null;
}

const processes = () =>
  execFileSync('ps', ['-eo', 'pid=,ppid=,args=']).toString().trim().split('\n').map((line) => {
    const [id, parent, ...words] = line.trim().split(/\s+/);
    return { id: Number(id), parent: Number(parent), words };
  });

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}

function end(id: number): void {
  try {
    process.kill(id, 'SIGKILL');
  } catch {
    // It was gone before us.
  }
}

/** The first of so many ports in a row that are free now, below those that the system gives out by itself: a connection of anybody's may have one of these the next moment. */
async function freePorts(count: number): Promise<number> {
  for (;;) {
    const first = 12_000 + Math.floor(Math.random() * 1_800) * 10;
    const servers = Array.from({ length: count }, (_, offset) => createServer().listen(first + offset, '127.0.0.1'));
    const all = await Promise.all(servers.map((server) => Promise.race([once(server, 'listening').then(() => true), once(server, 'error').then(() => false)])));
    await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
    if (all.every(Boolean)) return first;
  }
}
