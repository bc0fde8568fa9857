import type { CompiledFetch } from './compiled-plan.ts';
import type { Data, ResponsePath } from './hosts.ts';
import type { FetchError, Outcome } from './outcome.ts';

/**
 * Objects that cannot be asked about, because something that would have to be told of them failed: the fields that now stay empty
 * get the error of what failed, for the client may not even have asked for that.
 */
export function recordDependents(fetch: CompiledFetch, all: readonly Data[], told: ReadonlySet<number>, pathsOf: () => ResponsePath[], outcome: Outcome): void {
  const placed = outcome.errors.filter((each): each is FetchError & { path: ResponsePath } => each.path !== undefined);
  const paths = pathsOf();
  all.forEach((host, index) => {
    if (told.has(index)) return;
    const keys = fetch.keysFor(String(host.__typename));
    const path = paths[index];
    if (!path || !keys.length) return;
    const cause = placed.find((error) => error.path.length > path.length && path.every((step, at) => error.path[at] === step));
    if (cause) for (const key of keys) outcome.errors.push({ ...cause, path: [...path, key] });
  });
}
