import { PUBLIC } from '@assembly-graph/kernel';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { buildSchema } from 'graphql';
import { at } from '../testing/toy-feed.ts';
import { subscriptionsOver } from './subscriptions.ts';

const schema = buildSchema(`
  type Entry { cursor: String! }
  type Feed { entries: [Entry!]! endCursor: String! hasMore: Boolean! headCursor: String! }
  type Query { feed(after: String, first: Int!): Feed! }
  type Subscription { updated(after: String): Entry! }
`);
beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

it('says every fifteen seconds how far the feed was looked at, if nothing is told', async () => {
  const ask = async () => ({ data: { feed: { entries: [], endCursor: at(7), hasMore: false, headCursor: at(7) } } });
  const subscriptions = subscriptionsOver({ schema: () => schema, ask, engine: {}, format: () => ({ message: '' }), log: () => undefined, check: () => undefined, maxTokens: 100, areFeeds: true, areListsBounded: true });
  const leaving = new AbortController();
  const told = subscriptions.prepare({ query: `subscription { updated(after: "${at(3)}") { cursor } }` }, PUBLIC, new Map()).follow(leaving.signal);
  let heard = 0;
  for (let beat = 1; beat <= 3; beat += 1) {
    const next = told.next().then(({ value }) => ((heard += 1), value));
    await jest.advanceTimersByTimeAsync(14_900);
    expect(heard).toBe(beat - 1);
    await jest.advanceTimersByTimeAsync(100);
    expect(await next).toEqual({ cursor: at(7) });
  }
  leaving.abort();
  await told.return();
});
