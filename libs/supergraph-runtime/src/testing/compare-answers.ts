import type { ExecutionResult } from 'graphql';

type Path = readonly (string | number)[];

/**
 * What must be the same of two answers: the data with the order of its keys, and the paths of the errors. Of errors inside something
 * that became null because of them it only matters that there are some: which of several siblings is found first is left open
 * (GraphQL specification, 6.4.4).
 */
export function comparable({ data, errors = [] }: ExecutionResult): string {
  const paths = errors.map(({ path = [] }) => visible(data, path)).map((path) => path.join('.'));
  return `${JSON.stringify(data ?? null)} ${JSON.stringify([...new Set(paths)].sort())}`;
}

/** The part of an error's path that is in the data; it ends at the null that holds the rest. */
function visible(data: unknown, path: Path): Path {
  let value = data;
  for (const [index, step] of path.entries()) {
    if (value === null || typeof value !== 'object') return path.slice(0, index);
    value = (value as Record<string | number, unknown>)[step];
  }
  return path;
}

/**
 * Where an answer is not what it would be without faults, and says nothing of it: what a client would take for the truth. Nothing
 * may be changed, and what is missing must be null at a place that an error is about.
 */
export function silentlyWrong(answer: ExecutionResult, truth: unknown, known: ExecutionResult['errors'] = []): string[] {
  const paths = [...(answer.errors ?? []), ...known].map(({ path = [] }) => path.join('.'));
  const isTold = (place: string) => paths.some((path) => path === place || path.startsWith(`${place}.`) || place === '' || path === '');
  const wrong: string[] = [];
  const walk = (found: unknown, expected: unknown, at: Path): void => {
    const place = at.join('.');
    if (JSON.stringify(found) === JSON.stringify(expected)) return;
    if (found === null || found === undefined) {
      if (!isTold(place)) wrong.push(`${place} is ${String(found)}`);
      return;
    }
    const isObject = typeof found === 'object' && typeof expected === 'object' && expected !== null && Array.isArray(found) === Array.isArray(expected);
    if (!isObject || Object.keys(found).join() !== Object.keys(expected).join()) wrong.push(`${place} is ${JSON.stringify(found)?.slice(0, 80)}`);
    else for (const key of Object.keys(found)) walk((found as Record<string, unknown>)[key], (expected as Record<string, unknown>)[key], [...at, key]);
  };
  walk(answer.data, truth, []);
  return wrong;
}
