import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { nodeSubgraphSdl } from '@assembly-graph/gateway';
import { federatedWorld, operationCount, randomSeed, compareRandomly } from '@assembly-graph/supergraph-runtime/testing';
import { describe, it } from '@jest/globals';

// The engine over the real supergraph, with a made-up world behind the real schemas of its subgraphs.

const APPS = resolve(import.meta.dirname, '../../apps');
const read = (file: string) => readFile(resolve(APPS, file), 'utf8');
const seed = randomSeed();

describe(`random operations over the real supergraph (seed ${seed})`, () => {
  it('are answered as by one schema that knows all, at once and in parts', async () => {
    const names = ['membership', 'sessions', 'civil-society', 'resolutions'];
    const subgraphs = await Promise.all(names.map(async (name) => ({ name, sdl: await read(`${name}-subgraph/schema.graphql`) })));
    const node = { name: 'node', sdl: nodeSubgraphSdl(subgraphs) };
    const world = federatedWorld([...subgraphs, node], await read('gateway/supergraph.graphql'));
    await compareRandomly(world, { operations: operationCount(0.08), seed });
    await compareRandomly(world, { operations: operationCount(0.02), seed, defers: true });
  }, 30 * 60_000);
});
