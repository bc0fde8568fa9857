import { readFile } from 'node:fs/promises';
import type { DataSource, QueryRunner } from 'typeorm';
import type { Statement } from './recorder.ts';

/** How often a statement that took too long is tried again. */
const TRIES = 3;

/**
 * Milliseconds that PostgreSQL takes for a statement. If they are too many, another program may have been to blame: then the least of
 * some more tries counts, and of those the time that its process was at work, alone, without helpers.
 */
export async function measured(database: DataSource, statement: Statement, limitMs: number): Promise<number> {
  const runner = database.createQueryRunner();
  try {
    let least = await elapsed(runner, statement);
    if (least <= limitMs) return least;
    await runner.query('set max_parallel_workers_per_gather = 0');
    for (let tries = 0; tries < TRIES && least > limitMs; tries += 1) least = Math.min(least, await atWork(runner, statement));
    await runner.query('reset max_parallel_workers_per_gather');
    return least;
  } finally {
    await runner.release();
  }
}

async function elapsed(runner: QueryRunner, { sql, parameters }: Statement): Promise<number> {
  const [row] = await runner.query(`explain (analyze, timing off, format json) ${sql}`, [...parameters]);
  return row['QUERY PLAN'][0]['Execution Time'];
}

/** The processor's time of the server's process, to a hundredth of a second, where the system tells it; else the time that passed. */
async function atWork(runner: QueryRunner, statement: Statement): Promise<number> {
  const [{ pid }] = await runner.query('select pg_backend_pid() as pid');
  const ticks = () => readFile(`/proc/${pid}/stat`, 'utf8').then((stat) => stat.slice(stat.lastIndexOf(')') + 2).split(' ').slice(11, 13).reduce((sum, each) => sum + Number(each), 0), () => null);
  const before = await ticks();
  const passed = await elapsed(runner, statement);
  const after = await ticks();
  return before === null || after === null ? passed : Math.min(passed, (after - before) * 10);
}

/** The plan with what happened, for people. */
export async function planOf(database: DataSource, { sql, parameters }: Statement): Promise<string> {
  const rows: { 'QUERY PLAN': string }[] = await database.query(`explain (analyze, timing off, summary off) ${sql}`, [...parameters]);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}
