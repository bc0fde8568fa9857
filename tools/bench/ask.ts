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
  /** A header that each request has for itself, so that none is answered by what another fetched. */
  readonly unique?: UniqueHeader;
  readonly calls?: () => Promise<Calls>;
  /** Processes whose time is counted apart. */
  readonly besides?: () => Promise<readonly number[]>;
}

export type UniqueHeader = 'authorization' | 'traceparent';

let asked = 0;

const uniqueHeaders = (header: UniqueHeader | undefined, number: number): Record<string, string> => {
  if (header === 'authorization') return { authorization: `Bearer ${process.pid}.${number}` };
  return header === 'traceparent' ? { traceparent: `00-${String(number).padStart(32, '0')}-00000000000000a1-01` } : {};
};

/** One answer, as text. @throws Error for one with errors */
export async function answerOf(pool: Pool, body: string, unique?: UniqueHeader): Promise<string> {
  asked += 1;
  const headers = { 'content-type': 'application/json', ...uniqueHeaders(unique, asked) };
  const { statusCode, body: answer } = await pool.request({ path: '/graphql', method: 'POST', headers, body });
  const text = await answer.text();
  if (statusCode !== 200 || text.includes('"errors":[')) throw new Error(`HTTP ${statusCode}: ${text.slice(0, 500)}`);
  return text;
}

/** Asks for so long, after a while in which what is measured warms up. @throws Error for an answer with errors */
export async function askedFor({ url, pids, body, connections, seconds, unique, calls, besides }: AskOptions): Promise<Counted> {
  const pool = new Pool(url, { connections, pipelining: 1, headersTimeout: 60_000, bodyTimeout: 60_000 });
  const ask = async (goesOn: () => boolean) => {
    const times: number[] = [];
    let length = 0;
    await Promise.all(Array.from({ length: connections }, async () => {
      do {
        const start = performance.now();
        length = (await answerOf(pool, body, unique)).length;
        times.push(performance.now() - start);
      } while (goesOn());
    }));
    return { times, length };
  };
  try {
    const measured = await pids();
    await warmedUp(measured, seconds, ask);
    const besidesCpu = async () => (besides ? cpuMsOf(await besides()) : undefined);
    const [cpu, besidesBefore, before, began] = [await cpuMsOf(measured), await besidesCpu(), await calls?.(), performance.now()];
    let rssBytes = 0;
    const watching = setInterval(() => void rssOf(measured).then((bytes) => (rssBytes = Math.max(rssBytes, bytes)), () => undefined), 250);
    const { times, length } = await ask(() => performance.now() < began + seconds * 1000).finally(() => clearInterval(watching));
    const elapsedMs = performance.now() - began;
    const [used, besidesAfter, after] = [(await cpuMsOf(measured)) - cpu, await besidesCpu(), await calls?.()];
    const told = before && after ? { calls: after.calls - before.calls, subgraphBytes: after.bytes - before.bytes } : {};
    const apart = besidesAfter === undefined ? {} : { besidesCpuMs: besidesAfter - besidesBefore! };
    return { times, elapsedMs, cpuMs: used, rssBytes: Math.max(rssBytes, await rssOf(measured)), answerBytes: length, ...told, ...apart };
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
