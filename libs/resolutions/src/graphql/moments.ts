import type { Clock, Collection, Page } from '@assembly-graph/kernel';
import { knownOf, momentOf, type AsOf } from '@assembly-graph/platform/graph';
import { NOW, type Moment } from '../domain/moment.ts';

/** A thing told as of a moment: what it leads to is told as of the same. */
export interface TellsOf {
  readonly moment?: Moment;
}

/** The moment that is asked about; the very {@link NOW} if none is. */
export function momentAsked(asOf: AsOf | null | undefined, clock: Clock): Moment {
  if (!asOf?.at && !asOf?.knownAt) return NOW;
  return { day: asOf.at ? momentOf(asOf, clock).slice(0, 10) : null, knownAt: knownOf(asOf) };
}

/** The collection, its things marked with the moment as of which they are told. */
export function toldAt<T extends object, Scope extends string>(moment: Moment, collection: Collection<T, Scope>): Collection<T, Scope> {
  if (moment === NOW) return collection;
  const told = (thing: T): T => ({ ...thing, moment });
  const page = (one: Page<T>): Page<T> => ({ ...one, items: one.items.map(({ cursor, node }) => ({ cursor, node: told(node) })) });
  return {
    ...collection,
    byIds: async (ids) => (await collection.byIds(ids)).map(told),
    byKeys: async (keys) => (await collection.byKeys(keys)).map(told),
    page: async (request) => page(await collection.page(request)),
    pagesOf: async (scope, owners, request) => new Map([...(await collection.pagesOf(scope, owners, request))].map(([owner, one]) => [owner, page(one)])),
  };
}
