import { spawn, execFile, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { PostgresBinaries } from './binaries.ts';
import { serverEnvironment } from './env.ts';
import { CLUSTER_NAME } from './orphan.ts';
import { underAccount, type Account } from './server-account.ts';
import { whenThisProcessDies } from './when-this-process-dies.ts';

export interface ServerOptions {
  readonly binaries: PostgresBinaries;
  readonly account: Account;
  readonly data: string;
  readonly port: number;
  readonly durable: boolean;
  readonly log: (line: string) => void;
}

/** A PostgreSQL server that accepts connections. */
export interface Server {
  readonly pid: number;
  /** Resolves once the process is gone, whoever ended it. */
  readonly ended: Promise<void>;
  /** A fast shutdown; resolves once the process is gone. May be called at any time and any number of times. */
  stop(): Promise<void>;
}

/** The server ended, or was ended, before it was ready; `said` holds the last lines of its log. */
export class NotReady extends Error {
  override readonly name = 'NotReady';
  readonly said: string;
  constructor(said: string) {
    super('PostgreSQL ended before it was ready');
    this.said = said;
  }
}

// Replaying the log after a crash takes as long as it takes; this only ends a wait that would never end.
const READY_WITHIN_MS = 300_000;
const FAST_SHUTDOWN_WITHIN_MS = 20_000;

/**
 * Starts the server and waits until it accepts connections.
 * @throws NotReady
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { binaries, account, data } = options;
  const under = underAccount(account, binaries.postgres, ['-D', data, ...settings(options)]);
  const child = spawn(under.command, under.args, {
    ...under.ids,
    cwd: '/',
    env: serverEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
    // A session of its own: Ctrl-C in a terminal reaches us alone, and the requests in flight keep their database until we stop it.
    detached: process.platform !== 'win32',
  });
  const last = lastLines(child, options.log);
  const failed = new Promise<never>((_, reject) => child.once('error', reject));
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  failed.catch(() => {});
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const dismissed = outlivesNobody(child);
  try {
    await Promise.race([failed, readiness(child, data)]);
  } catch (failure) {
    if (child.pid === undefined) throw new NotReady(String((failure as NodeJS.ErrnoException).code));
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGQUIT');
    await closed;
    dismissed();
    throw new NotReady(last.join('\n'));
  }
  void ended.then(dismissed);
  // The server alone is no reason to keep this process alive; when it ends without a stop(), `outlivesNobody` acts.
  child.unref();
  (child.stderr as unknown as { unref(): void }).unref();
  return { pid: child.pid!, ended, stop: once(() => fastShutdown(child, ended, options)) };
}

function settings({ port, durable }: ServerOptions): string[] {
  const chosen = {
    cluster_name: CLUSTER_NAME,
    listen_addresses: '127.0.0.1',
    port,
    // A socket in /tmp would be one more thing to collide over and to leave behind.
    unix_socket_directories: '',
    max_connections: 200,
    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: 'off',
    log_destination: 'stderr',
    ...(durable ? { fsync: 'on' } : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Reads the server's log (an unread pipe would fill up and stop the server) and keeps its end for a diagnosis. */
function lastLines(child: ChildProcess, log: (line: string) => void): string[] {
  const kept: string[] = [];
  createInterface({ input: child.stderr! }).on('line', (line) => {
    kept.push(line);
    if (kept.length > 40) kept.shift();
    log(line);
  });
  return kept;
}

/** The eighth line of postmaster.pid says `ready`, in every language, once connections are accepted (pg_ctl waits for the same). */
async function readiness(child: ChildProcess, data: string): Promise<void> {
  const end = Date.now() + READY_WITHIN_MS;
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > end) throw new Error('not ready');
    const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Whatever way this process ends, the server gets the signal for a fast shutdown; exit codes and signals are left alone. */
function outlivesNobody(child: ChildProcess): () => void {
  if (child.pid === undefined) return () => {};
  const interrupt = (): void => void child.kill('SIGINT');
  // Called off once the server is gone, before its process id can belong to another.
  const callOff = whenThisProcessDies('kill -INT "$1"', [String(child.pid)]);
  process.once('exit', interrupt);
  return () => {
    process.off('exit', interrupt);
    callOff();
  };
}

async function fastShutdown(child: ChildProcess, ended: Promise<void>, { binaries, data }: ServerOptions): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.ref();
  if (process.platform === 'win32') await promisify(execFile)(binaries.pgCtl, ['stop', '-D', data, '-m', 'fast']).catch(() => {});
  else child.kill('SIGINT');
  // An immediate shutdown keeps every commit too: the next start reads them back from the log.
  const insist = setTimeout(() => child.kill('SIGQUIT'), FAST_SHUTDOWN_WITHIN_MS);
  await ended;
  clearTimeout(insist);
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
