import { BadInput, type Direction, type Order } from '@assembly-graph/kernel';
import type { Column } from './columns.ts';
import type { Parameters } from './parameters.ts';
import { isTextOf } from './values.ts';

/** One column of the total order in which a list is read. */
export interface Key {
  readonly column: Column;
  readonly direction: Direction;
  /** Whether unknown values (null) stand first: only while a list is read backward. */
  readonly unknownFirst: boolean;
}

/** The order asked for, made total by the id. @throws BadInput for an unknown or repeated field. */
export function totalOrder(orderBy: readonly Order[], columns: ReadonlyMap<string, Column>): Key[] {
  const fields = orderBy.map(({ field }) => field);
  if (new Set(fields).size !== fields.length) throw new BadInput('A field stands in orderBy twice.', 'orderBy');
  const keys = orderBy.map(({ field, direction }): Key => {
    const column = columns.get(field);
    if (!column || column.isArray) throw new BadInput(`There is no field ${field} to order by.`, 'orderBy');
    return { column, direction, unknownFirst: false };
  });
  const id = columns.get('id')!;
  // The id decides; what stands behind it has no say.
  return fields.includes('id') ? keys.slice(0, fields.indexOf('id') + 1) : [...keys, { column: id, direction: keys.at(-1)?.direction ?? 'ASC', unknownFirst: false }];
}

export const reversed = (keys: readonly Key[]): Key[] =>
  keys.map(({ column, direction, unknownFirst }) => ({ column, direction: direction === 'ASC' ? 'DESC' : 'ASC', unknownFirst: !unknownFirst }));

/** Unknown values come last whichever way a list is ordered: the latest resolutions do not begin with those of no date. */
const orderSql = (keys: readonly Key[]): string =>
  keys.map((key) => `${knownOrderSql(key)}${key.column.nullable ? ` nulls ${key.unknownFirst ? 'first' : 'last'}` : ''}`).join(', ');

/** Where no value is unknown: an index has them in this order or its reverse, wherever it has the unknown ones. */
const knownOrderSql = ({ column, direction }: Key): string => `${column.name} ${direction.toLowerCase()}`;

/** Types whose values reach us as PostgreSQL would write them; an instant, e.g., loses its microseconds. */
const EXACT: ReadonlySet<string> = new Set(['text', 'uuid', 'date', 'numeric', 'int', 'smallint', 'boolean']);
const textName = (index: number) => `$key${index}`;

/** What must be read beyond the columns of the keys themselves, so that a cursor can be made of the row. */
export const cursorTextsSql = (keys: readonly Key[]): string[] =>
  keys.flatMap(({ column }, index) => (EXACT.has(column.element) ? [] : [`${column.name}::text as "${textName(index)}"`]));

/** The cursor of a row in this order, made of values that are exact as text. */
export function cursorOf(keys: readonly Key[], row: Readonly<Record<string, unknown>>): string {
  const values = keys.map(({ column }, index) => row[EXACT.has(column.element) ? column.property : textName(index)]);
  return encodeCursor(keys, values.map((value) => (value === null ? null : String(value))));
}

/** What the cursor says of the order it belongs to: a cursor of another order is refused, not misread. */
const signature = (keys: readonly Key[]): string =>
  keys.map(({ column, direction }) => (direction === 'ASC' ? '+' : '-') + column.property).join('');

function encodeCursor(keys: readonly Key[], values: readonly (string | null)[]): string {
  return Buffer.from(JSON.stringify([signature(keys), ...values])).toString('base64url');
}

/** @throws BadInput unless it is a cursor of this very order. */
export function decodeCursor(cursor: string, keys: readonly Key[], argument: 'after' | 'before'): (string | null)[] {
  const [order, ...values] = parsed(cursor, argument);
  if (order !== signature(keys) || values.length !== keys.length) {
    throw new BadInput(`The cursor given as ${argument} belongs to another order of the list.`, argument);
  }
  return values.map((value, index) => {
    if (value === null && keys[index]!.column.nullable) return null;
    return checked(value, keys[index]!.column, argument);
  });
}

function parsed(cursor: string, argument: string): unknown[] {
  try {
    const content: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(content)) return content;
  } catch {
    // Falls through: whatever it is, it is no cursor of ours.
  }
  throw new BadInput(`What was given as ${argument} is not a cursor.`, argument);
}

function checked(value: unknown, column: Column, argument: string): string {
  if (!isTextOf(column.element, value)) throw new BadInput(`What was given as ${argument} is not a cursor.`, argument);
  return value;
}

/** A part of a list whose rows an index has side by side and in the order of the list, so that reading stops with the page. */
export interface Stretch {
  readonly where: readonly string[];
  readonly order: string;
}

/**
 * What comes after a cursor, or the whole list, as stretches one after the other. Of one condition made of them all, joined by `or`,
 * PostgreSQL would read the list from its beginning up to the cursor: the deeper, the slower.
 */
export function stretchesOf(keys: readonly Key[], cursor: readonly (string | null)[] | null, parameters: Parameters): Stretch[] {
  return cursor === null ? fromTheBeginning(keys) : beyondCursor(keys, cursor, parameters, []);
}

/** PostgreSQL's indexes have unknown values as if they were the greatest: where a list has them at its other end, it is read in two stretches. */
function fromTheBeginning(keys: readonly Key[]): Stretch[] {
  const [{ column, direction, unknownFirst }] = keys as [Key, ...Key[]];
  if (!column.nullable || unknownFirst === (direction === 'DESC')) return [{ where: [], order: orderSql(keys) }];
  const both = [known(keys, []), unknown(keys, [])];
  return unknownFirst ? both.reverse() : both;
}

function beyondCursor(keys: readonly Key[], cursor: readonly (string | null)[], parameters: Parameters, ties: readonly string[]): Stretch[] {
  const [key, ...less] = keys as [Key, ...Key[]];
  const [value, ...values] = cursor as [string | null, ...(string | null)[]];
  if (keys.every(({ column, direction }) => !column.nullable && direction === key.direction)) {
    // One comparison of rows, which a btree index answers directly.
    const names = keys.map(({ column }) => column.name).join(', ');
    const bound = keys.map(({ column }, index) => parameters.add(cursor[index], column.element)).join(', ');
    return [{ where: [...ties, `(${names}) ${sign(key)} (${bound})`], order: orderSql(keys) }];
  }
  const { name, element, nullable } = key.column;
  if (value === null) {
    const alike = beyondCursor(less, values, parameters, [...ties, `${name} is null`]);
    return key.unknownFirst ? [...alike, known(keys, ties)] : alike;
  }
  const bound = parameters.add(value, element);
  return [
    ...beyondCursor(less, values, parameters, [...ties, `${name} = ${bound}`]),
    known(keys, ties, `${name} ${sign(key)} ${bound}`),
    ...(nullable && !key.unknownFirst ? [unknown(keys, ties)] : []),
  ];
}

const sign = ({ direction }: Key) => (direction === 'ASC' ? '>' : '<');

/** The rows in which the first key has a value. */
function known([key, ...less]: readonly Key[], ties: readonly string[], condition = `${key!.column.name} is not null`): Stretch {
  return { where: [...ties, condition], order: [knownOrderSql(key!), ...(less.length > 0 ? [orderSql(less)] : [])].join(', ') };
}

/** Those in which it has none; the id, which is last, always has one. */
const unknown = ([key, ...less]: readonly Key[], ties: readonly string[]): Stretch => ({ where: [...ties, `${key!.column.name} is null`], order: orderSql(less) });
