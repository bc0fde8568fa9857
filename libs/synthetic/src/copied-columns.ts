import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { SYNTHETIC_NOTE, SYNTHETIC_SOURCE } from './marks.ts';
import { OWN_WAYS } from './reference-data.ts';

/** The natural keys and ids of all multiplied things of all domains, and those of what is only referred to. */
export interface Keys {
  readonly multiplied: ReadonlySet<string>;
  readonly reference: ReadonlySet<string>;
}

/** How many years a copy's financial years come after those of the one before: more than any record spans. */
const YEARS_APART = 30;
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** What the temporary functions of a run are called; they end with its connection. */
export const COPYING = [
  // Copy 0 is the record itself.
  `create function pg_temp.suffix(n int) returns text language sql immutable return case n when 0 then '' else to_char(n, 'FM0000') end`,
  `create function pg_temp.id(id uuid, n int, seed int) returns uuid language sql immutable
     return case n when 0 then id else md5(seed || ':' || n || ':' || id)::uuid end`,
  // The same for all of a copy, so that what comes before stays before; spread over seven years.
  `create function pg_temp.days(n int, seed int) returns int language sql immutable
     return case n when 0 then 0 else ('x' || left(md5(seed || ':days:' || n), 7))::bit(28)::int % 2557 end`,
];

/**
 * The value of a column in copy `n` of the row `b`, in SQL over `n`, `suffix` and `days`.
 * @param values every value that the column has in the record, of a list its elements, as text
 */
export function copiedColumn(table: string, column: ColumnMetadata, values: readonly string[], keys: Keys, seed: number): string {
  const name = `b."${column.databaseName}"`;
  const own = OWN_WAYS[`${table}.${column.databaseName}`];
  if (own) return own.replaceAll('$suffix', 'suffix').replaceAll('$days', 'days');
  switch (column.propertyName) {
    case 'sourceKeys': return `array[${literal(SYNTHETIC_SOURCE.key)}]`;
    case 'note': return literal(SYNTHETIC_NOTE);
    case 'title': case 'name': return `${name} || ' (synthetic ' || n || ')'`;
    // What is made up is said of nobody.
    case 'holderName': case 'candidateName': case 'speakerPerson': case 'officeHolder': return `'Synthetic person ' || left(md5(${seed} || ${name}), 8)`;
  }
  const isPast = column.entityMetadata.columns.some(({ propertyName }) => propertyName === 'knownTo');
  switch (isPast && column.propertyName) {
    // Copies are what the record once said, one after the other, so that one status holds at each moment as ever.
    case 'knownFrom': return `case n when 0 then coalesce(${name}, ${known('times')}) else ${known('n')} end`;
    case 'knownTo': return `case n when 0 then ${name} else ${known('n + 1')} end`;
  }
  const type = String(column.type);
  const refers = values.length > 0 && values.every((value) => keys.multiplied.has(value) || keys.reference.has(value)) && values.some((value) => keys.multiplied.has(value));
  if (type === 'uuid') return refers || column.isPrimary ? `pg_temp.id(${name}, n, ${seed})` : name;
  if (type === 'text') return refers ? withSuffix(name, column.isArray, values, keys) : name;
  if (type === 'date') return `${name} + days`;
  if (type === 'timestamptz') return `${name} + days * interval '1 day'`;
  if (type === 'int' && /year$/i.test(column.propertyName)) return `${name} + n * ${YEARS_APART}`;
  return name;
}

const known = (n: string) => `timestamptz '2000-01-01T00:00:00Z' + (${n}) * interval '1 hour'`;

/** Keys of things that are not multiplied stay as they are, in a list one by one. */
function withSuffix(name: string, isArray: boolean, values: readonly string[], keys: Keys): string {
  const kept = [...new Set(values.filter((value) => !keys.multiplied.has(value)))];
  const one = (value: string) => (kept.length === 0 ? `${value} || suffix` : `case when ${value} = any(array[${kept.map(literal).join(', ')}]) then ${value} else ${value} || suffix end`);
  return isArray ? `array(select ${one('element')} from unnest(${name}) with ordinality as each(element, place) order by place)` : one(name);
}
