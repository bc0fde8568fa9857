import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { startGateway, type GatewayOptions, type LocalSubgraph } from '@assembly-graph/gateway';
import { systemClock, type Actor, type Clock } from '@assembly-graph/kernel';
import { loadData, openDatabase, provision, readDataSet } from '@assembly-graph/platform';
import { subgraphExecutor, type Subgraph } from '@assembly-graph/platform/graph';
import { prepareTemplate, statements, temporaryDatabase, type Statements } from '@assembly-graph/testing';
import { domains } from '@assembly-graph/whole';
import { parse, print, type DocumentNode } from 'graphql';

const ROOT = resolve(import.meta.dirname, '../..');
const schemas = domains.map(({ storage }) => storage.schema);
/** Each subgraph under its own role: a query that crosses a schema fails here as it would in earnest. */
const asRoles = (url: string) => provision(url, { schemas, passwordOf: (role) => `of ${role}` });

export interface Answer {
  readonly data: Record<string, any> | null;
  readonly errors?: readonly { readonly message: string; readonly path?: readonly (string | number)[]; readonly extensions?: Record<string, unknown> }[];
  readonly extensions?: Record<string, unknown>;
}

/** The four subgraphs with the real data set and the gateway before them, in this process, asked over HTTP, once with each engine. */
export interface WholeGraph {
  readonly url: string;
  /** What each subgraph sent to PostgreSQL, by its name. */
  readonly statements: Readonly<Record<string, Statements>>;
  /** How many statements each that was asked sent since the last `ask`. */
  statementCount(): Record<string, number>;
  /** How many requests each that was asked had since the last `ask`. */
  requestCount(): Record<string, number>;
  /** The whole answer, with its errors, to the public or to an actor with a token. A query is asked of both engines, and what they answer must be the same. */
  answer(query: string | DocumentNode, variables?: object, actor?: Actor): Promise<Answer>;
  /** The data; an answer with errors fails the test. */
  ask(query: string | DocumentNode, variables?: object, actor?: Actor): Promise<Record<string, any>>;
  /** Lets every listener hear all that the logs have: what one domain follows of another is then as it should be. */
  settled(): Promise<void>;
  /** Writes to the schema of a subgraph, under its own role. */
  write(subgraph: string, statement: string, values?: unknown[]): Promise<void>;
  /** Stops gateways and subgraphs; what it gives starts them again at the same addresses, on the same database. */
  restart(): Promise<() => Promise<void>>;
  /** Puts the record back as it was loaded. Gateways and subgraphs go on, as if what was done since had never been. */
  renew(): Promise<void>;
  close(): Promise<void>;
}

/**
 * @param more options of the gateways, where a spec wants others than the default
 * @param clock of the subgraphs
 */
export async function wholeGraph(more: Partial<GatewayOptions> = {}, clock: Clock = systemClock): Promise<WholeGraph> {
  const template = await prepareTemplate('whole_graph', loadWhole);
  const temporary = await temporaryDatabase({ template });
  const { urls } = await asRoles(temporary.url);
  const counted = Object.fromEntries(domains.map(({ name }) => [name, statements()]));
  const supergraphSdl = await readFile(resolve(ROOT, 'apps/gateway/supergraph.graphql'), 'utf8');
  const requests = new Map<string, number>();
  const open = async (ports: { own: number; stock: number }) => {
    const databases = await Promise.all(
      domains.map(({ name, storage }) => openDatabase(storage, { url: urls[storage.schema]!, poolSize: 3, logger: counted[name]!.logger })),
    );
    const subgraphs = domains.map(({ subgraph }, index) => subgraph(databases[index]!, clock) as Subgraph<object>);
    // What a slow machine does to a deadline is not what the engines are compared by.
    const options = { subgraphDeadlineMs: 30_000, supergraphSdl, local: locals(subgraphs), host: '127.0.0.1', corsOrigins: '*' as const, verify: believed, ...more };
    const [own, stock] = await Promise.all([
      startGateway({ ...options, port: ports.own, local: counting(options.local, requests), engine: 'own' }),
      startGateway({ ...options, port: ports.stock, engine: 'stock', log: () => undefined }),
    ]);
    const close = async () => {
      await Promise.all([own.close(), stock.close()]);
      await Promise.all(databases.map((database) => database.destroy()));
    };
    return { databases, subgraphs, own, stock, close };
  };
  let opened = await open({ own: 0, stock: 0 });
  const answer = async (query: string | DocumentNode, variables: object = {}, actor?: Actor): Promise<Answer> => {
    const body = JSON.stringify({ query: typeof query === 'string' ? query : print(query), variables });
    const headers = { 'content-type': 'application/json', ...(actor ? { authorization: `Bearer ${tokenOf(actor)}` } : {}) };
    const asked = async ({ url }: { url: string }) => (await (await fetch(`${url}/graphql`, { method: 'POST', headers, body })).json()) as Answer;
    const expected = isMutation(query) ? undefined : await asked(opened.stock);
    for (const each of Object.values(counted)) each.forget();
    requests.clear();
    const found = await asked(opened.own);
    if (expected && comparable(found) !== comparable(expected))
      throw new Error(`The engines differ over ${body}:\n${comparable(found)}\nand of @apollo/gateway:\n${comparable(expected)}`);
    return found;
  };
  return {
    url: opened.own.url,
    statements: counted,
    statementCount: () => Object.fromEntries(Object.entries(counted).flatMap(([name, { seen }]) => (seen.length > 0 ? [[name, seen.length]] : []))),
    requestCount: () => Object.fromEntries(requests),
    answer,
    ask: async (query, variables, actor) => {
      const { data, errors } = await answer(query, variables, actor);
      if (errors) throw new Error(`The graph answered with errors: ${JSON.stringify(errors, null, 1)}`);
      return data!;
    },
    settled: () => hearAll(opened.subgraphs),
    write: async (subgraph, statement, values) => {
      await opened.databases[domains.findIndex(({ name }) => name === subgraph)]!.query(statement, values);
    },
    restart: async () => {
      const portOf = ({ url }: { url: string }) => Number(new URL(url).port);
      const ports = { own: portOf(opened.own), stock: portOf(opened.stock) };
      await opened.close();
      return async () => {
        opened = await open(ports);
      };
    },
    renew: async () => {
      await temporary.renew();
      await Promise.all(opened.databases.map(withoutConnections));
      await asRoles(temporary.url);
    },
    close: async () => {
      await opened.close();
      await temporary.drop();
    },
  };
}

/** Waits until a pool knows that its connections were cut: it would lend one that is. */
async function withoutConnections({ driver }: { driver: unknown }): Promise<void> {
  const { master } = driver as { master: { totalCount: number } };
  while (master.totalCount > 0) await new Promise((next) => setTimeout(next, 5));
}

/** An issuer that believes whatever it is told: how tokens are verified is tested elsewhere. */
const tokenOf = (actor: Actor): string => Buffer.from(JSON.stringify(actor)).toString('base64url');
const believed = async (token: string): Promise<Actor> => JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as Actor;

const isMutation = (query: string | DocumentNode) => (typeof query === 'string' ? parse(query) : query).definitions.some((each) => 'operation' in each && each.operation === 'mutation');

/** What must be the same whichever engine answers: the data with the order of its keys, and where which errors are. */
const comparable = ({ data, errors = [], extensions }: Answer): string =>
  JSON.stringify({ data, errors: errors.map((error) => `${error.path?.join('.')} ${String(error.extensions?.code)}`).sort(), extensions });

async function loadWhole(url: string): Promise<void> {
  const { urls } = await asRoles(url);
  const databases = await Promise.all(domains.map(({ storage }) => openDatabase(storage, { url: urls[storage.schema]! })));
  try {
    const targets = domains.map(({ name, data }, index) => ({ name, database: databases[index]!, ...data }));
    await loadData(await readDataSet(resolve(ROOT, 'data')), targets);
  } finally {
    await Promise.all(databases.map((database) => database.destroy()));
  }
}

const locals = (subgraphs: readonly Subgraph<object>[]): Record<string, LocalSubgraph> =>
  Object.fromEntries(subgraphs.map((subgraph) => [subgraph.name, subgraphExecutor(subgraph)]));

async function hearAll(subgraphs: readonly Subgraph<object>[]): Promise<void> {
  for (const listener of subgraphs.flatMap(({ listeners = [] }) => listeners)) {
    const { source } = subgraphs.find(({ feed }) => feed?.source.feed === listener.of)!.feed!;
    for (let more = true; more; ) {
      let place = await listener.place();
      const page = await source.read(place, 100, { filter: { types: listener.types } });
      for (const entry of page.entries) {
        await listener.hear(place, entry);
        place = entry.cursor;
      }
      if (page.end !== place) await listener.passOver(place, page.end);
      more = page.more;
    }
  }
}

const counting = (local: Record<string, LocalSubgraph>, requests: Map<string, number>): Record<string, LocalSubgraph> =>
  Object.fromEntries(
    Object.entries(local).map(([name, asked]): [string, LocalSubgraph] => [
      name,
      (request) => {
        requests.set(name, (requests.get(name) ?? 0) + 1);
        return asked(request);
      },
    ]),
  );
