import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { availableParallelism } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds of a tick, in which Linux counts a process's time. */
const TICK_MS = 10;
const READY_WITHIN_MS = 90_000;
const STOP_WITHIN_MS = 30_000;

/** What runs ends with us. */
const running = new Set<ChildProcess>();
process.on('exit', () => running.forEach((child) => child.kill('SIGTERM')));

/** Which processors what is measured has for itself, and which are left to clients and subgraphs; null where they can't be parted. */
export interface Parted {
  readonly measured: string;
  readonly others: string;
}

/** Keeps this process and all that it starts from now on off the processor of what is measured. */
export function partProcessors(): Parted | null {
  const count = availableParallelism();
  if (count < 2) return null;
  const others = count === 2 ? '1' : `1-${count - 1}`;
  const { status } = spawnSync('taskset', ['-acp', others, String(process.pid)], { stdio: 'ignore' });
  return status === 0 ? { measured: '0', others } : null;
}

export interface Started {
  readonly pid: number;
  readonly child: ChildProcess;
  stop(): Promise<void>;
}

/** Starts a program of Node's on the processor of what is measured. What it writes is kept, and shown if it ends by itself. */
export function startNode(parted: Parted | null, args: readonly string[], settings: NodeJS.ProcessEnv, cwd?: string): Started {
  const env = { ...process.env, NODE_ENV: 'production', APOLLO_TELEMETRY_DISABLED: 'true', ...settings };
  const [command, ...rest] = parted ? ['taskset', '-c', parted.measured, process.execPath, ...args] : [process.execPath, ...args];
  const child = spawn(command!, rest, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout!, child.stderr!]) stream.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-4000)));
  const ended = once(child, 'exit').finally(() => running.delete(child));
  running.add(child);
  let stopping = false;
  void ended.then(([code]) => stopping || code === 0 || process.stderr.write(`${args.join(' ')} ended with ${code}:\n${said}\n`));
  return {
    pid: child.pid!,
    child,
    async stop() {
      stopping = true;
      child.kill('SIGTERM');
      const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
      await ended;
      clearTimeout(impatience);
    },
  };
}

/** @throws Error when it ends before, or doesn't answer in time */
export async function untilReady({ child }: Started, asks: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS;
  while (Date.now() < until && child.exitCode === null && child.signalCode === null) {
    if (await asks().catch(() => false)) return;
    await pause(100);
  }
  throw new Error(`${child.spawnargs.slice(-6).join(' ')} did not answer within ${READY_WITHIN_MS / 1000} s.`);
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Milliseconds of processor time that these processes have used, with their children that ended. */
export async function cpuMsOf(pids: readonly number[]): Promise<number> {
  const all = await Promise.all(pids.map(async (pid) => (await statOf(pid)).slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0)));
  return all.reduce((sum, ticks) => sum + ticks, 0) * TICK_MS;
}

/** Bytes of memory that these processes hold. */
export async function rssOf(pids: readonly number[]): Promise<number> {
  const all = await Promise.all(pids.map(async (pid) => Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024));
  return all.reduce((sum, bytes) => sum + bytes, 0);
}

/** A process and all that it has started, and they. */
export async function withDescendants(pid: number): Promise<number[]> {
  const parents = new Map<number, number>();
  for (const name of await readdir('/proc')) {
    if (/^\d+$/.test(name)) await statOf(Number(name)).then((stat) => parents.set(Number(name), Number(stat[1])), () => undefined);
  }
  const found = [pid];
  for (const each of found) for (const [child, parent] of parents) if (parent === each) found.push(child);
  return found;
}

/** The fields after the name, which may have spaces: the state is the first. */
async function statOf(pid: number): Promise<string[]> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}
