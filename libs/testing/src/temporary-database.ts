import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inTestCluster, urlOf } from './test-cluster.ts';

const { escapeIdentifier } = pg;

export interface TemporaryDatabase {
  /** As superuser of the test cluster. */
  readonly url: string;
  /** Makes it anew as it was at first, under the same URL; whatever connections it still has are cut. */
  renew(): Promise<void>;
  /** Drops it, with whatever connections it still has. Any number of times. */
  drop(): Promise<void>;
}

/**
 * A database of its own for one spec file: empty, or a copy of a template made by `prepareTemplate`.
 * @throws when there is no such template, or no test cluster
 */
export async function temporaryDatabase({
  template = 'template0',
}: { readonly template?: string } = {}): Promise<TemporaryDatabase> {
  const name = `t_${randomBytes(8).toString('hex')}`;
  const make = async (): Promise<void> => {
    // File by file: nothing of it has to be in the log, and nothing of others is driven out of the server's memory.
    await inTestCluster((cluster) => cluster.query(`create database ${escapeIdentifier(name)} template ${escapeIdentifier(template)} strategy file_copy`));
  };
  await make();
  return {
    url: urlOf(name),
    renew: async () => {
      await dropDatabase(name);
      await make();
    },
    drop: () => dropDatabase(name),
  };
}

/** Drops a database if there is one of that name. */
export async function dropDatabase(name: string): Promise<void> {
  await inTestCluster((cluster) => cluster.query(`drop database if exists ${escapeIdentifier(name)} with (force)`));
}
