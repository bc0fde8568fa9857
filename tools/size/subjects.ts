import { openDatabase } from '@assembly-graph/platform';
import { subgraphExecutor, subgraphSchema, type SubgraphRequest } from '@assembly-graph/platform/graph';
import type { Actor } from '@assembly-graph/kernel';
import { domains } from '@assembly-graph/whole';
import { getNamedType, isEnumType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import type { DataSource } from 'typeorm';
import { offeredLists, type OfferedList } from './lists.ts';
import type { Subject } from './questions.ts';
import { recorder } from './recorder.ts';
import { columnOf, sampleOf } from './samples.ts';

/** One domain on a database, ready to be asked. */
export interface DomainSubject extends Subject {
  readonly name: string;
  readonly schema: string;
  readonly database: DataSource;
  readonly lists: readonly OfferedList[];
}

/** Whoever may see everything: what is left out for others is a condition more, not less. */
const SECRETARIAT: Actor = { role: 'secretariat', subject: 'size', state: null, organization: null, scopes: ['personal:read'] };
/** As many owners as a page of a list may have. */
const OWNERS = 100;

/** All domains, each as its own role sees it. */
export async function openSubjects(urls: Readonly<Record<string, string>>): Promise<{ subjects: DomainSubject[]; close: () => Promise<void> }> {
  const opened = await Promise.all(domains.map(async ({ name, storage, subgraph }) => {
    const recording = recorder();
    const database = await openDatabase(storage, { url: urls[storage.schema]!, poolSize: 2, logger: recording.logger });
    const door = subgraph(database);
    const execute = subgraphExecutor(door);
    const ask = async (request: SubgraphRequest) => {
      recording.take();
      const result = await execute({ actor: SECRETARIAT, ...request });
      return { result, statements: recording.take() };
    };
    const graph = subgraphSchema(door);
    return { name, schema: storage.schema, database, graph, ask, lists: offeredLists(graph) };
  }));
  const owners = await ownersOf(opened);
  const subjects = opened.map(({ graph: _graph, ...one }): DomainSubject => ({
    ...one,
    owners: (type, key) => owners.get(`${type}.${key}`)!,
    sample: async (statements) => {
      const column = statements.map(columnOf).find((found) => found !== null);
      if (!column) throw new Error(`No column is read from: ${statements.map(({ sql }) => sql).join('\n')}`);
      return sampleOf(one.database, column);
    },
  }));
  return { subjects, close: async () => void (await Promise.all(opened.map(({ database }) => database.destroy()))) };
}

type Opened = { graph: GraphQLSchema; lists: readonly OfferedList[]; ask: Subject['ask'] };

/** Keys of everything that owns a list, from the domain that lists such things. */
async function ownersOf(opened: readonly Opened[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const { lists } of opened) {
    for (const { owner, ownerKey } of lists) {
      if (ownerKey === null || found.has(`${owner.name}.${ownerKey}`)) continue;
      found.set(`${owner.name}.${ownerKey}`, await keysOf(opened, owner, ownerKey));
    }
  }
  return found;
}

async function keysOf(opened: readonly Opened[], owner: GraphQLObjectType, key: string): Promise<string[]> {
  const closed = getNamedType(owner.getFields()[key]!.type);
  if (isEnumType(closed)) return closed.getValues().map(({ name }) => name);
  for (const { lists, ask, graph } of opened) {
    const root = lists.find(({ node, ownerKey }) => node === owner.name && ownerKey === null);
    if (!root || !(key in (graph.getType(owner.name) as GraphQLObjectType).getFields())) continue;
    const half = (end: string) => `${end}: ${root.field}(${end}: ${OWNERS / 2}) { nodes { key: ${key} } }`;
    const { result } = await ask({ query: `{ ${half('first')} ${half('last')} }` });
    const { first, last } = result.data as Record<'first' | 'last', { nodes: { key: unknown }[] }>;
    return [...new Set([...first.nodes, ...last.nodes].flatMap(({ key: value }) => (value === null ? [] : [String(value)])))];
  }
  throw new Error(`Nothing lists ${owner.name}: its lists would go untested.`);
}
