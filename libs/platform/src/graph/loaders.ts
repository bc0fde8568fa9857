import { summaryOfNothing, type Collection, type Condition, type Page, type PageRequest, type Summary, type SummaryRequest } from '@assembly-graph/kernel';
import DataLoader from 'dataloader';
import { toConnection, type Connection, type ListArguments } from './lists.ts';

/** Loads things by key, all keys of a request in one statement; null for the missing. */
export function keyLoader<T>(load: (keys: readonly string[]) => Promise<readonly T[]>, keyOf: (thing: T) => string): DataLoader<string, T | null> {
  return new DataLoader(async (keys) => {
    const byKey = new Map((await load(keys)).map((thing) => [keyOf(thing), thing]));
    return keys.map((key) => byKey.get(key) ?? null);
  });
}

/** Loads all things of a key, e.g. every stretch of a State's status, all keys of a request in one statement. */
export function groupLoader<T>(load: (keys: readonly string[]) => Promise<readonly T[]>, keyOf: (thing: T) => string): DataLoader<string, readonly T[]> {
  return new DataLoader(async (keys) => {
    const groups = Map.groupBy(await load(keys), keyOf);
    return keys.map((key) => groups.get(key) ?? []);
  });
}

/** The lists of many owners, e.g. the resolutions of each session on a page. */
export interface ListLoader<T> {
  list(owner: string, listArguments: ListArguments): Promise<Connection<T>>;
  /** The first thing of an owner's list, whole. */
  first(owner: string, filter?: Condition): Promise<T | null>;
}

/**
 * Loads the same list of many owners in one statement; their counts, if asked for, in one more, and each summary in one more.
 * Lists with other arguments (an alias with another filter) are other batches.
 */
export function listLoader<T, Scope extends string>(collection: Pick<Collection<T, Scope>, 'check' | 'pagesOf' | 'countsOf' | 'summariesOf'>, scope: Scope): ListLoader<T> {
  const pages = perArguments<PageRequest, Page<T>>((request) => async (owners) => {
    const found = await collection.pagesOf(scope, owners, request);
    return owners.map((owner) => found.get(owner)!);
  });
  const counts = perArguments<Condition | null, number>((filter) => async (owners) => {
    const found = await collection.countsOf(scope, owners, filter);
    return owners.map((owner) => found.get(owner) ?? 0);
  });
  const summaries = perArguments<SummaryRequest, Summary>((request) => async (owners) => {
    const found = await collection.summariesOf(scope, owners, request);
    return owners.map((owner) => found.get(owner) ?? summaryOfNothing(request));
  });
  return {
    list: async (owner, request) => {
      collection.check(request);
      return toConnection(
        (properties) => pages({ ...request, properties }).load(owner),
        () => counts(request.filter ?? null).load(owner),
        (summary) => summaries({ ...summary, filter: request.filter ?? null }).load(owner),
      );
    },
    first: async (owner, filter) => (await pages({ first: 1, filter }).load(owner)).items[0]?.node ?? null,
  };
}

/** Loads the same summary of the lists of many owners in one statement, where the lists themselves are not for everybody. */
export function summaryLoader<T, Scope extends string>(collection: Pick<Collection<T, Scope>, 'summariesOf'>, scope: Scope): (owner: string, request: SummaryRequest) => Promise<Summary> {
  const summaries = perArguments<SummaryRequest, Summary>((request) => async (owners) => {
    const found = await collection.summariesOf(scope, owners, request);
    return owners.map((owner) => found.get(owner) ?? summaryOfNothing(request));
  });
  return (owner, request) => summaries(request).load(owner);
}

/** One DataLoader for each distinct set of arguments in the request. */
function perArguments<Arguments, Value>(batch: (given: Arguments) => (owners: readonly string[]) => Promise<Value[]>) {
  const loaders = new Map<string, DataLoader<string, Value>>();
  return (given: Arguments): DataLoader<string, Value> => {
    const key = JSON.stringify(given);
    let loader = loaders.get(key);
    if (!loader) loaders.set(key, (loader = new DataLoader(batch(given))));
    return loader;
  };
}

/** A list of the whole collection. */
export async function wholeList<T>(collection: Pick<Collection<T>, 'check' | 'page' | 'count' | 'summary'>, request: ListArguments): Promise<Connection<T>> {
  collection.check(request);
  return toConnection(
    (properties) => collection.page({ ...request, properties }),
    () => collection.count(request.filter),
    (summary) => collection.summary({ ...summary, filter: request.filter ?? null }),
  );
}

/** One set of loaders for each instant of knowledge that the request asks about; "infinity" for what the record says now. */
export function perKnowledge<Loaders>(make: (knownAt: string) => Loaders): (knownAt: string) => Loaders {
  const made = new Map<string, Loaders>();
  return (knownAt) => {
    let loaders = made.get(knownAt);
    if (!loaders) made.set(knownAt, (loaders = make(knownAt)));
    return loaders;
  };
}
