import type { SubgraphFetch } from '../transport/transport.ts';
import type { CompiledFetch, CompiledPlan, CompiledRequest } from './compiled-plan.ts';
import type { Circumstances } from './execute-plan.ts';
import { hostPathsAt, hostsAt, type Data, type ResponsePath } from './hosts.ts';
import type { Outcome } from './outcome.ts';
import { recordDependents, spoiledHosts } from './record-dependents.ts';
import { Representations, UNTOLD } from './representations.ts';

/** The objects that a fetch adds to, and what it tells of them. */
export interface PreparedFetch {
  readonly fetch: CompiledFetch;
  /** Those that are told of. */
  readonly hosts: readonly Data[];
  /** For each host the place of its representation; empty for root fields. */
  readonly at: readonly number[];
  readonly representations: readonly string[];
  /** Where the hosts stand in the answer. */
  hostPaths(): readonly ResponsePath[];
}

/** A request that is ready to be sent. */
export interface Prepared {
  readonly fetch: SubgraphFetch;
  readonly parts: readonly PreparedFetch[];
}

/** @param among for each fetch the objects that it is about, if not all at its places @returns nothing when there is nobody to ask about */
export function prepare(plan: CompiledPlan, request: CompiledRequest, circumstances: Circumstances, outcome: Outcome, among?: readonly ReadonlySet<Data>[]): Prepared | undefined {
  const parts = request.fetches.map((fetch, index) => prepareFetch(fetch, outcome, among?.[index]));
  if (!parts.some(({ hosts }) => hosts.length > 0)) return undefined;
  return { fetch: subgraphFetch(request, parts, circumstances), parts };
}

function prepareFetch(fetch: CompiledFetch, outcome: Outcome, among?: ReadonlySet<Data>): PreparedFetch {
  const found = hostsAt(outcome.data, fetch.paths);
  const { write } = fetch;
  const all = among ? found.filter((each) => among.has(each)) : found;
  const allPaths = () => {
    const paths = fetch.paths.flatMap((path) => hostPathsAt(outcome.data, path));
    return among ? paths.filter((_, index) => among.has(found[index]!)) : paths;
  };
  if (!write) return { fetch, hosts: all, at: [], representations: [], hostPaths: allPaths };
  const spoiled = outcome.errors.length ? spoiledHosts(fetch.requires, all, allPaths, outcome) : undefined;
  const representations = new Representations(write);
  const places = new Array<number>(all.length);
  let told = 0;
  for (let index = 0; index < all.length; index += 1) {
    const place = spoiled?.has(index) ? UNTOLD : representations.placeOf(all[index]!);
    places[index] = place;
    if (place !== UNTOLD) told += 1;
  }
  const isTold = (index: number) => places[index] !== UNTOLD;
  const toldOf = <T>(each: readonly T[]) => (told === all.length ? each : each.filter((_, index) => isTold(index)));
  if (spoiled && told < all.length) recordDependents(fetch, all, isTold, allPaths(), spoiled, outcome);
  return { fetch, hosts: toldOf(all), at: toldOf(places), representations: representations.texts, hostPaths: () => toldOf(allPaths()) };
}

/** @param parts what is told of objects, for each fetch of the request */
export function subgraphFetch(
  request: CompiledRequest,
  parts: readonly Pick<PreparedFetch, 'fetch' | 'representations'>[],
  { variables, headers, context }: Pick<Circumstances, 'variables' | 'headers' | 'context'>,
): SubgraphFetch {
  const { subgraph, kind, query, operationName } = request;
  const used = request.variables.filter((name) => variables[name] !== undefined);
  let body: string | undefined;
  const write = () => {
    const members = used.map((name) => `${JSON.stringify(name)}:${JSON.stringify(variables[name])}`);
    for (const { fetch, representations } of parts) if (fetch.write) members.push(`"${fetch.variable}":[${representations.join(',')}]`);
    return `${request.bodyStart}${members.join(',')}}}`;
  };
  return {
    subgraph,
    kind,
    query,
    operationName,
    headers,
    context,
    body: () => (body ??= write()),
    variables() {
      const own: Record<string, unknown> = {};
      for (const name of used) own[name] = variables[name];
      for (const { fetch, representations } of parts) if (fetch.write) own[fetch.variable] = JSON.parse(`[${representations.join(',')}]`);
      return own;
    },
  };
}
