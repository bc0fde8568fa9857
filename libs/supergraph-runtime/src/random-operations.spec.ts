import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { askedRuntime } from './testing/ask-runtime.ts';
import { comparable, wrongInParts } from './testing/compare-answers.ts';
import { FailingFields } from './testing/failing-fields.ts';
import { federatedWorld } from './testing/federated-world.ts';
import { operationCount, randomSeed } from './testing/how-many.ts';
import { mergedParts } from './testing/merge-parts.ts';
import { askWithFaults, compareRandomly } from './testing/random-operations.ts';
import { media, shop, tours, works } from './testing/supergraphs.ts';
import { localTransport } from './transport/local.ts';

// The same operation is executed by graphql-js on one schema that knows all, and by the runtime over the subgraphs.

const seed = randomSeed();
const minutes = 30 * 60_000;

describe(`random operations (seed ${seed})`, () => {
  it('over keys, @requires, @provides, @override, value types, unions and mutations are answered as by one schema', async () => {
    await compareRandomly(federatedWorld(shop), { operations: operationCount(0.2), seed });
  }, minutes);

  it('over @requires on fragments, nested keys, inputs and enums that subgraphs know differently, and scalars, too', async () => {
    await compareRandomly(federatedWorld(works), { operations: operationCount(0.05), seed, mayBeRefused: 0.01 });
  }, minutes);

  it('over entity interfaces, interface objects and what is inaccessible, too', async () => {
    // Some of these neither planner plans rightly; they are refused, and never answered wrongly.
    await compareRandomly(federatedWorld(media), { operations: operationCount(0.15), seed, mayBeRefused: 0.05 });
  }, minutes);

  it('are answered as by one schema also while fields of some things fail', async () => {
    await compareRandomly(federatedWorld(shop), { operations: operationCount(0.1), seed, oneFailsIn: 6 });
    await compareRandomly(federatedWorld(media), { operations: operationCount(0.06), seed, oneFailsIn: 6, mayBeRefused: 0.05, mayAskForMore: true });
  }, minutes);

  it('with arguments that are taken from a context are answered as by one schema, in parts too', async () => {
    await compareRandomly(federatedWorld(tours), { operations: operationCount(0.06), seed, mayBeRefused: 0.05 });
    await compareRandomly(federatedWorld(tours), { operations: operationCount(0.03), seed, oneFailsIn: 6, mayBeRefused: 0.05 });
    await compareRandomly(federatedWorld(tours), { operations: operationCount(0.03), seed, defers: true, mayBeRefused: 0.05 });
  }, minutes);

  it('of which something is deferred say in parts what they say as a whole', async () => {
    await compareRandomly(federatedWorld(shop), { operations: operationCount(0.08), seed, defers: true });
    await compareRandomly(federatedWorld(media), { operations: operationCount(0.05), seed, defers: true, mayBeRefused: 0.05 });
    await compareRandomly(federatedWorld(shop), { operations: operationCount(0.03), seed, defers: true, oneFailsIn: 6 });
  }, minutes);

  it('are never answered wrongly in silence, whatever a subgraph does', async () => {
    await askWithFaults(federatedWorld(shop), { operations: operationCount(0.08), seed });
    await askWithFaults(federatedWorld(media), { operations: operationCount(0.08), seed, mayBeRefused: 0.05 });
  }, minutes);
});

describe('operations that were answered wrongly once', () => {
  const worlds = { shop: federatedWorld(shop), media: federatedWorld(media), tours: federatedWorld(tours) };
  it.each<[keyof typeof worlds, string, string]>([
    ['shop', 'of which nothing is left', '{ service @skip(if: true) { name } }'],
    ['shop', 'of which an empty object is left', '{ products { ... @include(if: false) { name } } }'],
    ['shop', 'whose mutations stand in fragments', 'mutation { ... { tick } count ... { x: restock(id: "1", by: 4) { rating } } rename(id: 2) { name } }'],
    ['shop', 'whose order of keys depends on a condition', 'query ($v: Boolean! = false) { products { name @include(if: $v) sku name } }'],
    ['media', 'in which an alias of __typename is called as a key', '{ shelf { things { id: __typename ... on Book { isbn } } } }'],
    ['media', 'in which only what needs no type is asked of an interface object', '{ best { id } allMedia { similar { id } } }'],
    ['media', 'whose alias takes the name of a key', '{ books { id: similar { id } } }'],
    ['media', 'whose alias takes the name of a key that is told but not asked for', '{ media { likes { likes { similar { id: stars title } } } } }'],
    ['tours', 'in which what is taken from a context is fetched beside what takes it', '{ person { favourite { led { label } } } }'],
  ])('%s: %s', async (name, _, query) => {
    const world = worlds[name];
    for (const each of [1, 2, 3, 4, 5]) {
      let open = world.open({ seed: each });
      const expected = await open.whole(parse(query), {});
      open = world.open({ seed: each });
      const runtime = await askedRuntime(world.supergraphSdl, localTransport((fetch) => open.subgraph(fetch.subgraph, fetch.query, fetch.variables())));
      expect(comparable(await runtime.ask(query))).toBe(comparable(expected));
      await runtime.stop();
    }
  });

  it.each([
    ['an error was told at things of which nothing was fetched', '{ best { ... on Film { likes { id } } likes { likes { pages likes { id } } } } }'],
    ['what failed had been asked for of another type, deep inside', '{ best { ... on Film { ... on Film { likes { mood } } } likes { likes { id ... on Found { __typename } } name } } }'],
    ['what failed had been asked for of another type, beside what is missing', '{ best { ... on Game { ... on Game { stars } } likes { id name ... on Fan { likes { ... on Found { __typename } } } } } }'],
  ])('%s, while fields fail: %s', async (_, query) => {
    const world = worlds.media;
    for (let seed = 1; seed <= 30; seed += 1) {
      const failing = new FailingFields(world, { seed, oneFailsIn: 4, mayAskForMore: true });
      const expected = await world.open({ seed, fails: failing.inWhole }).whole(parse(query), {});
      const open = world.open({ seed, fails: failing.inSubgraphs });
      const runtime = await askedRuntime(world.supergraphSdl, localTransport((fetch) => open.subgraph(fetch.subgraph, fetch.query, fetch.variables())));
      const found = await runtime.ask(query);
      if (!failing.excuse(found, expected)) expect(comparable(found)).toBe(comparable(expected));
      await runtime.stop();
    }
  });

  it.each<[keyof typeof worlds, string, string]>([
    ['shop', 'a part stands where no object can be', '{ product(id: 1) { ... on Named { ... on Brand @defer { name } } } products { ... @defer { id } } }'],
    ['media', 'a part’s own type leaves all objects in and one around it does not', '{ allMedia { ... on Thing { ... on Media @defer { title } } } }'],
    ['tours', 'of two parts each has a fetch that waits for one of the other’s', '{ tours { plan { alternatives { ... @defer { thanks } } ... @defer { alternatives { label } } } } }'],
  ])('%s, in parts: %s', async (name, _, query) => {
    const world = worlds[name];
    for (const seed of [1, 2, 3, 4, 5]) {
      const expected = await world.open({ seed }).whole(parse(query), {});
      const open = world.open({ seed });
      const runtime = await askedRuntime(world.supergraphSdl, localTransport((fetch) => open.subgraph(fetch.subgraph, fetch.query, fetch.variables())));
      expect(wrongInParts(await mergedParts(await runtime.askInParts(query)), expected)).toEqual([]);
      await runtime.stop();
    }
  });
});
