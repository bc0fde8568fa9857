import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { platform, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { BadArgument, PEERS, readArguments, USAGE, type Arguments } from './arguments.ts';
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
import { OPERATIONS, WORKLOADS } from './workloads.ts';

// Gateways side by side: see --help and README.md.

const ROOT = resolve(import.meta.dirname, '../..');
const began = performance.now();
const tell = (line: string) => void process.stderr.write(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${line}\n`);

const NAMES = [...WORKLOADS.map(({ name }) => name), OPERATIONS, 'cache', 'whole graph'];

const failures: string[] = [];
const failed = (what: string) => void (tell(what), failures.push(what));

async function bench(given: Arguments): Promise<Result> {
  const { only, seconds, peers } = given;
  const gateways = GATEWAYS.filter(({ name }) => name === 'own' || peers.includes(name));
  const isWanted = (name: string) => name.includes(only);
  if (!NAMES.some(isWanted)) throw new BadArgument(`Nothing that is measured is called "${only}"; there are ${NAMES.join(', ')}.`);
  if (peers.length) await installPeers(tell);
  const loadBefore = loadNow();
  const parted = partProcessors();
  const on = machine(parted, loadBefore);
  tell(`${on.cores} × ${on.processor}, Node ${on.node}; ${on.parted}; load before ${on.loadBefore}`);
  const folder = await mkdtemp(join(tmpdir(), 'assembly-graph-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  const rows: Row[] = [];
  for await (const row of compared({ gateways, parted, seconds, isWanted, folder, tell, failed })) rows.push(row);
  if (isWanted('cache')) tell('cache: operations that nobody asked before');
  const cache = isWanted('cache') ? await cacheBound(parted) : undefined;
  const whole: WholeRow[] = [];
  if (isWanted('whole graph')) for await (const row of wholeMeasured({ parted, seconds, folder, tell })) whole.push(row);
  return { at: new Date().toISOString(), command: commandOf(given), machine: on, seconds, rows, whole, ...(cache ? { cache } : {}) };
}

/** The command that measures the same again. */
function commandOf({ seconds, only, peers }: Arguments): string {
  const some = peers.length < PEERS.length ? ` --peers ${peers.join() || 'none'}` : '';
  return `npm run bench -- --seconds ${seconds}${only ? ` --only "${only}"` : ''}${some}`;
}

async function write(file: string, content: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
  tell(`wrote ${file}`);
}

// What was started ends with us; the folder of what is measured goes, too.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1));

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
    for (const { workload, gateway } of result.rows.filter(({ isSame }) => !isSame)) failed(`${gateway} answered ${workload} otherwise than ours`);
    if (result.cache?.isKept === false) failed('the cache is heavier than it may be');
    process.exitCode = failures.length > 0 ? 1 : 0;
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
