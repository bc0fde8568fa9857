import type { Data, ResponsePath } from '../compiling/hosts.ts';
import type { Trail } from './parts.ts';

/** An object at which a deferred part stands. */
export interface FoundPart {
  readonly number: number;
  readonly host: Data;
  /** Nobody knows whether the part belongs to the object: its type could not be had. */
  readonly isTypeLost?: boolean;
  /** Where it is in fetched data, and in the answer. */
  readonly dataPath: ResponsePath;
  readonly path: ResponsePath;
}

/**
 * Where the parts are that are told after some object of the answer. Of what became null in the answer there is nothing more to tell.
 * @param told the object as the client was told it
 * @param from the same object in fetched data, and its places
 */
export function findParts(trail: Trail, told: unknown, from: Omit<FoundPart, 'number'>): FoundPart[] {
  const found: FoundPart[] = [];
  const walk = (here: Trail, answer: unknown, value: unknown, dataPath: ResponsePath, path: ResponsePath): void => {
    if (answer === null || typeof answer !== 'object' || value === null || typeof value !== 'object') return;
    if (Array.isArray(value)) {
      value.forEach((each, index) => walk(here, (answer as readonly unknown[])[index], each, [...dataPath, index], [...path, index]));
      return;
    }
    const host = value as Data;
    const isOf = (types: ReadonlySet<string> | undefined) => !types || types.has(String(host.__typename));
    for (const { number, types } of here.parts) {
      const isTypeLost = types !== undefined && !here.known.has(String(host.__typename));
      if (isTypeLost || isOf(types)) found.push({ number, host, dataPath, path, ...(isTypeLost ? { isTypeLost } : {}) });
    }
    for (const { key, dataKey, types, trail: below } of here.fields) {
      if (isOf(types) && Object.hasOwn(host, dataKey)) walk(below, (answer as Data)[key], host[dataKey], [...dataPath, dataKey], [...path, key]);
    }
  };
  walk(trail, told, from.host, from.dataPath, from.path);
  return found;
}
