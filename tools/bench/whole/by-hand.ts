import { readFile } from 'node:fs/promises';
import pg from 'pg';
import type { Statement } from '../../size/recorder.ts';
import { cpuMsOf, withDescendants } from '../processes.ts';
import type { Counted } from '../report/figures.ts';

// The same SQL run by hand, one statement after the other on one connection: what no graph over it can be faster than, but by asking less.
// Arguments: the file with the URL and the statements, seconds, the process of PostgreSQL.

const [file, seconds, postgres] = process.argv.slice(2);
const { url, statements } = JSON.parse(await readFile(file!, 'utf8')) as { url: string; statements: Statement[] };
const client = new pg.Client({ connectionString: url });
await client.connect();

async function once(): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (const { sql, parameters } of statements) answers.push((await client.query(sql, [...parameters])).rows);
  return answers;
}

async function askedUntil(end: number): Promise<number[]> {
  const times: number[] = [];
  do {
    const start = performance.now();
    await once();
    times.push(performance.now() - start);
  } while (performance.now() < end);
  return times;
}

await askedUntil(performance.now() + 1500);
const postgresCpu = async () => cpuMsOf(await withDescendants(Number(postgres)));
const [before, cpu, began] = [await postgresCpu(), process.cpuUsage(), performance.now()];
const times = await askedUntil(began + Number(seconds) * 1000);
const elapsedMs = performance.now() - began;
const [{ user, system }, after] = [process.cpuUsage(cpu), await postgresCpu()];
const counted: Counted = { times, elapsedMs, cpuMs: (user + system) / 1000, rssBytes: process.memoryUsage.rss(), answerBytes: JSON.stringify(await once()).length, besidesCpuMs: after - before };
await client.end();
process.stdout.write(`${JSON.stringify(counted)}\n`);
