import { join, resolve } from 'node:path';
import { systemClock, type Clock, type TableLoad } from '@assembly-graph/kernel';
import type { DataSource, EntityManager } from 'typeorm';
import { openDatabase } from './database.ts';
import { readDataSet } from './data-set.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import type { Subgraph } from './graph/subgraph.ts';
import { doDuties, dutiesOf } from './do-duties.ts';
import { httpFeed } from './hearing/http-feed.ts';
import { listenAll } from './hearing/listen-all.ts';
import { killAfterCommit } from './kill-after-commit.ts';
import { keepRetention } from './keep-retention.ts';
import { loadData } from './load-data.ts';
import { retentionFrom } from './retention-settings.ts';
import { natsUrlFrom } from './nats/connect-nats.ts';
import { overNats } from './nats/over-nats.ts';
import { connectOnce } from './postgres/connect.ts';
import { runProcess } from './run-process.ts';
import { serve } from './server.ts';
import { databaseUrlFrom, portFrom, secretFrom, webhooksFrom } from './settings.ts';
import { StartFailure } from './start-failure.ts';
import type { Retention } from './sql/event-log/retention.ts';
import type { Storage } from './sql/storage.ts';
import type { WebhookSettings } from './webhooks/endpoint.ts';

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
  /** Where other subgraphs answer, by name, whose feeds its listeners hear. */
  readonly urls: Readonly<Record<string, string>>;
  readonly retention: Retention;
  readonly webhooks: WebhookSettings;
  /** Where its events are put for those who follow them; null: nowhere, the log itself is read. */
  readonly natsUrl: string | null;
  /** For the kill loop of tools/bar alone; refused in production. Whoever puts this file there ends the process after the next COMMIT of a deed, before its answer. */
  readonly killAfterCommit: string | null;
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
    urls: subgraphUrls(env),
    retention: retentionFrom(env),
    webhooks: webhooksFrom(env),
    natsUrl: natsUrlFrom('NATS_URL', env.NATS_URL),
    killAfterCommit: killFileFrom(name, env),
  };
}

/** @throws StartFailure in production */
function killFileFrom(name: string, { KILL_AFTER_COMMIT: folder, NODE_ENV }: NodeJS.ProcessEnv): string | null {
  if (!folder) return null;
  if (NODE_ENV === 'production') throw new StartFailure('KILL_AFTER_COMMIT is for the proof of delivery alone, and is refused in production.');
  return join(resolve(folder), name);
}

const URL_VARIABLE = /^SUBGRAPH_URL_([A-Z][A-Z0-9_]*)$/;

/** The addresses of other subgraphs, SUBGRAPH_URL_CIVIL_SOCIETY that of "civil-society". @throws StartFailure for one that is none */
function subgraphUrls(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([variable, url]) => {
      const [, name] = URL_VARIABLE.exec(variable) ?? [];
      if (!name || !url) return [];
      if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) throw new StartFailure(`${variable} must be an http or https URL.`);
      return [[name.toLowerCase().replaceAll('_', '-'), url]];
    }),
  );
}

/** A domain as its door offers it. */
export interface DomainDoor<Stores, Loaders> {
  readonly name: string;
  readonly storage: Storage;
  readonly data: { readonly loads: readonly TableLoad<Stores>[]; readonly storesOf: (manager: EntityManager) => Stores };
  readonly subgraph: (database: DataSource, clock?: Clock, webhooks?: WebhookSettings) => Subgraph<Loaders>;
}

const usage = (name: string) => `The ${name} subgraph, at /graphql, with /health/live and /health/ready.

Settings, from the environment:
  PORT             where it listens
  HOST             on which address (127.0.0.1)
  DATABASE_URL     its PostgreSQL; without one it starts its own, embedded
  ASSEMBLY_FOLDER  where an embedded PostgreSQL keeps its data (.assembly)
  DATA_FOLDER      the data set that it loads (data)
  SUBGRAPH_SECRET  shared with the gateway, 32 characters or more: only the gateway may ask then. Without it the subgraph
                   listens to its own machine only, and is open to it
  SUBGRAPH_URL_…   where another subgraph answers, e.g. SUBGRAPH_URL_RESOLUTIONS: its events are heard
                   there, for which SUBGRAPH_SECRET is needed
  NATS_URL         a NATS server with JetStream, e.g. nats://127.0.0.1:4222, that tells the other processes of events at
                   once; needs SUBGRAPH_SECRET. Without it, and whenever it is away, they look in the log
  FEED_KEEP_DAYS, FEED_KEEP_EVENTS, IDEMPOTENCY_KEEP_DAYS
                   an event is kept so many days (90), and as one of the newest so many (100000); the key of a deed so many days (30)
  WEBHOOK_KEY      32 characters or more: the secrets of webhooks are sealed with it. Without it, whoever can read the schema can read them
  WEBHOOKS_TO_LOOPBACK
                   yes: webhooks may lead to this machine itself, for development; refused in production`;

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
      if (env.killAfterCommit) killAfterCommit(database, env.killAfterCommit);
      await loadData(await readDataSet(env.dataFolder), [{ name: domain.name, database, ...domain.data } as never]);
      const keeping = keepRetention([database], env.retention);
      closing.push(() => keeping.close());
      const subgraph = domain.subgraph(database, systemClock, env.webhooks);
      // Without the secret it would hear as the public, and what is withheld from the public would be passed over in silence.
      const nats = overNats(env, domain.name);
      closing.push(() => nats.close());
      const feed = (name: string) => (env.urls[name] && env.secret ? nats.feed(httpFeed({ feed: name, url: env.urls[name], secret: env.secret, reader: domain.name })) : null);
      if (subgraph.feed) nats.relay(subgraph.feed.source);
      const listening = listenAll(subgraph.listeners ?? [], feed);
      closing.push(() => listening.close());
      const duties = doDuties(dutiesOf(subgraph));
      closing.push(() => duties.close());
      const served = await serve(subgraph, { ...env, hearings: listening.hearings });
      closing.push(() => served.close());
      process.stdout.write(`The ${domain.name} subgraph answers at ${served.url}${env.secret ? '' : ', open to everybody on this machine: SUBGRAPH_SECRET is not set'}\n`);
      return { close };
    } catch (failure) {
      await close();
      throw failure;
    }
  });
}
