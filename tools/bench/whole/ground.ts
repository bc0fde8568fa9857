import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { startGateway } from '@assembly-graph/gateway';
import { loadData, openDatabase, provision, readDataSet, startEmbeddedPostgres, type EmbeddedPostgres } from '@assembly-graph/platform';
import { subgraphExecutor } from '@assembly-graph/platform/graph';
import { domains } from '@assembly-graph/whole';
import { operations, type Operation } from '../../size/operations.ts';
import { recorder, type Statement } from '../../size/recorder.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

/** Operations of the graph-client, by what they stand for. */
export const ASKED = { 'topic page': 'TopicPage', 'list page': 'SideEventCalendar', aggregate: 'TopicAttention' } as const;
export type AskedName = keyof typeof ASKED;

/** A PostgreSQL with the record, and what the domains send to it for each operation. */
export interface WholeGround {
  readonly postgres: EmbeddedPostgres;
  readonly asked: readonly { readonly name: AskedName; readonly operation: Operation; readonly statements: readonly Statement[] }[];
}

/** Loads the record into a PostgreSQL of its own. Stop it. @throws StartFailure, BadData */
export async function wholeGround(folder: string): Promise<WholeGround> {
  await mkdir(join(folder, 'postgres'), { recursive: true });
  const postgres = await startEmbeddedPostgres({ folder: join(folder, 'postgres') });
  try {
    return { postgres, asked: await recorded(postgres.url()) };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

async function recorded(url: string): Promise<WholeGround['asked']> {
  const { urls } = await provision(url, { schemas: domains.map(({ storage }) => storage.schema), passwordOf: (role) => `of ${role}` });
  const recording = recorder();
  const databases = await Promise.all(domains.map(({ storage }) => openDatabase(storage, { url: urls[storage.schema]!, poolSize: 3, logger: recording.logger })));
  try {
    await loadData(await readDataSet(resolve(ROOT, 'data')), domains.map(({ name, data }, index) => ({ name, database: databases[index]!, ...data })));
    const local = Object.fromEntries(domains.map(({ name, subgraph }, index) => [name, subgraphExecutor(subgraph(databases[index]!))]));
    const supergraphSdl = await readFile(resolve(ROOT, 'apps/gateway/supergraph.graphql'), 'utf8');
    const gateway = await startGateway({ supergraphSdl, local, host: '127.0.0.1', port: 0, corsOrigins: '*', subgraphDeadlineMs: 30_000 });
    try {
      return await statementsOf(gateway.url, recording.take);
    } finally {
      await gateway.close();
    }
  } finally {
    await Promise.all(databases.map((database) => database.destroy()));
  }
}

async function statementsOf(url: string, take: () => Statement[]): Promise<WholeGround['asked']> {
  const known = operations();
  const asked = [];
  for (const [name, title] of Object.entries(ASKED) as [AskedName, string][]) {
    const operation = known.find((each) => each.name === title);
    if (!operation) throw new Error(`The graph-client has no operation ${title} any more: say in tools/bench/whole/ground.ts what to ask instead.`);
    // Asked once before: what is read only once in the life of a process is not the operation's.
    for (let times = 0; times < 2; times += 1) {
      take();
      const answer = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: operation.query, variables: operation.variables }) });
      const { errors } = (await answer.json()) as { errors?: { message: string }[] };
      if (errors) throw new Error(`${title}: ${errors[0]!.message}`);
    }
    asked.push({ name, operation, statements: take() });
  }
  return asked;
}
