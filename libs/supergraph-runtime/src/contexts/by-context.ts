import { hostPathsAt, type Data, type ResponsePath } from '../compiling/hosts.ts';
import type { CompiledFetch } from '../compiling/compiled-plan.ts';
import type { FetchError, Outcome } from '../compiling/outcome.ts';
import type { TypeFacts } from '../compiling/type-facts.ts';
import { EACH, type FromContext, type PathStep } from '../planning/plan.ts';

const ON = '... on ';

/** Objects of which a subgraph is asked with the same values from above. */
export interface SameContext {
  /** By the name of the variable; what isn't there above isn't given. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly hosts: ReadonlySet<Data>;
}

/**
 * Groups the objects that a fetch is about by what is taken from the objects above them. Where something that is to be taken failed, the
 * object is left out, and its fields get the error: a null would be taken for the truth.
 */
export function byContext(fetch: CompiledFetch, contexts: readonly FromContext[], outcome: Outcome, facts: TypeFacts): SameContext[] {
  const names = [...new Set(contexts.map(({ variable }) => variable))];
  const groups = new Map<string, { variables: Record<string, unknown>; hosts: Set<Data> }>();
  for (const path of fetch.paths) {
    const places = outcome.errors.length ? hostPathsAt(outcome.data, path) : undefined;
    chainsAt(outcome.data, path).forEach((chain, index) => {
      const host = chain.at(-1)!;
      const cause = places && contexts.map((each) => spoiledBy(each, places[index]!, outcome)).find((each) => each !== undefined);
      if (cause) {
        if (!fetch.write?.isAbout(host.__typename)) return;
        for (const key of fetch.keysFor(String(host.__typename))) outcome.errors.push({ ...cause, path: [...places[index]!, key], emptied: undefined });
        return;
      }
      const variables: Record<string, unknown> = {};
      for (const name of names) {
        const value = contexts.filter(({ variable }) => variable === name).map((each) => valueOf(each, chain, facts)).find((each) => each !== undefined);
        if (value !== undefined) variables[name] = value;
      }
      const key = JSON.stringify(variables);
      const group = groups.get(key);
      if (group) group.hosts.add(host);
      else groups.set(key, { variables, hosts: new Set([host]) });
    });
  }
  return [...groups.values()];
}

/** The objects at the end of a path, each after all those in which it stands; in the order of `hostsAt`. */
function chainsAt(root: unknown, path: readonly PathStep[]): Data[][] {
  const chains: Data[][] = [];
  const walk = (value: unknown, at: number, above: readonly Data[]): void => {
    if (value === null || typeof value !== 'object') return;
    if (Array.isArray(value)) {
      for (const each of value) walk(each, path[at] === EACH ? at + 1 : at, above);
      return;
    }
    const data = value as Data;
    if (at === path.length) return void chains.push([...above, data]);
    const step = path[at]!;
    if (typeof step === 'string') {
      if (step !== EACH && Object.hasOwn(data, step)) walk(data[step], at + 1, [...above, data]);
    } else if (step.types.includes(String(data.__typename))) walk(data, at + 1, above);
  };
  walk(root, 0, []);
  return chains;
}

function valueOf({ up, path }: FromContext, chain: readonly Data[], facts: TypeFacts): unknown {
  let value: unknown = chain[chain.length - 1 - up];
  for (const step of path) {
    if (value === null) return null;
    if (typeof value !== 'object' || value === undefined) return undefined;
    const data = value as Data;
    if (step.startsWith(ON)) {
      if (typeof data.__typename === 'string' && !facts.covers(step.slice(ON.length), data.__typename)) return undefined;
    } else value = Object.hasOwn(data, step) ? data[step] : undefined;
  }
  return value;
}

/** The error because of which a value that is to be taken from above is not there. */
function spoiledBy({ up, path }: FromContext, place: ResponsePath, { errors }: Outcome): FetchError | undefined {
  const above = [...place];
  for (let left = up; left > 0 && above.length; ) if (typeof above.pop() === 'string') left -= 1;
  const taken = [...above, ...path.filter((step) => !step.startsWith(ON))];
  return errors.find((error) => {
    const told = error.path ?? [];
    return told.length > above.length && told.slice(0, taken.length).every((step, index) => step === taken[index]);
  });
}
