import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { resolve } from 'node:path';
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
    for (const stream of [child.stdout!, child.stderr!]) prefix(stream, name);
    child.once('exit', (code) => {
      if (closing) return;
      process.stderr.write(`${name} ended with code ${code}; stopping the others.\n`);
      process.exitCode = 1;
      process.kill(process.pid, 'SIGTERM');
    });
    return child;
  };
  try {
    const urls: Record<string, string> = {};
    await Promise.all(
      domains.map(async ({ name, storage }, index) => {
        const port = env.port + 1 + index;
        urls[`SUBGRAPH_URL_${name.toUpperCase().replaceAll('-', '_')}`] = `http://127.0.0.1:${port}/graphql`;
        const child = launch(name, `${name}-subgraph`, { ...secret, PORT: String(port), HOST: '127.0.0.1', DATABASE_URL: provided.urls[storage.schema] });
        await ready(child, name, `http://127.0.0.1:${port}/health/ready`);
      }),
    );
    const issuer = env.tokens.developmentFolder === null ? {} : { DEVELOPMENT_ISSUER_FOLDER: env.tokens.developmentFolder };
    const gateway = launch('gateway', 'gateway', { ...urls, ...secret, ...issuer, PORT: String(env.port), HOST: env.host });
    const shown = env.host === '0.0.0.0' ? '127.0.0.1' : env.host;
    await ready(gateway, 'gateway', `http://${shown}:${env.port}/health/ready`);
    process.stdout.write(whereItIs(`http://${shown}:${env.port}`, performance.now() - began, {}));
    return { close };
  } catch (failure) {
    await close();
    throw failure;
  }
}

function prefix(stream: NodeJS.ReadableStream, name: string): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop()!;
    for (const line of lines) process.stdout.write(`[${name}] ${line}\n`);
  });
}

/** @throws StartFailure if the process ends, or isn't ready in time */
async function ready(child: ChildProcess, name: string, url: string): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new StartFailure(`${name} could not start; what it said stands above.`);
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
