import { composeServices } from '@apollo/composition';
import { startGateway, type Gateway, type GatewayOptions } from '@assembly-graph/gateway';
import type { DeedRecord, UnitOfWork } from '@assembly-graph/events';
import { PUBLIC, systemClock, uuidOf, type Actor } from '@assembly-graph/kernel';
import { openDatabase } from '@assembly-graph/platform';
import { byGlobalId, feedOf, keyLoader, NodeInterface, subgraphExecutor, subgraphSdl, withoutAccess, type Subgraph } from '@assembly-graph/platform/graph';
import { CreateEventLog1795477000000, postgresFeed, postgresUnitOfWork } from '@assembly-graph/platform/sql';
import { temporaryDatabase } from '@assembly-graph/testing';
import { parse } from 'graphql';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { DataSource, EntityManager } from 'typeorm';
import { wakesOf } from '@assembly-graph/whole';

// The smallest domain that there can be: counters that are raised, each time by one, with everything that a real one stands on.

interface Counter {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

@Directive('@key(fields: "id")')
@ObjectType('Counter', { implements: NodeInterface, simpleResolvers: true, description: 'A counter.' })
class CounterType implements Counter {
  @Field(() => ID, { description: 'Its id.' })
  readonly id!: string;
  @Field(() => String, { description: 'Its name.' })
  readonly name!: string;
  @Field(() => Int, { description: 'How often it was raised.' })
  readonly version!: number;
}
const tallyFeed = feedOf('Tally', 'tallyUpdated', () => [CounterType]);

export interface CounterStores {
  /** Raises a counter by one; its new version. */
  readonly raise: (name: string) => Promise<number>;
}
const storesOf = (manager: EntityManager): CounterStores => ({
  raise: async (name) => {
    const [{ version }]: [{ version: number }] = await manager.query(
      'insert into tally.counter values ($1, $2, 1) on conflict (id) do update set version = counter.version + 1 returning version::int',
      [uuidOf('Counter', name), name],
    );
    return version;
  },
});

export const WRITER: Actor = { ...PUBLIC, role: 'secretariat', subject: '0c5b9a52-5c6e-4a51-8e7d-7d8f1c1e6a11' };

/** Counters in a database of their own, behind a gateway. */
export interface Counters {
  readonly gateway: Gateway;
  /** The same, and others before the same subgraph. */
  readonly gateways: readonly Gateway[];
  readonly together: UnitOfWork<CounterStores>;
  /** Reads and administers; not what the writers write through. */
  readonly database: DataSource;
  /** Cuts the connection of one writer, whatever it is doing. */
  readonly cutOneWriter: () => Promise<void>;
  readonly state: () => Promise<Record<string, number>>;
  readonly close: () => Promise<void>;
}

export interface CountersOptions {
  readonly gateways?: number;
  /** How the gateways are told that there are news; by the log itself, if not given. */
  readonly subscriptions?: (subgraph: Subgraph<object>) => NonNullable<GatewayOptions['subscriptions']>;
}

export async function counters(writers: number, { gateways: count = 1, subscriptions = (subgraph) => ({ wakes: wakesOf([subgraph]) }) }: CountersOptions = {}): Promise<Counters> {
  const temporary = await temporaryDatabase();
  const storage = { schema: 'tally', tables: [], migrations: [CreateEventLog1795477000000] };
  const database = await openDatabase(storage, { url: temporary.url, poolSize: 8 });
  await database.query('create table tally.counter (id uuid primary key, name text not null, version bigint not null)');
  const writerUrl = new URL(temporary.url);
  writerUrl.searchParams.set('application_name', 'writer');
  const writing = await openDatabase(storage, { url: writerUrl.href, poolSize: writers });
  const subgraph = tallySubgraph(database);
  const { supergraphSdl } = composeServices([{ name: 'tally', typeDefs: withoutAccess(parse(subgraphSdl(subgraph))), url: 'local:tally' }]);
  const gateways: Gateway[] = [];
  for (let n = 0; n < count; n++) {
    gateways.push(await startGateway({
      supergraphSdl: supergraphSdl!, local: { tally: subgraphExecutor(subgraph) }, host: '127.0.0.1', port: 0, corsOrigins: '*', subscriptions: subscriptions(subgraph),
    }));
  }
  return {
    gateway: gateways[0]!,
    gateways,
    together: postgresUnitOfWork(writing, storesOf, systemClock),
    database,
    cutOneWriter: () =>
      database.query(`select pg_terminate_backend(pid) from (select pid from pg_stat_activity where application_name = 'writer' and datname = current_database() order by random() limit 1) w`),
    state: async () => Object.fromEntries((await database.query('select name, version::int from tally.counter')).map((row: Counter) => [row.name, row.version])),
    close: async () => {
      await Promise.all(gateways.map((gateway) => gateway.close()));
      await writing.destroy();
      await database.destroy();
      await temporary.drop();
    },
  };
}

const tallySubgraph = ({ manager }: DataSource): Subgraph<object> => {
  const byIds = (ids: readonly string[]): Promise<Counter[]> => manager.query('select id, name, version::int from tally.counter where id = any($1)', [ids]);
  return {
    name: 'tally',
    types: [CounterType],
    resolvers: [],
    references: { Counter: ({ id }: { id: string }, { loaders }) => byGlobalId('Counter', id, (loaders as ReturnType<typeof loadersOf>).counter) },
    loaders: () => loadersOf(byIds),
    feed: tallyFeed.of(postgresFeed(manager, 'tally')),
    ready: async () => undefined,
  };
};
const loadersOf = (byIds: (ids: readonly string[]) => Promise<Counter[]>) => ({ counter: keyLoader(byIds, ({ id }) => id) });

/** One deed: raises a counter, and tells of it under the key of the deed. */
export const raising =
  (key: string, name: string, spoil: () => Promise<void>) =>
  async ({ raise, outbox }: CounterStores & DeedRecord): Promise<number> => {
    const version = await raise(name);
    outbox.add({ type: 'CounterRaised', subject: { type: 'Counter', id: uuidOf('Counter', name), naturalKey: name }, subjectVersion: version, payload: { key } });
    await spoil();
    return version;
  };
