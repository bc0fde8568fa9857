import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'undici';
import { cpuMsOf, rssOf } from './processes.ts';
import type { Counted } from './report/figures.ts';

/** How subgraphs were called so far. */
export interface Calls {
  readonly calls: number;
  readonly bytes: number;
}

export interface AskOptions {
  readonly url: string;
  /** The processes that are measured. */
  readonly pids: () => Promise<readonly number[]> | readonly number[];
  readonly body: string;
  readonly connections: number;
  readonly seconds: number;
  /** Whether each request has an Authorization of its own. */
  readonly isUnique: boolean;
  readonly calls?: () => Promise<Calls>;
}

let asked = 0;

/** One answer, as text. @throws Error for one with errors */
export async function answerOf(pool: Pool, body: string, isUnique = false): Promise<string> {
  asked += 1;
  const headers = { 'content-type': 'application/json', ...(isUnique ? { authorization: `Bearer ${process.pid}.${asked}` } : {}) };
  const { statusCode, body: answer } = await pool.request({ path: '/graphql', method: 'POST', headers, body });
  const text = await answer.text();
  if (statusCode !== 200 || text.includes('"errors":[')) throw new Error(`HTTP ${statusCode}: ${text.slice(0, 500)}`);
  return text;
}

/** Asks for so long, after a while in which what is measured warms up. @throws Error for an answer with errors */
export async function askedFor({ url, pids, body, connections, seconds, isUnique, calls }: AskOptions): Promise<Counted> {
  const pool = new Pool(url, { connections, pipelining: 1, headersTimeout: 60_000, bodyTimeout: 60_000 });
  const ask = async (goesOn: () => boolean) => {
    const times: number[] = [];
    let length = 0;
    await Promise.all(Array.from({ length: connections }, async () => {
      do {
        const start = performance.now();
        length = (await answerOf(pool, body, isUnique)).length;
        times.push(performance.now() - start);
      } while (goesOn());
    }));
    return { times, length };
  };
  try {
    const measured = await pids();
    await warmedUp(measured, seconds, ask);
    const [cpu, before, began] = [await cpuMsOf(measured), await calls?.(), performance.now()];
    let rssBytes = 0;
    const watching = setInterval(() => void rssOf(measured).then((bytes) => (rssBytes = Math.max(rssBytes, bytes)), () => undefined), 250);
    const { times, length } = await ask(() => performance.now() < began + seconds * 1000).finally(() => clearInterval(watching));
    const elapsedMs = performance.now() - began;
    const [used, after] = [(await cpuMsOf(measured)) - cpu, await calls?.()];
    const told = before && after ? { calls: after.calls - before.calls, subgraphBytes: after.bytes - before.bytes } : {};
    return { times, elapsedMs, cpuMs: used, rssBytes: Math.max(rssBytes, await rssOf(measured)), answerBytes: length, ...told };
  } finally {
    await pool.close();
  }
}

const WARM_CPU_MS = 1500;

/** Until what is measured has worked for a while: on a busy machine that takes longer, and compilers need it. */
async function warmedUp(pids: readonly number[], seconds: number, ask: (goesOn: () => boolean) => Promise<unknown>): Promise<void> {
  const [began, wanted] = [await cpuMsOf(pids), Math.max(WARM_CPU_MS, seconds * 500)];
  const end = performance.now() + 4 * wanted;
  let isWarm = false;
  const looking = setInterval(() => void cpuMsOf(pids).then((cpu) => (isWarm = cpu - began >= wanted), () => undefined), 100);
  await ask(() => !isWarm && performance.now() < end).finally(() => clearInterval(looking));
}

const PAUSE_MS = 2000;

/** Bytes that processes still hold when nobody has asked for a while. */
export async function rssAfterPause(pids: readonly number[]): Promise<number> {
  await pause(PAUSE_MS);
  return rssOf(pids);
}
