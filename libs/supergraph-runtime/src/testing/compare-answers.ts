import type { ExecutionResult } from 'graphql';
import type { LaterParts } from '../deferring/answer-in-parts.ts';

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

function nullsIn(value: unknown, at: Path): string[] {
  if (value === null) return [at.join('.')];
  return typeof value === 'object' ? Object.entries(value as object).flatMap(([key, inner]) => nullsIn(inner, [...at, key])) : [];
}

/**
 * Where an answer that came in parts, put together, is not the answer that is told as a whole. A null that may not be goes up as far as
 * the part in which it is: what stands in the place of something that is null in the whole answer has such a part in it. And the errors
 * are the same, as far as one can see them.
 */
export function wrongInParts(parts: ExecutionResult & { readonly told: readonly LaterParts[] }, whole: ExecutionResult): string[] {
  const wrong: string[] = [];
  const nulls = parts.told.flatMap(({ incremental }) => incremental.flatMap(({ data, path }) => nullsIn(data, path)));
  const hasNull = (place: string) => nulls.some((each) => place === '' || each === place || each.startsWith(`${place}.`));
  const walk = (found: unknown, expected: unknown, at: Path): void => {
    const place = at.join('.');
    if (expected === null || expected === undefined) {
      if (found !== null && found !== undefined && !hasNull(place)) wrong.push(`${place} should be null`);
    } else if (typeof expected !== 'object') {
      if (found !== expected) wrong.push(`${place} is ${JSON.stringify(found)}`);
    } else if (typeof found !== 'object' || found === null || (Array.isArray(expected) && (found as unknown[]).length !== expected.length)) wrong.push(`${place} is ${JSON.stringify(found)}`);
    else for (const key of new Set([...Object.keys(expected), ...Object.keys(found)])) walk((found as Record<string, unknown>)[key], (expected as Record<string, unknown>)[key], [...at, Array.isArray(expected) ? Number(key) : key]);
  };
  walk(parts.data, whole.data, []);
  const places = ({ errors = [] }: ExecutionResult) => [...new Set(errors.map(({ path = [] }) => visible(whole.data, path).join('.')))].sort().join();
  if (places(parts) !== places(whole)) wrong.push(`errors are told of ${places(parts)}`);
  return wrong;
}
