import { BadInput, decimal, instantOf, isDate, isInstant, isWritable } from '@assembly-graph/kernel';
import type { Column } from './columns.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const fits: Record<string, (value: unknown) => boolean> = {
  text: isWritable,
  uuid: (value) => typeof value === 'string' && UUID.test(value),
  int: (value) => Number.isInteger(value) && Math.abs(value as number) <= 2_147_483_647,
  smallint: (value) => Number.isInteger(value) && Math.abs(value as number) <= 32_767,
  numeric: (value) => typeof value === 'string' && decimal(value) !== null,
  boolean: (value) => typeof value === 'boolean',
  date: (value) => typeof value === 'string' && isDate(value),
  timestamptz: (value) => typeof value === 'string' && (isDate(value) || isInstant(value)),
};

/** A value that PostgreSQL will take for this column. @throws BadInput before the database has to refuse it. */
export function valueFor(column: Column, value: unknown, field: string): unknown {
  const isOfType = fits[column.element];
  if (!isOfType?.(value)) throw new BadInput(`The value of ${field} is not a valid ${column.element}.`, field);
  return column.element === 'timestamptz' ? instantOf(value as string) : value;
}

/** Values that are not text, read from the text that PostgreSQL has for them. */
const fromText: Record<string, (text: string) => unknown> = {
  int: (text) => (/^-?\d+$/.test(text) ? Number(text) : null),
  smallint: (text) => (/^-?\d+$/.test(text) ? Number(text) : null),
  boolean: (text) => (text === 'true' || text === 'false' ? text === 'true' : null),
  // An instant keeps PostgreSQL's form to the microsecond; here it is only looked at.
  timestamptz: (text) => text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'),
};

/** Whether the text is one that PostgreSQL will read as a value of this type, e.g. of a key or of a cursor. */
export function isTextOf(element: string, text: unknown): text is string {
  return typeof text === 'string' && fits[element]?.(fromText[element] ? fromText[element](text) : text) === true;
}
