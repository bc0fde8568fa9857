import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Pool } from 'undici';
import { supergraphAt, WORKLOADS } from './graph.ts';

// Gateways side by side: CPU time of the gateway for each request, first of all. See README.md.

const GATEWAY = resolve(import.meta.dirname, '../../apps/gateway/src/main.ts');
const CONNECTIONS = 50;
const SECONDS = Number(process.env.BENCH_SECONDS || 5);
const HEADER = 'workload | authorization | engine | CPU-ms/request | answers/s | p50 ms | p95 ms | p99 ms | RSS MB | calls/request | CPU against stock';

const subgraphs = fork(resolve(import.meta.dirname, 'subgraphs.ts'));
const [{ urls }] = (await once(subgraphs, 'message')) as [{ urls: Record<string, string> }];
const folder = await mkdtemp(join(tmpdir(), 'bench-'));
const file = join(folder, 'supergraph.graphql');
await writeFile(file, supergraphAt(urls));

/** Milliseconds of CPU that a process has used (Linux: clock ticks of 10 ms). */
async function cpuMs({ pid }: ChildProcess): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

async function calls(): Promise<number> {
  subgraphs.send('calls');
  const [{ calls: { count } }] = (await once(subgraphs, 'message')) as [{ calls: { count: number } }];
  return count;
}

async function measure(gateway: ChildProcess, url: string, query: string, isUnique: boolean) {
  const pool = new Pool(url, { connections: CONNECTIONS });
  const body = JSON.stringify({ query });
  let count = 0;
  const ask = async () => {
    count += 1;
    const headers = { 'content-type': 'application/json', ...(isUnique ? { authorization: `Bearer ${count}` } : {}) };
    const { body: answer } = await pool.request({ path: '/graphql', method: 'POST', headers, body });
    const text = await answer.text();
    if (text.includes('"errors"')) throw new Error(text.slice(0, 500));
    return text.length;
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, async () => { for (let times = 0; times < 6; times += 1) await ask(); }));
  const [cpu, called, began] = [await cpuMs(gateway), await calls(), performance.now()];
  const times: number[] = [];
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (performance.now() - began < SECONDS * 1000) {
        const start = performance.now();
        await ask();
        times.push(performance.now() - start);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  const used = (await cpuMs(gateway)) - cpu;
  const rss = Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${gateway.pid}/status`, 'utf8'))![1]) / 1024;
  times.sort((a, b) => a - b);
  const at = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))]!;
  const perRequest = ((await calls()) - called) / times.length;
  const bytes = await ask();
  await pool.close();
  return { cpu: used / times.length, rate: times.length / seconds, p50: at(0.5), p95: at(0.95), p99: at(0.99), rss, perRequest, bytes };
}

try {
  process.stdout.write(`${HEADER}\n${HEADER.replace(/[^|]+/g, ' --- ')}\n`);
  for (const [workload, query] of Object.entries(WORKLOADS)) {
    for (const isUnique of [true, false]) {
      let stock = 0;
      for (const engine of ['stock', 'own']) {
        const gateway = spawn(process.execPath, ['--import', 'tsx', GATEWAY, '--supergraph', file, '--port', '0'], { env: { ...process.env, ENGINE: engine, NODE_ENV: 'production' }, stdio: ['ignore', 'pipe', 'inherit'] });
        const [line] = (await once(gateway.stdout!, 'data')) as [Buffer];
        const result = await measure(gateway, /http:\/\/[^/]+/.exec(String(line))![0], query, isUnique);
        gateway.kill('SIGTERM');
        await once(gateway, 'exit');
        if (engine === 'stock') stock = result.cpu;
        const figures = [result.cpu.toFixed(2), result.rate.toFixed(0), result.p50.toFixed(1), result.p95.toFixed(1), result.p99.toFixed(1), result.rss.toFixed(0), result.perRequest.toFixed(2), (stock / result.cpu).toFixed(1)];
        process.stdout.write(`${workload} (${(result.bytes / 1024).toFixed(1)} KB) | ${isUnique ? 'unique' : 'equal'} | ${engine} | ${figures.join(' | ')}\n`);
      }
    }
  }
} finally {
  subgraphs.kill();
  await rm(folder, { recursive: true, force: true });
}
