import pg from 'pg';
import { testClusterUrl } from './env.ts';

/** The URL of one database of the test cluster, as superuser. */
export function urlOf(database: string): string {
  const url = new URL(testClusterUrl());
  url.pathname = `/${encodeURIComponent(database)}`;
  return url.href;
}

/** Lends a connection to the test cluster's own database, where databases are made and dropped. */
export async function inTestCluster<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: testClusterUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
