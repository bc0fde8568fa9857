import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { platform, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { readArguments, USAGE, type Arguments } from './arguments.ts';
import { cacheBound } from './cache-bound.ts';
import { compared } from './compare.ts';
import { GATEWAYS } from './gateways.ts';
import { installPeers } from './install-peers.ts';
import { loadNow, machine } from './machine.ts';
import { partProcessors } from './processes.ts';
import { chart } from './report/chart.ts';
import { page } from './report/page.ts';
import type { Result, Row, WholeRow } from './report/result.ts';
import { told } from './report/table.ts';
import { wholeMeasured } from './whole/measure-whole.ts';

// Gateways side by side: see --help and README.md.

const ROOT = resolve(import.meta.dirname, '../..');
const began = performance.now();
const tell = (line: string) => void process.stderr.write(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${line}\n`);

async function bench(given: Arguments): Promise<Result> {
  const { only, seconds, peers } = given;
  const gateways = GATEWAYS.filter(({ name }) => name === 'own' || peers.includes(name));
  const isWanted = (name: string) => name.includes(only);
  if (peers.length) await installPeers(tell);
  const loadBefore = loadNow();
  const parted = partProcessors();
  const on = machine(parted, loadBefore);
  tell(`${on.cores} × ${on.processor}, Node ${on.node}; ${on.parted}; load before ${on.loadBefore}`);
  const folder = await mkdtemp(join(tmpdir(), 'assembly-graph-bench-'));
  try {
    const rows: Row[] = [];
    for await (const row of compared({ gateways, parted, seconds, isWanted, folder, tell })) rows.push(row);
    if (isWanted('cache')) tell('cache: operations that nobody asked before');
    const cache = isWanted('cache') ? await cacheBound(parted) : undefined;
    const whole: WholeRow[] = [];
    if (isWanted('whole graph')) for await (const row of wholeMeasured({ parted, seconds, folder, tell })) whole.push(row);
    const command = `npm run bench -- ${process.argv.slice(2).join(' ')}`.replace(/ --( |$)/, '$1').trim();
    return { at: new Date().toISOString(), command, machine: on, seconds, rows, whole, ...(cache ? { cache } : {}) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function write(file: string, content: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
  tell(`wrote ${file}`);
}

try {
  const given = readArguments(process.argv.slice(2), ROOT);
  if (given.help) process.stdout.write(`${USAGE}\n`);
  else if (platform() !== 'linux') throw new Error('Processor time is read as Linux tells it; there is no other way yet.');
  else {
    const result = await bench(given);
    process.stdout.write(told(result));
    await write(given.json, `${JSON.stringify(result, null, 1)}\n`);
    if (given.markdown) await write(given.markdown, page(result));
    if (given.chart) await write(given.chart, chart(result));
    const differing = result.rows.filter(({ isSame }) => !isSame);
    for (const { workload, gateway } of differing) tell(`${gateway} answered ${workload} otherwise than ours`);
    process.exitCode = differing.length > 0 || result.cache?.isKept === false ? 1 : 0;
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
