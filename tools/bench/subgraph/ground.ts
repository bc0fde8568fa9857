import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { startGateway } from '@assembly-graph/gateway';
import { loadData, openDatabase, readDataSet } from '@assembly-graph/platform';
import { subgraphExecutor, type Subgraph, type SubgraphRequest } from '@assembly-graph/platform/graph';
import { domains, provideDatabases } from '@assembly-graph/whole';
import type { DataSource } from 'typeorm';
import { operations } from '../../size/operations.ts';
import { recorder, type Recorder } from '../../size/recorder.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

/** One request that the gateway makes of a subgraph for an operation. */
export interface Question {
  readonly operation: string;
  readonly subgraph: string;
  readonly request: SubgraphRequest;
  readonly answerBytes: number;
}

/** The subgraphs with the record, and what there is to be asked of them. */
export interface Ground {
  readonly subgraphs: Readonly<Record<string, Subgraph<object>>>;
  readonly databases: Readonly<Record<string, DataSource>>;
  readonly statements: Readonly<Record<string, Recorder>>;
  readonly questions: readonly Question[];
  close(): Promise<void>;
}

const CITED = 'confidence note sources { key title url }';
/** Lists as a client reads them that wants much: a hundred, with what they lead to, and a hundred of which little is wanted. */
const LISTS: Record<string, string> = {
  'a hundred statements': `{ statements(first: 100) { totalCount nodes { id code segment kind deliveredOn capacity form speakerPerson ${CITED} session { code title } speaker { ... on State { iso3 } ... on Organization { code } } topics { code label } } pageInfo { hasNextPage endCursor } } }`,
  'a hundred statements, briefly': '{ statements(first: 100) { nodes { code deliveredOn } } }',
  'a hundred resolutions': `{ resolutions(first: 100) { totalCount nodes { id symbol title adoptedOn ${CITED} topics { code } session { code } } pageInfo { hasNextPage endCursor } } }`,
  'a hundred States': '{ states(first: 100) { totalCount nodes { iso3 name partyStatus { status confidence } } } }',
};

/** Loads the record into a PostgreSQL of its own, and sees what a gateway asks. Close it. @throws StartFailure, BadData */
export async function openGround(folder: string): Promise<Ground> {
  const provided = await provideDatabases(null, folder);
  const statements = Object.fromEntries(domains.map(({ name }) => [name, recorder()]));
  const opened = await Promise.all(domains.map(async ({ name, storage }) => [name, await openDatabase(storage, { url: provided.urls[storage.schema]!, poolSize: 5, logger: statements[name]!.logger })] as const));
  const databases: Record<string, DataSource> = Object.fromEntries(opened);
  const close = async () => {
    await Promise.all(Object.values(databases).map((database) => database.destroy()));
    await provided.close();
  };
  try {
    await loadData(await readDataSet(join(ROOT, 'data')), domains.map(({ name, data }) => ({ name, database: databases[name]!, ...data })));
    const subgraphs = Object.fromEntries(domains.map(({ name, subgraph }) => [name, subgraph(databases[name]!) as Subgraph<object>]));
    return { subgraphs, databases, statements, questions: await questionsOf(subgraphs), close };
  } catch (failure) {
    await close();
    throw failure;
  }
}

async function questionsOf(subgraphs: Readonly<Record<string, Subgraph<object>>>): Promise<Question[]> {
  const questions: Question[] = [];
  let operation = '';
  const local = Object.fromEntries(
    Object.entries(subgraphs).map(([subgraph, door]) => {
      const answer = subgraphExecutor(door);
      return [subgraph, async (request: SubgraphRequest) => {
        const result = await answer(request);
        questions.push({ operation, subgraph, request, answerBytes: JSON.stringify(result).length });
        return result;
      }];
    }),
  );
  const supergraphSdl = await readFile(join(ROOT, 'apps/gateway/supergraph.graphql'), 'utf8');
  const gateway = await startGateway({ supergraphSdl, local, host: '127.0.0.1', port: 0, corsOrigins: '*', subgraphDeadlineMs: 30_000 });
  try {
    const lists = Object.entries(LISTS).map(([name, query]) => ({ name, query, variables: {} }));
    for (const { name, query, variables } of [...operations(), ...lists]) {
      operation = name;
      const answer = await fetch(`${gateway.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) });
      const { errors } = (await answer.json()) as { errors?: { message: string }[] };
      if (errors) throw new Error(`${name}: ${errors[0]!.message}`);
    }
    return questions;
  } finally {
    await gateway.close();
  }
}
