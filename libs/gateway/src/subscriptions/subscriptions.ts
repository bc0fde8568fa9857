import type { Actor } from '@assembly-graph/kernel';
import { getOperationAST, getVariableValues, GraphQLError, parse, specifiedRules, validate, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { boundedLists } from '../limits/bounded-lists.ts';
import { overLimit } from '../limits/within-limits.ts';
import { offeredOperations } from '../offered-operations.ts';
import { entryQuery, headQuery, type EntryQuery } from './entry-query.ts';
import { feedWatch, type FeedWatch } from './feed-watch.ts';
import { followFeed, type Told } from './follow-feed.ts';
import { sharedPages } from './shared-pages.ts';
import { NoPage, toldPage, type ToldAnswer } from './told-page.ts';

/** An operation as a client asks for it, over whatever transport. */
export interface Asked {
  readonly query: string;
  readonly variables?: Record<string, unknown> | null;
  readonly operationName?: string | null;
}

/** Executes a query of the graph as any client's, on behalf of an actor. */
export type Ask = (asked: { query: string; variables?: Record<string, unknown>; operationName?: string }, actor: Actor | undefined) => Promise<ToldAnswer>;

export interface SubscriptionsOptions {
  readonly schema: () => GraphQLSchema;
  readonly ask: Ask;
  /** The refusal of a query that is too large. */
  readonly check: (query: string) => GraphQLError | undefined;
  readonly maxTokens: number;
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
  readonly prepare: (asked: Asked, actor: Actor | undefined) => Subscription;
}

/** A document is not valid: each reason. */
export class NotValid extends Error {
  constructor(readonly errors: readonly GraphQLError[]) {
    super(errors[0]?.message);
    this.name = 'NotValid';
  }
}

const MOST = 10_000;
const POLL_MS = 500;
const PROGRESS_MS = 15_000;

/**
 * The subscriptions of the graph. Each is followed as pages of its feed, asked for like any other query: limits, authorization, audiences and the
 * fields of other domains are those of queries, and a subscriber is never told from memory what the log does not have.
 */
export function subscriptionsOver({ schema, ask, check, maxTokens, wakes = {}, most = MOST, pollMs = POLL_MS, progressMs = PROGRESS_MS }: SubscriptionsOptions): Subscriptions {
  const watches = new Map<string, FeedWatch>();
  const heads = new Map<string, Promise<string>>();
  const share = sharedPages();
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

  async function* follow(entry: EntryQuery, actor: Actor | undefined, signal: AbortSignal, after: string | null): AsyncGenerator<Told, void> {
    const { query, operationName, feed } = entry;
    const words = JSON.stringify([query, operationName, entry.variables('', 0), actor ?? null]);
    open += 1;
    try {
      yield* followFeed({
        page: (at, first) => share(words, at, async () => toldPage(await ask({ query, operationName, variables: entry.variables(at, first) }, actor), entry)),
        start: () => (entry.start ? placeOf(entry.start, entry.key, actor) : headOf(feed)),
        watch: watchOf(feed),
        after,
        progressMs,
        signal,
      });
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
    prepare: (asked, actor) => {
      if (open >= most) throw new GraphQLError('Too many subscriptions are open. Try again later.', { extensions: { code: 'OVERLOADED', http: { status: 503 } } });
      const entry = prepared(schema(), asked, check, maxTokens);
      return { key: entry.key, after: entry.after, follow: (signal, after) => follow(entry, actor, signal, after ?? entry.after) };
    },
  };
}

/** @throws NoPage */
async function askForHead(ask: Ask, feed: string): Promise<string> {
  const { data, errors = [] } = await ask({ query: headQuery(feed) }, undefined);
  const head = (data?.feed as { headCursor: string } | null | undefined)?.headCursor;
  if (head === undefined) throw new NoPage(errors);
  return head;
}

function prepared(schema: GraphQLSchema, { query, variables, operationName }: Asked, check: SubscriptionsOptions['check'], maxTokens: number): EntryQuery {
  const tooLarge = check(query);
  if (tooLarge) throw tooLarge;
  const document = read(query, maxTokens);
  const operation = operationOf(document, operationName);
  const errors = validate(schema, document, [...specifiedRules, offeredOperations, boundedLists]);
  if (errors.length) throw new NotValid(errors.map(coded));
  const { coerced, errors: wrong } = getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {}, { maxErrors: 20 });
  if (wrong) throw new NotValid(wrong.map((error) => coded(error, 'BAD_USER_INPUT')));
  return entryQuery(schema, document, operation, coerced, variables ?? {});
}

function read(query: string, maxTokens: number): DocumentNode {
  try {
    return parse(query, { maxTokens });
  } catch (error) {
    throw coded(error as GraphQLError, 'GRAPHQL_PARSE_FAILED');
  }
}

function operationOf(document: DocumentNode, name: string | null | undefined): OperationDefinitionNode {
  const operation = getOperationAST(document, name);
  if (!operation) throw overLimit('The document has no such operation.', 'OPERATION_RESOLUTION_FAILURE');
  return operation;
}

const coded = (error: GraphQLError, code: string | number = 'GRAPHQL_VALIDATION_FAILED'): GraphQLError =>
  new GraphQLError(error.message, {
    nodes: error.nodes, source: error.source, positions: error.positions, extensions: { code: typeof code === 'string' ? code : 'GRAPHQL_VALIDATION_FAILED', ...error.extensions },
  });
