import type { Actor } from '@assembly-graph/kernel';
import { SUBSCRIPTION_INVALID } from '@assembly-graph/supergraph-runtime';
import { getOperationAST, GraphQLError, parse, type GraphQLSchema } from 'graphql';
import type { Engine } from '../engine/engine.ts';
import type { Log } from '../log.ts';
import { entryQuery, headQuery, streamKey, type EntryQuery } from './entry-query.ts';
import { feedWatch, type FeedWatch } from './feed-watch.ts';
import { CannotGoOn, followFeed, type Told } from './follow-feed.ts';
import { plannedPages, rewrittenPages, type Ask, type Subscribed } from './pages.ts';
import { sharedPages } from './shared-pages.ts';
import { NoPage, type ToldError } from './told-page.ts';
import { toldStream } from './told-stream.ts';
import { NotValid, validSubscription, type Asked, type Validity, type ValidSubscription } from './valid-subscription.ts';

export interface SubscriptionsOptions extends Validity {
  readonly schema: () => GraphQLSchema;
  readonly ask: Ask;
  readonly engine: Pick<Engine, 'tell' | 'subscribe'>;
  /** An error of an answer as clients see it. */
  readonly format: (error: GraphQLError) => ToldError;
  readonly log: Log;
  /** Whether subscriptions whose field a query pages are read from there. */
  readonly areFeeds: boolean;
  /** Hints that a feed has news, by the name of the query's field. */
  readonly wakes?: Readonly<Record<string, (onNews: () => void) => () => void>>;
  /** How many may be open at once. */
  readonly most?: number;
  readonly pollMs?: number;
  readonly progressMs?: number;
}

/** A subscription that may be followed. */
export interface Subscription {
  /** Tells it, until the signal is aborted. @param after instead of where the operation says. @throws CannotGoOn */
  readonly follow: (signal: AbortSignal, after?: string) => AsyncGenerator<Told, void>;
  /** The key under which its answers stand. */
  readonly key: string;
  /** Where the client wants to go on; null: from now on. */
  readonly after: string | null;
}

export interface Subscriptions {
  /** Whether the operation that is meant is a subscription; a document that can't be read is none. */
  readonly isOne: (asked: Asked) => boolean;
  /** @throws GraphQLError (in `errors`, where there are several) for one that is too large, not valid, or one too many */
  readonly prepare: (asked: Asked, actor: Actor | undefined, headers: ReadonlyMap<string, string>) => Subscription;
  /** The graph has another schema: what is open is looked at again, at once. */
  readonly renew: () => void;
}

const MOST = 10_000;
const POLL_MS = 500;
const PROGRESS_MS = 15_000;

/**
 * The subscriptions of the graph. One to a feed is followed page by page, asked for as any query: limits, authorization and audiences are those of
 * queries, and a subscriber is never told from memory what the log does not have. Others are streams of their subgraphs.
 */
export function subscriptionsOver(options: SubscriptionsOptions): Subscriptions {
  const { schema, ask, engine, format, log, areFeeds, maxTokens, wakes = {}, most = MOST, pollMs = POLL_MS, progressMs = PROGRESS_MS } = options;
  const watches = new Map<string, FeedWatch>();
  const heads = new Map<string, Promise<string>>();
  const share = sharedPages();
  const tellPage = engine.tell ? plannedPages(engine.tell, format, log) : rewrittenPages(ask);
  let open = 0;

  /** Asked by many at once it is asked once: whoever joins is told of a place a moment ago, and of all that follows. */
  const headOf = (feed: string): Promise<string> => {
    const asking = heads.get(feed) ?? askForHead(ask, feed).finally(() => heads.delete(feed));
    heads.set(feed, asking);
    return asking;
  };
  const watchOf = (feed: string): FeedWatch => {
    const watch = watches.get(feed) ?? feedWatch({ head: () => headOf(feed), wake: wakes[feed], pollMs });
    watches.set(feed, watch);
    return watch;
  };

  /** Where a subscriber of the graph stands is asked as whoever says that it is theirs. @throws NoPage */
  const placeOf = async (start: EntryQuery['start'] & object, key: string, actor: Actor | undefined): Promise<string> => {
    const { data, errors = [] } = await ask(start, actor);
    const place = (data?.feed as { endCursor: string } | null | undefined)?.endCursor;
    if (place === undefined) throw new NoPage(errors.map((error) => ({ ...error, path: [key] })));
    return place;
  };

  /** For the schema that the graph has now. @throws CannotGoOn if that has not what it asks for */
  const renewed = (subscribed: Subscribed, asked: Asked, at: string): Subscribed => {
    if (schema() === subscribed.valid.schema) return subscribed;
    try {
      return feedOf(validSubscription(schema(), asked, options), subscribed.actor);
    } catch (failure) {
      const reasons = failure instanceof NotValid ? failure.errors : failure instanceof GraphQLError ? [failure] : null;
      if (!reasons) throw failure;
      const extensions = { code: SUBSCRIPTION_INVALID, cursor: at, reasons: reasons.map(({ message }) => message) };
      throw new CannotGoOn([{ message: 'The graph does not have what this subscription asks for any more.', path: [subscribed.entry.key], extensions }], at);
    }
  };

  function follow(first: Subscribed, asked: Asked, signal: AbortSignal, after: string | null): AsyncGenerator<Told, void> {
    const { entry, actor } = first;
    let subscribed = first;
    let words = '';
    return followFeed({
      page: async (at, count) => {
        const now = renewed(subscribed, asked, at);
        if (now !== subscribed || words === '') words = JSON.stringify([now.entry.query, now.valid.query, now.entry.operationName, now.entry.variables('', 0), actor ?? null]);
        subscribed = now;
        return share(words, at, () => tellPage(now, at, count));
      },
      start: () => (entry.start ? placeOf(entry.start, entry.key, actor) : headOf(entry.feed)),
      watch: watchOf(entry.feed),
      after,
      progressMs,
      signal,
    });
  }

  async function* counted(told: AsyncGenerator<Told, void>): AsyncGenerator<Told, void> {
    open += 1;
    try {
      yield* told;
    } finally {
      open -= 1;
    }
  }

  return {
    isOne: ({ query, operationName }) => {
      if (!/\bsubscription\b/.test(query)) return false;
      try {
        return getOperationAST(parse(query, { noLocation: true, maxTokens }), operationName)?.operation === 'subscription';
      } catch {
        return false;
      }
    },
    prepare: (asked, actor, headers) => {
      if (open >= most) throw new GraphQLError('Too many subscriptions are open. Try again later.', { extensions: { code: 'OVERLOADED', http: { status: 503 } } });
      const valid = validSubscription(schema(), asked, options);
      if (!areFeeds && engine.subscribe) {
        const { subscribe } = engine;
        const key = streamKey(valid);
        return { key, after: null, follow: (signal) => counted(toldStream(subscribe, { valid, key, actor, headers }, format, signal)) };
      }
      const subscribed = feedOf(valid, actor);
      const { key, after: wanted } = subscribed.entry;
      return { key, after: wanted, follow: (signal, after) => counted(follow(subscribed, asked, signal, after ?? wanted)) };
    },
    renew: () => {
      for (const watch of watches.values()) watch.renew();
    },
  };
}

/** @throws GraphQLError for a subscription that no feed has */
function feedOf(valid: ValidSubscription, actor: Actor | undefined): Subscribed {
  const { schema, document, operation, coerced, given } = valid;
  return { valid, actor, entry: entryQuery(schema, document, operation, coerced, given) };
}

/** @throws NoPage */
async function askForHead(ask: Ask, feed: string): Promise<string> {
  const { data, errors = [] } = await ask({ query: headQuery(feed) }, undefined);
  const head = (data?.feed as { headCursor: string } | null | undefined)?.headCursor;
  if (head === undefined) throw new NoPage(errors);
  return head;
}
