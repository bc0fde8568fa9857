import type { Rewrite } from '../planning/plan.ts';
import type { Data } from './hosts.ts';
import type { TypeFacts } from './type-facts.ts';

const ON = '... on ';

/** Applies the rewrites of a fetch to data on its way, in place. */
export function rewrite(value: unknown, rewrites: readonly Rewrite[], facts: TypeFacts): void {
  for (const each of rewrites) applyAt(value, each.path, 0, each, facts);
}

function applyAt(value: unknown, path: readonly string[], at: number, change: Rewrite, facts: TypeFacts): void {
  if (Array.isArray(value)) {
    for (const each of value) applyAt(each, path, at, change, facts);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const data = value as Data;
  const step = path[at]!;
  if (step.startsWith(ON)) {
    const { __typename: type } = data;
    if (typeof type !== 'string' || facts.covers(step.slice(ON.length), type)) applyAt(value, path, at + 1, change, facts);
  } else if (at < path.length - 1) {
    if (Object.hasOwn(data, step)) applyAt(data[step], path, at + 1, change, facts);
  } else if (change.kind === 'ValueSetter') data[step] = change.setValueTo;
  else if (Object.hasOwn(data, step)) {
    data[change.renameKeyTo] = data[step];
    delete data[step];
  }
}

/** The path of an error inside a fetch as it is when the keys have their final names. */
export function renamedPath(path: readonly (string | number)[], rewrites: readonly Rewrite[]): (string | number)[] {
  const result = [...path];
  for (const each of rewrites) {
    if (each.kind !== 'KeyRenamer') continue;
    const keys = each.path.filter((step) => !step.startsWith(ON));
    const places = path.flatMap((step, index) => (typeof step === 'string' ? [index] : []));
    if (keys.length <= places.length && keys.every((key, index) => path[places[index]!] === key)) result[places[keys.length - 1]!] = each.renameKeyTo;
  }
  return result;
}
