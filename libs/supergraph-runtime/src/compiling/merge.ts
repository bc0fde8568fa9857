import type { Data } from './hosts.ts';

/**
 * Puts what a subgraph answered into merged data. Where both have a value objects are merged and lists of one length element by
 * element; a value is not replaced by null, so that it doesn't matter who answers first.
 * @param isObjectType tells the name of an object type from that of an interface, with which an interface object answers
 */
export function merge(target: Data, source: Data, isObjectType: (name: string) => boolean): void {
  // What is merged is JSON, which inherits nothing that can be enumerated.
  for (const key in source) {
    const value = source[key];
    if (key === '__typename' && typeof target.__typename === 'string' && !isObjectType(String(value))) continue;
    const there = target[key];
    if (there === undefined || there === null || !Object.hasOwn(target, key)) put(target, key, value);
    else if (value !== null && value !== undefined) put(target, key, merged(there, value, isObjectType));
  }
}

function merged(there: unknown, value: unknown, isObjectType: (name: string) => boolean): unknown {
  if (typeof there !== 'object' || typeof value !== 'object' || there === null || value === null) return value;
  if (Array.isArray(there) && Array.isArray(value)) {
    if (there.length !== value.length) return there;
    value.forEach((each, index) => {
      const before = there[index];
      if (before === null || before === undefined) there[index] = each;
      else if (each !== null && each !== undefined) there[index] = merged(before, each, isObjectType);
    });
    return there;
  }
  if (Array.isArray(there) || Array.isArray(value)) return value;
  merge(there as Data, value as Data, isObjectType);
  return there;
}

/** A key may be called `__proto__`: then it must not become the prototype. */
function put(target: Data, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  else target[key] = value;
}
