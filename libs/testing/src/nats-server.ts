import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** A NATS server with JetStream, for one spec, in the hand of that spec. */
export interface NatsServer {
  readonly url: string;
  /** As `kill -9` does. */
  readonly kill: () => Promise<void>;
  /** Stops its process for so long, without ending it: slow beyond measure. */
  readonly freeze: (ms: number) => Promise<void>;
  /** Starts it again, on the same port and with what it has kept. */
  readonly start: () => Promise<void>;
  /** Takes away all that it has kept; it must be down. */
  readonly wipe: () => Promise<void>;
}

const DEBIAN = '/usr/sbin/nats-server';
const READY_WITHIN_MS = 30_000;

/** Why no NATS server can be started here; null if one can. In CI there is one: `.ci/run` installs it. */
export function whyNoNats(): string | null {
  return program() === null ? 'SKIPPED: there is no nats-server here (Debian: apt-get install nats-server); CI has one.' : null;
}

function program(): string | null {
  for (const one of ['nats-server', DEBIAN]) {
    try {
      execFileSync(one, ['--version'], { stdio: 'ignore' });
      return one;
    } catch {
      // The next place.
    }
  }
  return null;
}

/** @param folder what it keeps lies there */
export async function natsServer(folder: string): Promise<NatsServer> {
  const port = await freePort();
  const storage = join(folder, 'jetstream');
  let child: ChildProcess;
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  const start = async () => {
    child = spawn(program()!, ['-js', '-sd', storage, '-a', '127.0.0.1', '-p', String(port)], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr!.setEncoding('utf8').on('data', (text: string) => void (said += text));
    // A spec that is interrupted leaves no server behind.
    process.once('exit', () => child.kill('SIGKILL'));
    for (const end = Date.now() + READY_WITHIN_MS; !said.includes('Server is ready'); await pause(10)) {
      if (child.exitCode !== null || Date.now() > end) throw new Error(`nats-server did not start:\n${said}`);
    }
  };
  const freeze = async (ms: number) => {
    child.kill('SIGSTOP');
    await pause(ms);
    child.kill('SIGCONT');
  };
  await start();
  return { freeze, url: `nats://127.0.0.1:${port}`, kill, start, wipe: () => rm(storage, { recursive: true, force: true }) };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
