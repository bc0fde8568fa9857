import { describe, it } from '@jest/globals';
import { operationCount, randomSeed } from './testing/how-many.ts';
import { compareSubscriptions } from './testing/random-subscriptions.ts';
import { media, shop } from './testing/supergraphs.ts';

// Events of the same subscription are told by the runtime over the subgraphs, several at once, and each by graphql-js on one schema that knows all.

const seed = randomSeed();
const minutes = 30 * 60_000;

describe(`random subscriptions (seed ${seed})`, () => {
  it('over keys, @requires, @provides, @override, value types and unions are told as by one schema, also while fields of some things fail', async () => {
    await compareSubscriptions(shop, { subscriptions: operationCount(0.08), seed, oneFailsIn: 12 });
  }, minutes);

  it('over entity interfaces, interface objects and what is inaccessible, too', async () => {
    await compareSubscriptions(media, { subscriptions: operationCount(0.04), seed, mayBeRefused: 0.05 });
  }, minutes);
});
