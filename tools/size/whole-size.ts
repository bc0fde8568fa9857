import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { startGateway } from '@assembly-graph/gateway';
import { subgraphExecutor } from '@assembly-graph/platform/graph';
import { domains } from '@assembly-graph/whole';
import { operations } from './operations.ts';
import type { Asked } from './questions.ts';
import type { DomainSubject } from './subjects.ts';

/** What was asked of the whole graph, for each subgraph with its statements. */
export interface AskedOfWhole extends Asked {
  readonly subject: DomainSubject;
}

/** The operations of the graph-client, asked through the gateway. */
export async function* operationsOf(subjects: readonly DomainSubject[], only: string): AsyncGenerator<AskedOfWhole> {
  const local = Object.fromEntries(domains.map(({ name, subgraph }, index) => [name, subgraphExecutor(subgraph(subjects[index]!.database))]));
  const supergraphSdl = await readFile(resolve(import.meta.dirname, '../../apps/gateway/supergraph.graphql'), 'utf8');
  const gateway = await startGateway({ supergraphSdl, local, host: '127.0.0.1', port: 0, corsOrigins: '*' });
  try {
    for (const { name, query, variables } of operations().filter(({ name }) => only === 'operations' || name.includes(only))) {
      for (const subject of subjects) subject.recording.take();
      const response = await fetch(`${gateway.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) });
      const { errors } = (await response.json()) as { errors?: { message: string; extensions?: { code?: string } }[] };
      // A summary of more groups than one may ask for is refused once PostgreSQL has made it.
      if (errors?.some(({ extensions }) => extensions?.code !== 'BAD_USER_INPUT')) throw new Error(`${name}: ${errors!.map(({ message }) => message).join('; ')}`);
      for (const subject of subjects) yield { subject, path: name, what: `in ${subject.name}`, by: [], order: null, statements: subject.recording.take() };
    }
  } finally {
    await gateway.close();
  }
}
