import type { SubgraphAnswer, ToldError } from '../transport/transport.ts';
import type { CompiledPlan, CompiledRequest } from './compiled-plan.ts';
import type { Data, ResponsePath } from './hosts.ts';
import { merge } from './merge.ts';
import type { FetchError, Outcome } from './outcome.ts';
import type { Prepared, PreparedFetch } from './prepare-request.ts';
import { renamedPath, rewrite } from './rewrite.ts';

export const SUBGRAPH_UNAVAILABLE = 'SUBGRAPH_UNAVAILABLE';
/** An answer full of the same failure helps nobody: a fetch that failed names at most this many places. */
const MOST_PLACES = 20;

/** Why an answer cannot be used, or nothing. The shapes are looked at before anybody relies on them. */
export function faultOf({ data, errors }: SubgraphAnswer, { parts }: Prepared): string | undefined {
  if (errors !== undefined && !(Array.isArray(errors) && errors.every((each) => typeof each === 'object' && each !== null))) return 'errors is not a list of errors';
  if (data === null || data === undefined) return errors?.length ? undefined : 'neither data nor errors';
  if (typeof data !== 'object' || Array.isArray(data)) return 'data is not an object';
  if (Object.hasOwn(data, '__proto__')) return 'data has a key that no field has';
  for (const { fetch, representations } of parts) {
    if (!fetch.write) continue;
    const entities = (data as Data)[fetch.alias];
    if (entities === null || entities === undefined) {
      if (!errors?.length) return `${fetch.alias} is missing`;
    } else if (!Array.isArray(entities) || entities.length !== representations.length) return `${fetch.alias} does not hold ${representations.length} entities`;
    else if (entities.some((each) => each !== null && (typeof each !== 'object' || Array.isArray(each)))) return 'an entity is not an object';
  }
  return undefined;
}

/** Puts an answer without a fault into the data, and its errors where they belong. */
export function receive(plan: CompiledPlan, request: CompiledRequest, prepared: Prepared, { data, errors, isPlain }: SubgraphAnswer, outcome: Outcome): void {
  if (outcome.isPlain && !isPlain) outcome.isPlain = false;
  if (errors?.length) for (const error of errors) recordError(error, data as Data | null | undefined, request, prepared, outcome);
  for (const part of prepared.parts) {
    if (part.fetch.write) receiveEntities(plan, part, data as Data | null | undefined, Boolean(errors?.length), outcome);
    else receiveRoot(plan, part, data as Data | null | undefined, outcome);
  }
}

function receiveRoot({ facts }: CompiledPlan, { fetch, hosts, hostPaths }: PreparedFetch, data: Data | null | undefined, outcome: Outcome): void {
  if (!data) {
    outcome.blanks.push(() => ({ paths: hostPaths(), keysOf: () => fetch.keysFor('') }));
    return;
  }
  if (fetch.outputRewrites.length) rewrite(data, fetch.outputRewrites, facts);
  hosts.forEach((host, index) => merge(host, index ? structuredClone(data) : data, facts.isObjectType));
}

function receiveEntities({ facts, mayShare }: CompiledPlan, part: PreparedFetch, data: Data | null | undefined, hasErrors: boolean, outcome: Outcome): void {
  const { fetch, hosts, at, hostPaths } = part;
  const entities = (data?.[fetch.alias] ?? []) as readonly (Data | null)[];
  if (fetch.outputRewrites.length) {
    const types = new Map(hosts.map((host, index) => [at[index]!, host.__typename]));
    entities.forEach((entity, index) => {
      if (!entity) return;
      entity.__typename ??= types.get(index);
      rewrite(entity, fetch.outputRewrites, facts);
    });
  }
  const isSeen = new Set<number>();
  hosts.forEach((host, index) => {
    const place = at[index]!;
    const entity = entities[place];
    if (!entity) return;
    merge(host, mayShare || !isSeen.has(place) ? entity : structuredClone(entity), facts.isObjectType);
    if (!mayShare) isSeen.add(place);
  });
  // An entity that became null because something in it failed explains whatever is missing of it.
  if (hasErrors && at.some((place) => !entities[place])) {
    outcome.blanks.push(() => {
      const paths = hostPaths();
      const missing = at.flatMap((place, index) => (entities[place] ? [] : [index]));
      return { paths: missing.map((index) => paths[index]!), keysOf: (index) => fetch.keysFor(String(hosts[missing[index]!]!.__typename)) };
    });
  }
}

function recordError(error: ToldError, data: Data | null | undefined, { subgraph }: CompiledRequest, { parts }: Prepared, outcome: Outcome): void {
  const message = typeof error.message === 'string' && error.message ? error.message : `The subgraph "${subgraph}" tells of an error.`;
  const told = (typeof error.extensions === 'object' && error.extensions !== null ? error.extensions : {}) as Record<string, unknown>;
  // A subgraph that asks others says itself whose error it is.
  const extensions = { ...told, service: typeof told.service === 'string' ? told.service : subgraph };
  for (const place of placesOf(error.path, data, parts, outcome.mostPlaces ?? MOST_PLACES)) outcome.errors.push({ message, ...place, extensions, cause: error });
}

type ErrorPlace = Pick<FetchError, 'path' | 'emptied'>;

/**
 * The places in the answer that an error of a subgraph is about. When it says none that there is, those of which it brought nothing at all, or
 * the first place of the request.
 */
function placesOf(told: unknown, data: Data | null | undefined, parts: readonly PreparedFetch[], most: number): ErrorPlace[] {
  const path = Array.isArray(told) && told.every((step) => typeof step === 'string' || typeof step === 'number') ? (told as ResponsePath) : [];
  const [key, index] = path;
  for (const { fetch, hosts, at, hostPaths } of parts) {
    if (fetch.write && key === fetch.alias && typeof index === 'number') {
      const inside = renamedPath(path.slice(2), fetch.outputRewrites);
      const isEmptied = !(data?.[key] as readonly unknown[] | null | undefined)?.[index];
      const paths = hostPaths();
      const concerned = hosts.flatMap(({ __typename }, place) => (at[place] === index ? [{ path: paths[place]!, type: String(__typename) }] : []));
      if (concerned.length) return concerned.slice(0, most).map(({ path: host, type }) => ({ path: [...host, ...inside], ...(isEmptied ? { emptied: { steps: inside.length, keys: () => fetch.keysFor(type) } } : {}) }));
    } else if (!fetch.write && path.length) return hostPaths().map((host) => ({ path: [...host, ...renamedPath(path, fetch.outputRewrites)] }));
  }
  const empty = parts.filter(({ fetch }) => fetch.write && !data?.[fetch.alias]);
  return (empty.length ? affectedPlaces(empty, most) : affectedPlaces(parts, 1)).map((affected) => ({ path: affected }));
}

/** A request that failed: its places stay empty, and some of them are named. */
export function recordFailure({ subgraph }: CompiledRequest, { parts }: Prepared, outcome: Outcome): void {
  const error: FetchError = { message: `The subgraph "${subgraph}" is not available.`, extensions: { code: SUBGRAPH_UNAVAILABLE, service: subgraph } };
  const places = affectedPlaces(parts, outcome.mostPlaces ?? MOST_PLACES);
  outcome.errors.push(...(places.length ? places.map((path) => ({ ...error, path })) : [error]));
  for (const { fetch, hosts, hostPaths } of parts) {
    outcome.blanks.push(() => ({ paths: hostPaths(), keysOf: (index) => fetch.keysFor(String(hosts[index]!.__typename)) }));
  }
}

function affectedPlaces(parts: readonly PreparedFetch[], most: number): ResponsePath[] {
  const places: ResponsePath[] = [];
  for (const { fetch, hosts, hostPaths } of parts) {
    for (const [index, path] of hostPaths().entries()) {
      for (const key of fetch.keysFor(String(hosts[index]!.__typename))) {
        if (places.length === most) return places;
        places.push([...path, key]);
      }
    }
  }
  return places;
}
