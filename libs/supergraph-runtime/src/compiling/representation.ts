import { keyOf, type Required, type Rewrite } from '../planning/plan.ts';
import type { Data } from './hosts.ts';
import { rewrite } from './rewrite.ts';
import type { TypeFacts } from './type-facts.ts';

/**
 * Writes, as JSON, what a subgraph is told of an object; nothing when the object is not of the kind that the fetch is about, or when
 * something that must be told is not there.
 */
export interface WriteRepresentation {
  of(host: Data): string | undefined;
  /** Whether the fetch is about objects of a type; of what has no type that is known, it may be. */
  isAbout(type: unknown): boolean;
  /** The key of the value that alone, besides their type, tells objects of a type apart; nothing, if there is more or if it holds objects. */
  onlyKeyOf(type: unknown): string | undefined;
}

type Write = (host: Data) => string | undefined;

const TYPENAME = '__typename';

export function representationWriter(requires: readonly Required[], rewrites: readonly Rewrite[], facts: TypeFacts): WriteRepresentation {
  const known = new Map<string, OfType>();
  const ofType = (type: string): OfType => {
    let found = known.get(type);
    if (!found) {
      const fields = fieldsFor(requires, type, facts);
      const write = fields.some(({ name }) => name === TYPENAME) ? writerOf(fields, type, facts) : undefined;
      found = { write: write && rewrites.length ? rewritten(write, rewrites, facts) : write, onlyKey: onlyKey(fields) };
      // A subgraph can answer with any text in the place of a type: what is no type of the graph is not remembered.
      if (write || facts.isObjectType(type)) known.set(type, found);
    }
    return found;
  };
  return {
    of(host) {
      const type = host[TYPENAME];
      return typeof type === 'string' ? ofType(type).write?.(host) : undefined;
    },
    isAbout: (type) => typeof type !== 'string' || ofType(type).write !== undefined,
    onlyKeyOf: (type) => (typeof type === 'string' ? ofType(type).onlyKey : undefined),
  };
}

interface OfType {
  readonly write?: Write;
  readonly onlyKey?: string;
}

function onlyKey(fields: readonly RequiredField[]): string | undefined {
  const [field, ...more] = fields.filter(({ name }) => name !== TYPENAME);
  return field && !more.length && !field.selections.length ? field.key : undefined;
}

export interface RequiredField {
  readonly key: string;
  readonly name: string;
  readonly selections: Required[];
}

/** The fields that are required of an object of a type, fragments opened, each key once. */
export function fieldsFor(requires: readonly Required[], type: string, facts: TypeFacts, fields = new Map<string, RequiredField>()): RequiredField[] {
  for (const each of requires) {
    if (each.kind === 'Field') {
      const known = fields.get(keyOf(each));
      if (known) known.selections.push(...(each.selections ?? []));
      else fields.set(keyOf(each), { key: keyOf(each), name: each.name, selections: [...(each.selections ?? [])] });
    } else if (!each.typeCondition || facts.covers(each.typeCondition, type)) fieldsFor(each.selections, type, facts, fields);
  }
  return [...fields.values()];
}

function writerOf(fields: readonly RequiredField[], type: string, facts: TypeFacts): Write {
  const writers = fields.map(({ key, name, selections }, index) => ({
    key,
    start: `${index ? ',' : '{'}${JSON.stringify(key)}:`,
    isPromised: facts.isPromised(type, name),
    write: selections.length ? objectWriter(selections, facts) : writeLeaf,
  }));
  return (host) => {
    let text = '';
    for (const { key, start, isPromised, write } of writers) {
      const value = Object.hasOwn(host, key) ? host[key] : undefined;
      if (value === undefined || (value === null && isPromised)) return undefined;
      const written = value === null ? 'null' : write(value);
      if (written === undefined) return undefined;
      text += start + written;
    }
    return `${text}}`;
  };
}

/** What is required of objects inside an object: their types may differ, and are not always told. */
function objectWriter(selections: readonly Required[], facts: TypeFacts): (value: unknown) => string | undefined {
  const writers = new Map<string, Write>();
  const write = (value: unknown): string | undefined => {
    if (value === null) return 'null';
    if (Array.isArray(value)) {
      const items = value.map(write);
      return items.includes(undefined) ? undefined : `[${items.join(',')}]`;
    }
    if (typeof value !== 'object') return undefined;
    const type = String((value as Data)[TYPENAME] ?? '');
    let writer = writers.get(type);
    if (!writer) {
      writer = writerOf(fieldsFor(selections, type, facts), type, facts);
      if (type === '' || facts.isObjectType(type)) writers.set(type, writer);
    }
    const text = writer(value as Data);
    return text === '}' ? '{}' : text;
  };
  return write;
}

const writeLeaf = (value: unknown): string | undefined => JSON.stringify(value);

function rewritten(write: Write, rewrites: readonly Rewrite[], facts: TypeFacts): Write {
  return (host) => {
    const text = write(host);
    if (text === undefined) return undefined;
    const representation: unknown = JSON.parse(text);
    rewrite(representation, rewrites, facts);
    return JSON.stringify(representation);
  };
}
