import { createHmac, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '@assembly-graph/kernel';
import { startGateway, type EngineName, type Example, type LocalSubgraph } from '@assembly-graph/gateway';
import {
  doDuties, dutiesOf, keepRetention, listenAll, loadData, openDatabase, provision, readDataSet, startEmbeddedPostgres, type EmbeddedPostgres, type ListeningAll, type ListenOptions, type LoadProgress,
  type Running, type WebhookSettings,
} from '@assembly-graph/platform';
import { authentication, type TokenEnv } from '@assembly-graph/platform/auth';
import { DEFAULT_RETENTION, type Retention } from '@assembly-graph/platform/sql';
import { subgraphExecutor, type Subgraph } from '@assembly-graph/platform/graph';
import { domains } from './domains.ts';

export interface AssemblyOptions {
  /** null: an embedded PostgreSQL in `folder`. */
  readonly databaseUrl: string | null;
  /** What is kept between starts: the database, its secret and the built page. */
  readonly folder: string;
  readonly dataFolder: string;
  readonly supergraphSdl: string;
  readonly host: string;
  readonly port: number;
  readonly corsOrigins: string[] | '*';
  /** Whose tokens are taken; without it everybody is the public. */
  readonly tokens?: TokenEnv;
  readonly engine?: EngineName;
  /** How long events and the keys of deeds are kept; the default, if not given. */
  readonly retention?: Retention;
  readonly webhooks?: WebhookSettings;
  readonly firstQuery?: string;
  readonly examples?: Example[];
  /** Told what is being done, for a person who waits. */
  readonly onStep?: (step: string) => void;
  readonly onProgress?: (progress: LoadProgress) => void;
}

export interface Assembly extends Running {
  readonly url: string;
  /** Rows by table and subgraph that this start loaded; empty if the data set was there already. */
  readonly loaded: Record<string, Record<string, number>>;
  /** Resolves if the embedded PostgreSQL ends by itself. */
  readonly lost: Promise<void>;
}

/** A PostgreSQL with a schema, and where possible a role, for each subgraph. */
export interface ProvidedDatabases extends Running {
  readonly urls: Readonly<Record<string, string>>;
  readonly separateRoles: boolean;
  readonly postgres: EmbeddedPostgres | null;
}

/** Starts PostgreSQL if none is given, and gives every subgraph its schema and role in it. */
export async function provideDatabases(databaseUrl: string | null, folder: string, startPostgres = startEmbeddedPostgres): Promise<ProvidedDatabases> {
  const schemas = domains.map(({ storage }) => storage.schema);
  if (databaseUrl) {
    const { urls, separateRoles } = await provision(databaseUrl, { schemas });
    return { urls, separateRoles, postgres: null, close: async () => undefined };
  }
  const postgres = await startPostgres({ folder: join(folder, 'postgres') });
  try {
    const secret = await secretOf(folder);
    const passwordOf = (role: string) => createHmac('sha256', secret).update(role).digest('hex');
    const { urls, separateRoles } = await provision(postgres.url(), { schemas, passwordOf });
    return { urls, separateRoles, postgres, close: () => postgres.stop() };
  } catch (failure) {
    await postgres.stop();
    throw failure;
  }
}

/** Starts the whole graph in this process: PostgreSQL, the four subgraphs and the gateway. @throws StartFailure, BadData */
export async function startAssembly(options: AssemblyOptions): Promise<Assembly> {
  const closing: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  const step = options.onStep ?? (() => undefined);
  try {
    step(options.databaseUrl ? 'connecting to PostgreSQL' : 'starting PostgreSQL');
    const [provided, data] = await Promise.all([provideDatabases(options.databaseUrl, options.folder), readDataSet(options.dataFolder)]);
    closing.push(() => provided.close());
    step('bringing the schemas up to date');
    const databases = await Promise.all(domains.map(({ storage }) => openDatabase(storage, { url: provided.urls[storage.schema]!, poolSize: 5 })));
    closing.push(() => Promise.all(databases.map((database) => database.destroy())));
    step('checking the data set');
    const targets = domains.map(({ name, data: tables }, index) => ({ name, database: databases[index]!, ...tables }));
    const loaded = await loadData(data, targets, options.onProgress);
    const subgraphs = domains.map(({ subgraph }, index) => subgraph(databases[index]!, systemClock, options.webhooks));
    const local = Object.fromEntries(subgraphs.map((subgraph): [string, LocalSubgraph] => [subgraph.name, subgraphExecutor(subgraph)]));
    const listening = listenAcross(subgraphs);
    closing.push(() => listening.close());
    const duties = doDuties(subgraphs.flatMap(dutiesOf));
    closing.push(() => duties.close());
    const keeping = keepRetention(databases, options.retention ?? DEFAULT_RETENTION);
    closing.push(() => keeping.close());
    step('starting the gateway');
    const { close: forgetTokens = () => undefined, ...known } = options.tokens ? await authentication(options.tokens) : {};
    closing.push(async () => forgetTokens());
    const gateway = await startGateway({
      ...known,
      supergraphSdl: options.supergraphSdl,
      local,
      hearings: listening.hearings,
      subscriptions: { wakes: wakesOf(subgraphs) },
      host: options.host,
      port: options.port,
      corsOrigins: options.corsOrigins,
      engine: options.engine,
      pageFolder: join(options.folder, 'page'),
      firstQuery: options.firstQuery,
      examples: options.examples,
    });
    closing.push(() => gateway.close());
    return { url: gateway.url, loaded, lost: lostOf(provided.postgres), close };
  } catch (failure) {
    await close();
    throw failure;
  }
}

const lostOf = (postgres: EmbeddedPostgres | null): Promise<void> => postgres?.ended ?? new Promise(() => undefined);

/** The gateway is told at once when a log of this process has news; elsewhere it looks time and again. */
export function wakesOf(subgraphs: readonly Subgraph<object>[]): Record<string, (onNews: () => void) => () => void> {
  return Object.fromEntries(subgraphs.flatMap(({ feed }) => (feed?.source.wake ? [[feed.query, feed.source.wake]] : [])));
}

/** Sets the listeners of all domains to work, each on the log of the domain it listens to: no role reads another's schema for it. */
export function listenAcross(subgraphs: readonly Subgraph<object>[], options?: ListenOptions): ListeningAll {
  const feeds = new Map(subgraphs.flatMap(({ name, feed }) => (feed ? [[name, feed.source]] : [])));
  return listenAll(subgraphs.flatMap(({ listeners = [] }) => listeners), (name) => feeds.get(name) ?? null, options);
}

/** The secret that the embedded roles' passwords are made from: never printed, never leaves the folder. */
async function secretOf(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'secret');
  await writeFile(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return readFile(file, 'utf8');
}
