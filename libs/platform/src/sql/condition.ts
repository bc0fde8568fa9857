import { BadInput, type Condition } from '@assembly-graph/kernel';
import type { Column } from './columns.ts';
import type { Parameters } from './parameters.ts';
import { valueFor } from './values.ts';

/** How deep `and`, `or` and `not` may nest, and how many values `in` may list. */
const LIMITS = { depth: 6, values: 200 };

interface Sql {
  readonly columns: ReadonlyMap<string, Column>;
  readonly parameters: Parameters;
}

/** The WHERE of a condition; `true` for none. @throws BadInput for a field, operator or value that doesn't fit. */
export function whereOf(condition: Condition | null | undefined, sql: Sql, depth = 0): string {
  if (depth > LIMITS.depth) throw new BadInput(`A filter may nest ${LIMITS.depth} deep at the most.`, 'filter');
  const parts = Object.entries(condition ?? {}).flatMap(([field, said]) => {
    if (said === null || said === undefined) return [];
    if (field === 'and') return [all(said, sql, depth)];
    if (field === 'or') return [any(said, sql, depth)];
    // The complement: a row either matches a condition or its `not`, also where the value is unknown (null).
    if (field === 'not') return [`(${whereOf(said as Condition, sql, depth + 1)}) is not true`];
    const column = sql.columns.get(field);
    if (!column) throw new BadInput(`There is no field ${field} to filter by.`, 'filter');
    return comparisons(column, field, said as Record<string, unknown>, sql.parameters);
  });
  return parts.length === 0 ? 'true' : parts.join(' and ');
}

const all = (conditions: unknown, sql: Sql, depth: number) => joined(conditions, sql, depth, ' and ', 'true');
const any = (conditions: unknown, sql: Sql, depth: number) => joined(conditions, sql, depth, ' or ', 'false');

function joined(conditions: unknown, sql: Sql, depth: number, by: string, none: string): string {
  const parts = (conditions as Condition[]).map((condition) => `(${whereOf(condition, sql, depth + 1)})`);
  return parts.length === 0 ? none : `(${parts.join(by)})`;
}

function comparisons(column: Column, field: string, operators: Record<string, unknown>, parameters: Parameters): string[] {
  return Object.entries(operators).flatMap(([operator, operand]) => {
    if (operand === null || operand === undefined) return [];
    const compare = OPERATORS.get(operator);
    if (!compare) throw new BadInput(`${field} has no operator ${operator}.`, 'filter');
    return [compare(column, operand, field, parameters)];
  });
}

type Compare = (column: Column, operand: unknown, field: string, parameters: Parameters) => string;

const ordered =
  (sign: string): Compare =>
  (column, operand, field, parameters) =>
    `${column.name} ${sign} ${parameters.add(valueFor(column, operand, field), column.element)}`;

const OPERATORS = new Map<string, Compare>(Object.entries({
  eq: ordered('='),
  gt: ordered('>'),
  gte: ordered('>='),
  lt: ordered('<'),
  lte: ordered('<='),
  in: (column, operand, field, parameters) => `${column.name} = any(${list(column, operand, field, parameters)})`,
  contains: (column, operand, field, parameters) => like(column, operand, field, parameters, (text) => `%${text}%`),
  startsWith: (column, operand, field, parameters) => like(column, operand, field, parameters, (text) => `${text}%`),
  isNull: (column, operand) => `${column.name} is ${operand ? '' : 'not '}null`,
  has: (column, operand, field, parameters) => `${column.name} @> ${list(column, [operand], field, parameters)}`,
  hasAny: (column, operand, field, parameters) => `${column.name} && ${list(column, operand, field, parameters)}`,
  hasAll: (column, operand, field, parameters) => `${column.name} @> ${list(column, operand, field, parameters)}`,
  isEmpty: (column, operand) => `cardinality(${column.name}) ${operand ? '=' : '>'} 0`,
} satisfies Record<string, Compare>));

function list(column: Column, operand: unknown, field: string, parameters: Parameters): string {
  const values = operand as unknown[];
  if (values.length > LIMITS.values) throw new BadInput(`${field} may list ${LIMITS.values} values at the most.`, 'filter');
  return parameters.add(values.map((value) => valueFor(column, value, field)), `${column.element}[]`);
}

/** Without regard to case; % and _ mean themselves. */
function like(column: Column, operand: unknown, field: string, parameters: Parameters, pattern: (text: string) => string): string {
  const text = (valueFor(column, operand, field) as string).replace(/[\\%_]/g, '\\$&');
  return `${column.name} ilike ${parameters.add(pattern(text), 'text')}`;
}
