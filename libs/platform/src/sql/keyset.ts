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
  return fields.includes('id') ? keys : [...keys, { column: id, direction: keys.at(-1)?.direction ?? 'ASC', unknownFirst: false }];
}

export const reversed = (keys: readonly Key[]): Key[] =>
  keys.map(({ column, direction, unknownFirst }) => ({ column, direction: direction === 'ASC' ? 'DESC' : 'ASC', unknownFirst: !unknownFirst }));

/** Unknown values come last whichever way a list is ordered: the latest resolutions do not begin with those of no date. */
export const orderSql = (keys: readonly Key[]): string =>
  keys
    .map(({ column, direction, unknownFirst }) => {
      const nulls = column.nullable ? ` nulls ${unknownFirst ? 'first' : 'last'}` : '';
      return `${column.name} ${direction.toLowerCase()}${nulls}`;
    })
    .join(', ');

/** The values of a row that make its cursor, exact as text. */
export const cursorValuesSql = (keys: readonly Key[]): string =>
  `json_build_array(${keys.map(({ column }) => `${column.name}::text`).join(', ')})`;

/** What the cursor says of the order it belongs to: a cursor of another order is refused, not misread. */
const signature = (keys: readonly Key[]): string =>
  keys.map(({ column, direction }) => (direction === 'ASC' ? '+' : '-') + column.property).join('');

export function encodeCursor(keys: readonly Key[], values: readonly (string | null)[]): string {
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

/** The rows that come after the cursor's in the order of the keys. */
export function afterSql(keys: readonly Key[], values: readonly (string | null)[], parameters: Parameters): string {
  const alike = keys.every(({ column, direction }) => !column.nullable && direction === keys[0]!.direction);
  if (alike) {
    // One comparison of rows, which a btree index answers directly.
    const names = keys.map(({ column }) => column.name).join(', ');
    const bound = keys.map(({ column }, index) => parameters.add(values[index], column.element)).join(', ');
    return `(${names}) ${keys[0]!.direction === 'ASC' ? '>' : '<'} (${bound})`;
  }
  const alternatives = keys.flatMap((key, index) => {
    const beyond = beyondSql(key, values[index]!, parameters);
    if (beyond === null) return [];
    const ties = keys.slice(0, index).map(({ column }, before) => tieSql(column, values[before]!, parameters));
    return [`(${[...ties, beyond].join(' and ')})`];
  });
  return alternatives.length === 0 ? 'false' : `(${alternatives.join(' or ')})`;
}

function tieSql(column: Column, value: string | null, parameters: Parameters): string {
  return value === null ? `${column.name} is null` : `${column.name} = ${parameters.add(value, column.element)}`;
}

/** What comes after a value in one column; null if nothing can. */
function beyondSql({ column, direction, unknownFirst }: Key, value: string | null, parameters: Parameters): string | null {
  if (value === null) return unknownFirst ? `${column.name} is not null` : null;
  const further = `${column.name} ${direction === 'ASC' ? '>' : '<'} ${parameters.add(value, column.element)}`;
  return column.nullable && !unknownFirst ? `(${further} or ${column.name} is null)` : further;
}
