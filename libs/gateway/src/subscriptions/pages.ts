import { createHash } from 'node:crypto';
import type { Actor } from '@assembly-graph/kernel';
import { CannotSubscribe, NoAnswer, SUBGRAPH_UNAVAILABLE, type SubgraphAnswer, type SubgraphFetch } from '@assembly-graph/supergraph-runtime';
import { GraphQLError, Kind, parse, type OperationDefinitionNode } from 'graphql';
import type { Engine, EngineRequest } from '../engine/engine.ts';
import type { Log } from '../log.ts';
import { entryQuery, type EntryQuery } from './entry-query.ts';
import { NoPage, toldPage, type ToldAnswer, type ToldError, type ToldPage } from './told-page.ts';
import type { ValidSubscription } from './valid-subscription.ts';

/** Executes a query of the graph as any client's, on behalf of an actor. */
export type Ask = (asked: { query: string; variables?: Record<string, unknown>; operationName?: string }, actor: Actor | undefined, headers?: ReadonlyMap<string, string>) => Promise<ToldAnswer>;

/** A subscription to a feed, and on whose behalf. */
export interface Subscribed {
  readonly valid: ValidSubscription;
  readonly entry: EntryQuery;
  readonly actor: Actor | undefined;
}

/** Has a page of a feed told as a subscription asks for it. @throws NoPage */
export type TellPage = (subscribed: Subscribed, after: string, first: number) => Promise<ToldPage>;

/** The subscription made into the query of a page, which any engine answers as any other. */
export const rewrittenPages =
  (ask: Ask): TellPage =>
  async ({ entry, actor }, after, first) => {
    const { query, operationName } = entry;
    return toldPage(await ask({ query, operationName, variables: entry.variables(after, first) }, actor), entry);
  };

/** What the engine is asked: the subscription, and who asks. */
export const requestOf = ({ schema, document, operation, query, given }: ValidSubscription, actor: Actor | undefined, headers?: ReadonlyMap<string, string>): EngineRequest =>
  ({
    schema, document, operation, source: query, queryHash: createHash('sha256').update(query).digest('hex'), operationName: operation.name?.value ?? null, context: { actor },
    request: { query, variables: given, operationName: operation.name?.value, ...(headers ? { http: { headers } } : {}) },
  }) as unknown as EngineRequest;

/**
 * The subscription planned by the engine as one: its primary tells what the feed's own subgraph says of an event, read from the feed's pages
 * there, and its rest is done for a whole page at once.
 */
export function plannedPages(tell: NonNullable<Engine['tell']>, format: (error: GraphQLError) => ToldError, log: Log): TellPage {
  const pageOf = primaryEntries();
  return async (subscribed, after, first) => {
    const { valid, entry: { key }, actor } = subscribed;
    let page: ToldPage | undefined;
    const source = async (primary: SubgraphFetch, ask: (fetch: SubgraphFetch) => Promise<SubgraphAnswer>): Promise<readonly SubgraphAnswer[]> => {
      page = await primaryPage(pageOf(subscribed, primary), primary, ask, { key, after, first, format, log });
      return page.entries.map(({ answer }) => answer);
    };
    const told = await tell(requestOf(valid, actor), source).catch((failure: unknown) => {
      if (!(failure instanceof CannotSubscribe)) throw failure;
      throw new NoPage(failure.errors.map(format).map((error) => ({ ...error, path: [key], extensions: { ...error.extensions, cursor: after } })));
    });
    const { entries, end, more } = page!;
    return { entries: entries.map(({ cursor }, index) => ({ cursor, answer: toldAnswer(told[index]!, format) })), end, more };
  };
}

/** The primary made into the query of a page: once for each subscription, as long as it is planned alike. */
function primaryEntries(): (subscribed: Subscribed, primary: SubgraphFetch) => EntryQuery {
  const known = new WeakMap<Subscribed, { readonly text: string; readonly entry: EntryQuery }>();
  return (subscribed, { query: text, variables }) => {
    const there = known.get(subscribed);
    if (there?.text === text) return there.entry;
    const document = parse(text, { noLocation: true });
    const operation = document.definitions.find((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION)!;
    const entry = entryQuery(subscribed.valid.schema, document, operation, variables(), variables());
    known.set(subscribed, { text, entry });
    return entry;
  };
}

interface Asking {
  /** Of the client's subscription. */
  readonly key: string;
  readonly after: string;
  readonly first: number;
  readonly format: (error: GraphQLError) => ToldError;
  readonly log: Log;
}

/** The page as the feed's own subgraph tells it. @throws NoPage */
async function primaryPage(entry: EntryQuery, primary: SubgraphFetch, ask: (fetch: SubgraphFetch) => Promise<SubgraphAnswer>, { key, after, first, format, log }: Asking): Promise<ToldPage> {
  const { subgraph: service } = primary;
  const { query, operationName } = entry;
  const variables = entry.variables(after, first);
  const told = (message: string, extensions: object) => format(new GraphQLError(message, { path: [key], extensions: { ...extensions, service } }));
  const unavailable = (error: unknown): NoPage => {
    log({ level: 'error', message: 'a subgraph gave no page of its feed', service, error });
    return new NoPage([told(`The subgraph "${service}" is not available.`, { code: SUBGRAPH_UNAVAILABLE })]);
  };
  const answer = await ask({ ...primary, kind: 'query', query, operationName, variables: () => ({ ...variables }), body: () => JSON.stringify({ query, operationName, variables }) }).catch((error: unknown) => {
    throw unavailable(error);
  });
  const fault = faultOf(answer, entry.placeKey);
  if (fault !== undefined) throw unavailable(new NoAnswer(fault));
  try {
    return toldPage(answer as ToldAnswer, entry);
  } catch (failure) {
    if (!(failure instanceof NoPage)) throw failure;
    throw new NoPage(failure.errors.map(({ message, extensions = {} }) => told(String(message), extensions)));
  }
}

/** Why an answer is no page, or nothing: nothing of what a subgraph says can be relied on. */
function faultOf({ data, errors }: SubgraphAnswer, placeKey: string): string | undefined {
  const areErrors = errors === undefined || (Array.isArray(errors) && errors.every((each) => typeof each === 'object' && each !== null));
  if (!areErrors) return 'errors is not a list of errors';
  const feed = (data as { feed?: unknown } | null | undefined)?.feed as { entries?: unknown; endCursor?: unknown; hasMore?: unknown } | null | undefined;
  if (feed === null || feed === undefined) return errors?.length ? undefined : 'neither a page nor errors';
  if (typeof feed.endCursor !== 'string' || typeof feed.hasMore !== 'boolean' || !Array.isArray(feed.entries)) return 'a page without its end or its entries';
  const isEntry = (each: unknown) => typeof each === 'object' && each !== null && typeof (each as Record<string, unknown>)[placeKey] === 'string';
  return feed.entries.every(isEntry) ? undefined : 'an entry without its place';
}

/** What came of an event, as plain data: many may be told the same. */
export function toldAnswer({ data, errors, extensions }: { data?: unknown; errors?: readonly GraphQLError[]; extensions?: unknown }, format: (error: GraphQLError) => ToldError): ToldAnswer {
  return {
    data: JSON.parse(JSON.stringify(data ?? null)) as Record<string, unknown> | null,
    ...(errors?.length ? { errors: errors.map(format) } : {}),
    ...(extensions ? { extensions: extensions as Record<string, unknown> } : {}),
  };
}
