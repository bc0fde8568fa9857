import { resolve } from 'node:path';
import type { TableLoad } from '@assembly-graph/kernel';
import type { DataSource, EntityManager } from 'typeorm';
import { openDatabase } from './database.ts';
import { readDataSet } from './data-set.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import type { Subgraph } from './graph/subgraph.ts';
import { loadData } from './load-data.ts';
import { connectOnce } from './postgres/connect.ts';
import { runProcess } from './run-process.ts';
import { serve } from './server.ts';
import { databaseUrlFrom, portFrom, secretFrom } from './settings.ts';
import type { Storage } from './sql/storage.ts';

/** What a subgraph's process is told from outside. */
export interface SubgraphEnv {
  readonly port: number;
  readonly host: string;
  /** null: a PostgreSQL of its own, embedded, in `folder`. */
  readonly databaseUrl: string | null;
  readonly folder: string;
  readonly dataFolder: string;
  /** Shared with the gateway; null: on its own, open to this machine. */
  readonly secret: string | null;
}

/** Reads the settings of a subgraph's process. @throws StartFailure for one that can't be used */
export function subgraphEnv(name: string, env: NodeJS.ProcessEnv, defaultPort: number): SubgraphEnv {
  return {
    port: portFrom('PORT', env.PORT, defaultPort),
    host: env.HOST || '127.0.0.1',
    databaseUrl: databaseUrlFrom('DATABASE_URL', env.DATABASE_URL),
    folder: resolve(env.ASSEMBLY_FOLDER || '.assembly', name),
    dataFolder: resolve(env.DATA_FOLDER || 'data'),
    secret: secretFrom('SUBGRAPH_SECRET', env.SUBGRAPH_SECRET),
  };
}

/** A domain as its door offers it. */
export interface DomainDoor<Stores, Loaders> {
  readonly name: string;
  readonly storage: Storage;
  readonly data: { readonly loads: readonly TableLoad<Stores>[]; readonly storesOf: (manager: EntityManager) => Stores };
  readonly subgraph: (database: DataSource) => Subgraph<Loaders>;
}

const usage = (name: string) => `The ${name} subgraph, at /graphql, with /health/live and /health/ready.

Settings, from the environment:
  PORT             where it listens
  HOST             on which address (127.0.0.1)
  DATABASE_URL     its PostgreSQL; without one it starts its own, embedded
  ASSEMBLY_FOLDER  where an embedded PostgreSQL keeps its data (.assembly)
  DATA_FOLDER      the data set that it loads (data)
  SUBGRAPH_SECRET  shared with the gateway, 32 characters or more: only the gateway may ask then. Without it the subgraph
                   listens to its own machine only, and is open to it`;

/** Runs one subgraph as a process of its own. */
export function runSubgraph<Stores, Loaders>(domain: DomainDoor<Stores, Loaders>, readEnv: () => SubgraphEnv): Promise<void> {
  return runProcess(usage(domain.name), async () => {
    const env = readEnv();
    // TypeORM would tell of a wrong URL in a stack trace.
    if (env.databaseUrl) await (await connectOnce(env.databaseUrl)).end();
    const postgres = env.databaseUrl ? null : await startEmbeddedPostgres({ folder: env.folder });
    const closing: (() => Promise<unknown>)[] = postgres ? [() => postgres.stop()] : [];
    const close = async () => {
      for (const step of closing.reverse()) await step();
    };
    try {
      const database = await openDatabase(domain.storage, { url: env.databaseUrl ?? postgres!.url() });
      closing.push(() => database.destroy());
      await loadData(await readDataSet(env.dataFolder), [{ name: domain.name, database, ...domain.data } as never]);
      const served = await serve(domain.subgraph(database), env);
      closing.push(() => served.close());
      process.stdout.write(`The ${domain.name} subgraph answers at ${served.url}${env.secret ? '' : ', open to everybody on this machine: SUBGRAPH_SECRET is not set'}\n`);
      return { close };
    } catch (failure) {
      await close();
      throw failure;
    }
  });
}
