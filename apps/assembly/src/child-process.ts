import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StartFailure, whenThisProcessDies, type Mortal } from '@assembly-graph/platform';

const ROOT = resolve(import.meta.dirname, '../../..');
const ANSWERS_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 15_000;

export interface ChildOptions {
  readonly name: string;
  /** The folder in `apps`. */
  readonly app: string;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Starts one of the apps as a process of its own, and resolves when it says that it answers: whoever answers on the port may be another program, and only
 * the process itself knows that it has it. It ends with this process, however that ends.
 * @throws StartFailure if it ends before, or doesn't say so in time
 */
export async function startChild({ name, app, env }: ChildOptions, signal: AbortSignal): Promise<Mortal> {
  const child = spawn(process.execPath, ['--import', 'tsx', `apps/${app}/src/main.ts`], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    // Ctrl-C reaches us alone; we stop the others in their order.
    detached: true,
  });
  const ended = new Promise<void>((over) => child.once('exit', () => over()).once('error', () => over()));
  const callOff = whenThisProcessDies('kill -TERM "$1"', [String(child.pid)]);
  void ended.then(callOff);
  const onAbort = () => void child.kill('SIGTERM');
  signal.addEventListener('abort', onAbort);
  prefixed(child.stderr, name);
  const answers = new Promise<boolean>((known) => {
    prefixed(child.stdout, name, (line) => line.includes(' answers at ') && known(true));
    void ended.then(() => known(false));
  });
  try {
    const said = await Promise.race([answers, pause(ANSWERS_WITHIN_MS, null, { ref: false })]);
    if (said === false) throw new StartFailure(`${name} could not start; what it said stands above.`);
    if (said === null) throw new StartFailure(`${name} did not answer within ${ANSWERS_WITHIN_MS / 1000} s.`);
    return { ended, stop: () => stopped(child) };
  } catch (failure) {
    await stopped(child);
    throw failure;
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

function prefixed(stream: NodeJS.ReadableStream, name: string, onLine: (line: string) => void = () => undefined): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop()!;
    for (const line of lines) {
      process.stdout.write(`[${name}] ${line}\n`);
      onLine(line);
    }
  });
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const timeout = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await gone;
  clearTimeout(timeout);
}
