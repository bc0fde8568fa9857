import { openDatabase } from '@assembly-graph/platform';
import { subgraphExecutor, subgraphSchema, type SubgraphRequest } from '@assembly-graph/platform/graph';
import type { Actor } from '@assembly-graph/kernel';
import { domains } from '@assembly-graph/whole';
import { getNamedType, isEnumType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import type { DataSource } from 'typeorm';
import { offeredLists, type OfferedList } from './lists.ts';
import type { Subject } from './questions.ts';
import { recorder, type Recorder } from './recorder.ts';
import { columnOf, sampleOf } from './samples.ts';

/** One domain on a database, ready to be asked. */
export interface DomainSubject extends Subject {
  readonly name: string;
  readonly schema: string;
  readonly database: DataSource;
  readonly recording: Recorder;
  readonly graph: GraphQLSchema;
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
    const database = await openDatabase(storage, { url: urls[storage.schema]!, poolSize: 3, logger: recording.logger, statementTimeoutMs: 60_000 });
    const door = subgraph(database);
    const execute = subgraphExecutor(door);
    const ask = async (request: SubgraphRequest) => {
      recording.take();
      const result = await execute({ actor: SECRETARIAT, ...request });
      return { result, statements: recording.take() };
    };
    const graph = subgraphSchema(door);
    return { name, schema: storage.schema, database, recording, graph, ask, lists: offeredLists(graph) };
  }));
  const owners = await ownersOf(opened);
  const subjects = opened.map((one): DomainSubject => ({
    ...one,
    owners: (list) => owners.get(ownerOf(list))!,
    sample: async (statements) => {
      const column = statements.map(columnOf).find((found) => found !== null);
      if (!column) throw new Error(`No column is read from: ${statements.map(({ sql }) => sql).join('\n')}`);
      return sampleOf(one.database, column);
    },
  }));
  return { subjects, close: async () => void (await Promise.all(opened.map(({ database }) => database.destroy()))) };
}

type Opened = { graph: GraphQLSchema; lists: readonly OfferedList[]; ask: Subject['ask'] };

const ownerOf = ({ owner, ownerKey, ownerNeeds }: OfferedList) => [owner.name, ownerKey, ...ownerNeeds].join(' ');

/** Some of everything that owns a list, from the domain that lists such things. */
async function ownersOf(opened: readonly Opened[]): Promise<Map<string, object[]>> {
  const found = new Map<string, object[]>();
  for (const list of opened.flatMap(({ lists }) => lists).filter(({ ownerKey }) => ownerKey !== null)) {
    if (!found.has(ownerOf(list))) found.set(ownerOf(list), await representations(opened, list));
  }
  return found;
}

async function representations(opened: readonly Opened[], { owner, ownerKey, ownerNeeds }: OfferedList): Promise<object[]> {
  const fields = [ownerKey!, ...ownerNeeds];
  const closed = getNamedType(owner.getFields()[ownerKey!]!.type);
  if (isEnumType(closed)) return closed.getValues().map(({ name }) => ({ __typename: owner.name, [ownerKey!]: name }));
  for (const { lists, ask, graph } of opened) {
    const root = lists.find((one) => one.node === owner.name && one.ownerKey === null);
    const known = (graph.getType(owner.name) as GraphQLObjectType | undefined)?.getFields() ?? {};
    if (!root || !fields.every((field) => field in known)) continue;
    const half = (end: string) => `${end}: ${root.field}(${end}: ${OWNERS / 2}) { nodes { ${fields.join(' ')} } }`;
    const { result } = await ask({ query: `{ ${half('first')} ${half('last')} }` });
    const { first, last } = result.data as Record<'first' | 'last', { nodes: Record<string, unknown>[] }>;
    const named = [...first.nodes, ...last.nodes].filter((node) => node[ownerKey!] !== null).map((node) => ({ __typename: owner.name, ...node }));
    return [...new Map(named.map((node) => [JSON.stringify(node), node])).values()];
  }
  throw new Error(`Nothing lists ${owner.name}: its lists would go untested.`);
}
