import { isEnumType, type GraphQLLeafType } from 'graphql';

/** What projections call. */

/** A property of its own, never one that every object has. */
export const own = (object: Record<string, unknown>, key: string): unknown => (Object.hasOwn(object, key) ? object[key] : undefined);

/** Writes a leaf as JSON; undefined for a value that is none of its type. */
export type WriteLeaf = (value: unknown) => string | undefined;

const MOST_INT = 2 ** 31 - 1;
const LEAST_INT = -(2 ** 31);

const quoted = (text: string): string => JSON.stringify(text);

export const leaves: Readonly<Record<string, WriteLeaf>> = {
  String: (value) => (typeof value === 'string' ? quoted(value) : undefined),
  ID: (value) => (typeof value === 'string' ? quoted(value) : Number.isInteger(value) ? `"${String(value)}"` : undefined),
  Int: (value) => (Number.isInteger(value) && (value as number) <= MOST_INT && (value as number) >= LEAST_INT ? String(value) : undefined),
  Float: (value) => (typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined),
  Boolean: (value) => (typeof value === 'boolean' ? String(value) : undefined),
};

/** A scalar of the graph's own can be any JSON. */
export const anyJson: WriteLeaf = (value) => JSON.stringify(value);

/** One of the values that clients know; what is `@inaccessible` is none of them. */
export function oneOf(values: readonly string[]): WriteLeaf {
  const known = new Map(values.map((value) => [value, `"${value}"`]));
  return (value) => known.get(value as string);
}

/** Scalars whose values are strings as a rule. */
export const TEXTS: ReadonlySet<string> = new Set(['String', 'ID']);

const writers = new WeakMap<GraphQLLeafType, WriteLeaf>();

export function leafWriter(type: GraphQLLeafType): WriteLeaf {
  let writer = writers.get(type);
  if (!writer) {
    writer = isEnumType(type) ? oneOf(type.getValues().map(({ name }) => name)) : (leaves[type.name] ?? anyJson);
    writers.set(type, writer);
  }
  return writer;
}
