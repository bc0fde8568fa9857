import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StartFailure, type Running } from '@assembly-graph/platform';
import { domains, provideDatabases } from '@assembly-graph/whole';
import type { Env } from './env.ts';
import { whereItIs } from './where-it-is.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 15_000;

/** Starts the four subgraphs and the gateway as processes of their own, each subgraph with its own role and schema; a secret that nobody else has keeps them private. */
export async function startDistributed(env: Env): Promise<Running> {
  const began = performance.now();
  const ports = domains.length + 1;
  if (env.port < 1 || env.port + ports - 1 > 65_535) {
    throw new StartFailure(`PORT must be from 1 to ${65_536 - ports}: the ${ports} processes take PORT and the ports after it.`);
  }
  const provided = await provideDatabases(env.databaseUrl, env.folder);
  const secret = { SUBGRAPH_SECRET: randomBytes(32).toString('hex') };
  const children: ChildProcess[] = [];
  let closing = false;
  const close = async () => {
    closing = true;
    // The gateway, started last, goes first: it answers what it has begun while its subgraphs are still there.
    for (const child of children.reverse()) await stop(child);
    await provided.close();
  };
  const launch = (name: string, app: string, settings: NodeJS.ProcessEnv) => {
    const child = spawn(process.execPath, ['--import', 'tsx', `apps/${app}/src/main.ts`], {
      cwd: ROOT,
      env: { ...env.inherited, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
      // Ctrl-C reaches us alone; we stop the others in their order.
      detached: true,
    });
    children.push(child);
    prefix(child.stderr!, name);
    // Whoever answers on the port may be another program: only the process itself knows that it has it.
    const answers = new Promise<boolean>((known) => {
      prefix(child.stdout!, name, (line) => line.includes(' answers at ') && known(true));
      child.once('exit', () => known(false));
    });
    child.once('exit', (code) => {
      if (closing) return;
      process.stderr.write(`${name} ended with code ${code}; stopping the others.\n`);
      process.exitCode = 1;
      process.kill(process.pid, 'SIGTERM');
    });
    return answers;
  };
  try {
    const portOf = (index: number) => env.port + 1 + index;
    const urls = Object.fromEntries(domains.map(({ name }, index) => [`SUBGRAPH_URL_${name.toUpperCase().replaceAll('-', '_')}`, `http://127.0.0.1:${portOf(index)}/graphql`]));
    await Promise.all(
      domains.map(async ({ name, storage }, index) => {
        const port = portOf(index);
        const answers = launch(name, `${name}-subgraph`, { ...urls, ...secret, PORT: String(port), HOST: '127.0.0.1', DATABASE_URL: provided.urls[storage.schema] });
        await ready(answers, name, `http://127.0.0.1:${port}/health/ready`);
      }),
    );
    const issuer = env.tokens.developmentFolder === null ? {} : { DEVELOPMENT_ISSUER_FOLDER: env.tokens.developmentFolder };
    const page = { PAGE_FOLDER: join(env.folder, 'page') };
    const answers = launch('gateway', 'gateway', { ...urls, ...secret, ...issuer, ...page, PORT: String(env.port), HOST: env.host });
    const shown = env.host === '0.0.0.0' ? '127.0.0.1' : env.host;
    await ready(answers, 'gateway', `http://${shown}:${env.port}/health/ready`);
    process.stdout.write(whereItIs(`http://${shown}:${env.port}`, performance.now() - began, {}));
    void provided.postgres?.ended.then(() => {
      if (closing) return;
      process.stderr.write('PostgreSQL ended by itself; stopping the others. Start again, nothing that was committed is lost.\n');
      process.exitCode = 1;
      process.kill(process.pid, 'SIGTERM');
    });
    return { close };
  } catch (failure) {
    await close();
    throw failure;
  }
}

function prefix(stream: NodeJS.ReadableStream, name: string, onLine: (line: string) => void = () => undefined): void {
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

/**
 * @param answers whether the process says that it answers; false if it ends before
 * @throws StartFailure if the process ends, or isn't ready in time
 */
async function ready(answers: Promise<boolean>, name: string, url: string): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS;
  const said = await Promise.race([answers, pause(READY_WITHIN_MS, null, { ref: false })]);
  if (said === false) throw new StartFailure(`${name} could not start; what it said stands above.`);
  while (said && Date.now() < until) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await pause(100);
  }
  throw new StartFailure(`${name} was not ready within ${READY_WITHIN_MS / 1000} s.`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const timeout = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await gone;
  clearTimeout(timeout);
}
