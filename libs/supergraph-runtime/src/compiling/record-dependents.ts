import { keyOf, type Required } from '../planning/plan.ts';
import type { CompiledFetch } from './compiled-plan.ts';
import type { Data, ResponsePath } from './hosts.ts';
import type { FetchError, Outcome } from './outcome.ts';

/**
 * Objects of which something that would have to be told failed: a null there would be taken for the truth.
 * @returns the error by the place of the host
 */
export function spoiledHosts(requires: readonly Required[], hosts: readonly Data[], pathsOf: () => readonly ResponsePath[], { errors }: Outcome): Map<number, FetchError> {
  const spoiled = new Map<number, FetchError>();
  const places = new Map<string, number>();
  pathsOf().forEach((path, index) => places.set(path.join('.'), index));
  for (const error of errors) {
    const { path = [] } = error;
    for (let length = 0; length < path.length; length += 1) {
      const index = places.get(path.slice(0, length).join('.'));
      if (index !== undefined && !spoiled.has(index) && isSpoilt(hosts[index], path.slice(length), requires)) spoiled.set(index, error);
    }
  }
  return spoiled;
}

/** Whether an error below a value leaves a null in what is required of it. */
function isSpoilt(value: unknown, path: ResponsePath, required: readonly Required[]): boolean {
  const [step, ...rest] = path;
  if (step === undefined || value === null || value === undefined) return true;
  if (typeof step === 'number') return isSpoilt((value as readonly unknown[])[step], rest, required);
  const field = opened(required).find((each) => keyOf(each) === step);
  if (!field) return false;
  return isSpoilt((value as Data)[step], rest, field.selections ?? []);
}

type RequiredField = Extract<Required, { kind: 'Field' }>;

const opened = (required: readonly Required[]): RequiredField[] => required.flatMap((each) => (each.kind === 'Field' ? [each] : opened(each.selections)));

/**
 * Objects that cannot be asked about, because something that would have to be told of them failed: the fields that now stay empty
 * get the error of what failed, for the client may not even have asked for that.
 */
export function recordDependents(
  fetch: CompiledFetch,
  hosts: readonly Data[],
  isTold: (index: number) => boolean,
  paths: readonly ResponsePath[],
  spoiled: ReadonlyMap<number, FetchError>,
  outcome: Outcome,
): void {
  const placed = outcome.errors.filter((each): each is FetchError & { path: ResponsePath } => each.path !== undefined);
  hosts.forEach((host, index) => {
    const path = paths[index];
    // Of what the fetch is not about, nothing stays empty because of it.
    if (isTold(index) || !path || !fetch.write?.isAbout(host.__typename)) return;
    const keys = fetch.keysFor(String(host.__typename));
    const cause = spoiled.get(index) ?? (keys.length ? placed.find((error) => error.path.length > path.length && path.every((step, at) => error.path[at] === step)) : undefined);
    if (cause) for (const key of keys) outcome.errors.push({ ...cause, path: [...path, key], emptied: undefined });
  });
}
