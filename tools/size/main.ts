import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { argv, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { provision, readDataSet, runProcess, startEmbeddedPostgres, StartFailure, type Running } from '@assembly-graph/platform';
import { makeSyntheticAssembly } from '@assembly-graph/synthetic';
import { domains } from '@assembly-graph/whole';
import { measured, planOf } from './measured.ts';
import { operations } from './operations.ts';
import { questionsOf } from './questions.ts';
import type { Asked } from './questions.ts';
import type { Statement } from './recorder.ts';
import { searchesOf } from './searches.ts';
import { openSubjects, type DomainSubject } from './subjects.ts';
import { operationsOf } from './whole-size.ts';

const USAGE = `Measures the graph on a synthetic assembly a thousand times the record: every list with every order, filter and page that it offers,
every search, and the operations of the graph-client. Prints the slowest statements with their plans; exits with 1 if one takes too long.

  npm run test:size                        makes the assembly (some 4 GB in the folder for temporary files), measures it, removes it
  npm run test:size -- --times 100         a smaller one
  npm run test:size -- --only statements   only what has this in its path, e.g. Query.statements, Search, StatePage; the name of a subgraph; or "operations"
  npm run test:size -- --database URL      one that "npm run synthetic" made, in a database that stays

  --limit 300   milliseconds of PostgreSQL's own time that a statement may take
  --slowest 20  how many are shown`;

const OPTIONS = {
  times: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' }, limit: { type: 'string', default: '300' },
  slowest: { type: 'string', default: '20' }, only: { type: 'string', default: '' }, database: { type: 'string' },
} as const;

interface Measured {
  readonly subject: DomainSubject;
  readonly asked: Asked;
  readonly statement: Statement;
  readonly ms: number;
}

await runProcess(USAGE, async () => {
  const { database, times, seed, limit, slowest, only } = readArguments();
  // What can't be asked is said now, not after a quarter of an hour.
  operations();
  const closing: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    const url = database ?? (await embedded(closing));
    const { urls } = await provision(url, { schemas: domains.map(({ storage }) => storage.schema), passwordOf: (role) => `of ${role}` });
    if (!database) await makeSyntheticAssembly(urls, await readDataSet(resolve(import.meta.dirname, '../../data')), { seed, times, onStep: (step) => void stdout.write(`${step}\n`) });
    const opened = await openSubjects(urls);
    closing.push(opened.close);
    const all = await measureAll(opened.subjects, only, limit);
    await tell(all, slowest, limit);
    process.exitCode = all.some(({ ms }) => ms > limit) ? 1 : 0;
  } finally {
    await close();
  }
  return { close } satisfies Running;
});

function readArguments() {
  const { values } = parseArgs({ args: argv.slice(2), options: OPTIONS, strict: true });
  const number = (name: 'times' | 'seed' | 'limit' | 'slowest') => {
    if (!/^\d{1,9}$/.test(values[name])) throw new StartFailure(`--${name} is a whole number; see --help.`);
    return Number(values[name]);
  };
  return { database: values.database, only: values.only, times: number('times'), seed: number('seed'), limit: number('limit'), slowest: number('slowest') };
}

/** A PostgreSQL of its own, which goes with us. */
async function embedded(closing: (() => Promise<unknown>)[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'assembly-graph-size-'));
  closing.push(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  const postgres = await startEmbeddedPostgres({ folder, durable: false });
  closing.push(() => postgres.stop());
  return postgres.url();
}

async function measureAll(subjects: readonly DomainSubject[], only: string, limit: number): Promise<Measured[]> {
  const all: Measured[] = [];
  const take = async (subject: DomainSubject, asked: Asked) => {
    for (const statement of asked.statements) {
      const ms = await measured(subject.database, statement, limit);
      all.push({ subject, asked, statement, ms });
      if (ms > limit) stdout.write(`${asked.path}, ${asked.what}: ${Math.round(ms)} ms\n`);
    }
    subject.recording.take();
  };
  const told = (path: string, from: number) => stdout.write(`${path}: ${all.length - from} statements, the slowest ${Math.round(Math.max(0, ...all.slice(from).map(({ ms }) => ms)))} ms\n`);
  for (const subject of subjects) {
    for (const list of subject.lists.filter(({ path }) => path.includes(only) || subject.name === only)) {
      const from = all.length;
      for await (const asked of questionsOf(list, subject)) await take(subject, asked);
      told(list.path, from);
    }
    const from = all.length;
    if ('Search'.includes(only) || only.includes('Search') || subject.name === only) for await (const asked of searchesOf(subject.graph, subject)) await take(subject, asked);
    told(`searches of ${subject.name}`, from);
  }
  const from = all.length;
  for await (const { subject, ...asked } of operationsOf(subjects, only)) await take(subject, asked);
  told('operations of the graph-client', from);
  return all.sort((one, other) => other.ms - one.ms);
}

async function tell(all: readonly Measured[], slowest: number, limit: number): Promise<void> {
  for (const { subject, asked, statement, ms } of all.slice(0, slowest)) {
    stdout.write(`\n${ms.toFixed(1)} ms  ${asked.path}, ${asked.what} (${subject.name})\n${await planOf(subject.database, statement)}\n`);
  }
  const over = all.filter(({ ms }) => ms > limit).length;
  stdout.write(`\n${all.length} statements; the slowest ${all[0]?.ms.toFixed(1) ?? 0} ms; ${over} over ${limit} ms.\n`);
}
