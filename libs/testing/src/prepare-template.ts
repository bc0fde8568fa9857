import pg from 'pg';
import { dropDatabase } from './temporary-database.ts';
import { inTestCluster, urlOf } from './test-cluster.ts';

const { escapeIdentifier } = pg;

/**
 * Makes a template for `temporaryDatabase`, once in a run: the first worker that asks prepares it, the others wait and find it
 * made. One whose preparation failed is dropped, so that every worker sees the failure and none a half-made template.
 * @returns the name, to be passed on
 */
export const prepareTemplate = (name: string, prepare: (url: string) => Promise<void>): Promise<string> =>
  inTestCluster(async (cluster) => {
    // Held by this connection: a worker that dies lets go of it. The first number keeps it apart from locks of other kinds.
    await cluster.query('select pg_advisory_lock(7319, hashtext($1))', [name]);
    const { rows } = await cluster.query<{ made: boolean }>('select datistemplate as made from pg_database where datname = $1', [
      name,
    ]);
    if (!rows[0]?.made) await make(cluster, name, prepare);
    return name;
  });

async function make(cluster: pg.Client, name: string, prepare: (url: string) => Promise<void>): Promise<void> {
  await dropDatabase(name);
  await cluster.query(`create database ${escapeIdentifier(name)} template template0`);
  try {
    await prepare(urlOf(name));
    // A template somebody is connected to cannot be copied, so nobody may be from now on.
    await cluster.query('select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1', [name]);
    await cluster.query(`alter database ${escapeIdentifier(name)} with allow_connections false is_template true`);
  } catch (failure) {
    await dropDatabase(name);
    throw failure;
  }
}
