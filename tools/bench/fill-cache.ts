import { buildSubgraphSchema } from '@apollo/subgraph';
import { supergraphRuntime, type SubgraphAnswer, type SubgraphFetch, type Transport } from '@assembly-graph/supergraph-runtime';
import { graphql, parse } from 'graphql';
import { supergraphAt } from './graphs/graph.ts';
import { shop } from './graphs/shop.ts';
import { distinctOperations } from './workloads.ts';

// Arguments: megabytes that the cache may weigh, rounds, operations in a round. Tells the heap without garbage after each round.

const [mostMb, rounds, inARound] = process.argv.slice(2).map(Number) as [number, number, number];
const urls = Object.fromEntries(Object.keys(shop.sdl).map((name) => [name, `http://${name}.invalid`]));
const schemas = new Map(Object.entries(shop.sdl).map(([name, sdl]) => [name, buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: shop.resolvers[name] as never }])]));
const answers = async ({ subgraph, query, variables }: SubgraphFetch) => (await graphql({ schema: schemas.get(subgraph)!, source: query, variableValues: variables() })) as SubgraphAnswer;
// As over HTTP: what is asked again is copied from the bytes.
const transport: Transport = {
  fetch: answers,
  async fetchUnread(fetch) {
    const text = JSON.stringify(await answers(fetch));
    return { bytes: Buffer.from(text), read: () => JSON.parse(text) as SubgraphAnswer };
  },
  close: async () => undefined,
};
const runtime = supergraphRuntime({ supergraphSdl: supergraphAt(shop, urls), transportTo: () => transport, cacheBytes: mostMb * 2 ** 20 });
let schema: unknown;
runtime.onSchemaLoadOrUpdate(({ apiSchema }) => void (schema = apiSchema));
await runtime.load({ apollo: {} as never });

const shapes = distinctOperations(1024);
let count = 0;
async function askNext(): Promise<void> {
  count += 1;
  const source = shapes[count % shapes.length]!.replace('first: 3', `first: ${3 + Math.floor(count / shapes.length)}`);
  const document = parse(source);
  // What is asked again weighs more: code is generated for it.
  for (let times = 0; times < 3; times += 1) await runtime.execute({ schema, document, source, queryHash: source, request: { variables: {} }, context: {} } as never);
}

function heapMb(): number {
  for (let times = 0; times < 3; times += 1) globalThis.gc!();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

for (let times = 0; times < 10; times += 1) await askNext();
const heap = [{ operations: count, heapMb: heapMb() }];
for (let round = 0; round < rounds; round += 1) {
  for (let times = 0; times < inARound; times += 1) await askNext();
  heap.push({ operations: count, heapMb: heapMb() });
}
await runtime.stop();
process.stdout.write(`${JSON.stringify(heap)}\n`);
