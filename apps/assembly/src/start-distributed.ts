import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { keepEmbeddedPostgres, keepRunning, refuseTaken, StartFailure, type Running } from '@assembly-graph/platform';
import { domains, provideDatabases } from '@assembly-graph/whole';
import { startChild } from './child-process.ts';
import type { Env } from './env.ts';
import { whereItIs } from './where-it-is.ts';

const READY_WITHIN_MS = 60_000;

/**
 * Starts the four subgraphs and the gateway as processes of their own, each subgraph with its own role and schema; a secret that nobody else has keeps them
 * private. What ends by itself, PostgreSQL too, is started again at the same address; meanwhile the rest answers.
 */
export async function startDistributed(env: Env): Promise<Running> {
  const began = performance.now();
  const ports = domains.length + 1;
  if (env.port < 1 || env.port + ports - 1 > 65_535) {
    throw new StartFailure(`PORT must be from 1 to ${65_536 - ports}: the ${ports} processes take PORT and the ports after it.`);
  }
  await refuseTaken(env.host, env.port);
  for (let after = 1; after < ports; after += 1) await refuseTaken('127.0.0.1', env.port + after);
  const provided = await provideDatabases(env.databaseUrl, env.folder, (options) => keepEmbeddedPostgres(options, tell));
  const secret = { SUBGRAPH_SECRET: randomBytes(32).toString('hex') };
  const closing: (() => Promise<void>)[] = [() => provided.close()];
  const close = async () => {
    // The gateway, started last, goes first: it answers what it has begun while its subgraphs are still there.
    for (const stop of closing.splice(0).reverse()) await stop();
  };
  const launch = async (name: string, app: string, settings: NodeJS.ProcessEnv, origin: string) => {
    const kept = await keepRunning(name, (signal) => startChild({ name, app, env: { ...env.inherited, ...settings } }, signal), { tell });
    closing.push(kept.stop);
    await ready(name, `${origin}/health/ready`);
  };
  try {
    const portOf = (index: number) => env.port + 1 + index;
    const originOf = (index: number) => `http://127.0.0.1:${portOf(index)}`;
    const urls = Object.fromEntries(domains.map(({ name }, index) => [`SUBGRAPH_URL_${name.toUpperCase().replaceAll('-', '_')}`, `${originOf(index)}/graphql`]));
    const launched = domains.map(({ name, storage }, index) =>
      launch(name, `${name}-subgraph`, { ...urls, ...secret, PORT: String(portOf(index)), HOST: '127.0.0.1', DATABASE_URL: provided.urls[storage.schema] }, originOf(index)),
    );
    // All of them, whatever the first failure: what is started after we gave up would be left behind.
    const failed = (await Promise.allSettled(launched)).find(({ status }) => status === 'rejected');
    if (failed) throw (failed as PromiseRejectedResult).reason;
    const issuer = env.tokens.developmentFolder === null ? {} : { DEVELOPMENT_ISSUER_FOLDER: env.tokens.developmentFolder };
    const page = { PAGE_FOLDER: join(env.folder, 'page') };
    const origin = `http://${env.host === '0.0.0.0' ? '127.0.0.1' : env.host}:${env.port}`;
    await launch('gateway', 'gateway', { ...urls, ...secret, ...issuer, ...page, PORT: String(env.port), HOST: env.host }, origin);
    process.stdout.write(whereItIs(origin, performance.now() - began, {}));
    return { close };
  } catch (failure) {
    await close();
    throw failure;
  }
}

const tell = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

/** @throws StartFailure if it isn't ready in time */
async function ready(name: string, url: string): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS;
  while (Date.now() < until) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await pause(100);
  }
  throw new StartFailure(`${name} was not ready within ${READY_WITHIN_MS / 1000} s.`);
}
