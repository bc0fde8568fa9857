import type { ExecutionResult, GraphQLError } from 'graphql';
import type { LaterParts, ToldPart } from '../deferring/answer-in-parts.ts';
import type { AskedParts } from './ask-runtime.ts';

type Json = Record<string, unknown>;

/**
 * Puts an answer in parts together, as a client does.
 * @throws Error where a part belongs to nothing that was told before, says it is the last and isn't, or contradicts what was told
 */
export async function mergedParts({ first, later }: AskedParts): Promise<ExecutionResult & { readonly told: readonly LaterParts[] }> {
  const data = first.data as Json | null | undefined;
  const errors: GraphQLError[] = [...(first.errors ?? [])];
  const told: LaterParts[] = [];
  let hasNext = later !== undefined;
  for await (const each of later ?? []) {
    if (!hasNext) throw new Error('something is told after the last part');
    hasNext = each.hasNext;
    told.push(each);
    for (const part of each.incremental) {
      if (part.data) mergeInto(hostAt(data, part), structuredClone(part.data), part.path);
      errors.push(...(part.errors ?? []));
    }
  }
  if (hasNext) throw new Error('no part says that it is the last');
  return { data, ...(errors.length ? { errors } : {}), told };
}

function hostAt(data: unknown, { path }: ToldPart): Json {
  let host = data;
  for (const step of path) host = (host as Json | null)?.[step];
  if (typeof host !== 'object' || host === null || Array.isArray(host)) throw new Error(`a part belongs to ${path.join('.')}, where no object is`);
  return host as Json;
}

function mergeInto(target: Json, source: Json, path: readonly (string | number)[]): void {
  for (const [key, value] of Object.entries(source)) {
    const there = target[key];
    const here = [...path, key];
    if (there === undefined) target[key] = value;
    else if (isObject(there) && isObject(value)) mergeInto(there, value, here);
    else if (Array.isArray(there) && Array.isArray(value) && there.length === value.length) value.forEach((each, index) => mergeInto(there as unknown as Json, { [index]: each }, here));
    else if (JSON.stringify(there) !== JSON.stringify(value) && there !== null && value !== null) throw new Error(`${here.join('.')} was ${JSON.stringify(there)} and is ${JSON.stringify(value)}`);
  }
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
