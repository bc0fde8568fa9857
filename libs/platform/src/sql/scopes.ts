import type { Column, Columns } from './columns.ts';
import type { Key } from './keyset.ts';

/** Owners whose key a column has. An index begins with it, and goes on in the order of the list where owners have much. */
export interface ByColumn<Property extends string = string> {
  /** The property that has the key. */
  readonly by: Property;
  /** The part of `owner.key` that the column has, where the key of an owner is several; in SQL. Written by us, never from input. */
  readonly key?: string;
  /** What must hold besides, in SQL. Written by us, never from input. */
  readonly and?: string;
}

/**
 * How things belong to an owner. Where no column has the owner's key: a condition on the columns of the table, with `owner.key` for the key,
 * e.g. `"topics" @> array[owner.key]`; written by us, never from input. What such an owner has is found before it is put in order.
 */
export type Scoped<Property extends string = string> = ByColumn<Property> | string;

/** A scope as a statement needs it. */
export interface ScopeSql {
  readonly condition: string;
  /** The column that has the owner's key, if one has. */
  readonly column: string | null;
  /** What it is compared with. */
  readonly key: string | null;
}

/** @throws Error for a column with which no index begins: what an owner has would be looked for in the whole table. */
export function scopeSql(scoped: Scoped, { path, columns, leading }: Columns): ScopeSql {
  if (typeof scoped === 'string') return { condition: scoped, column: null, key: null };
  if (!leading.has(scoped.by)) throw new Error(`${path} has no index that begins with ${scoped.by}, by which its things are found for their owners.`);
  const { name, element } = columns.get(scoped.by)!;
  const key = scoped.key ?? (element === 'text' ? 'owner.key' : `owner.key::${element}`);
  return { condition: [`${name} = ${key}`, ...(scoped.and ? [scoped.and] : [])].join(' and '), column: name, key };
}

/** What an owner has, has the owner's key: of that column no value is unknown, and nothing is looked for where it would be. */
export const keysIn = ({ column }: ScopeSql, keys: readonly Key[]): Key[] => keys.map((key) => (key.column.name === column ? { ...key, column: { ...key.column, nullable: false } } : key));

/** So what is asked about that column is asked of the owner's key, once: of an owner who does not meet it nothing is read. */
export const fieldsIn = ({ column, key }: ScopeSql, fields: ReadonlyMap<string, Column>): ReadonlyMap<string, Column> =>
  key === null ? fields : new Map([...fields].map(([field, one]) => [field, one.name === column ? { ...one, name: key, nullable: false } : one]));
