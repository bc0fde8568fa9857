import type { Versioned } from '@assembly-graph/events';
import type { EntityManager, EntitySchema, EntitySchemaColumnOptions } from 'typeorm';
import { describeColumns } from './columns.ts';

/** The setting in which the transaction of a deed holds the instant of the deed. */
const NOW = 'assembly.now';

/** What every thing has whose past stays readable; goes with {@link keepPast} in the migration. */
export const versionedColumns = {
  version: { type: 'int', default: 1 },
  knownFrom: { type: 'timestamptz', nullable: true },
} as const satisfies { [K in Exclude<keyof Versioned, 'id'>]: EntitySchemaColumnOptions };

/** From here on until the transaction ends, the record says what is written since this instant. */
export const saidSince = (manager: EntityManager, now: string): Promise<unknown> => manager.query(`select set_config('${NOW}', $1, true)`, [now]);

/**
 * For a migration: the function by which the tables of a schema keep their past; before the first `keepPast` of the schema.
 *
 * The loader of the data set is no deed, so what it writes was always said. Two deeds on one row stand in the order of their commits even
 * if their clocks say otherwise, so that the record never said two things at once.
 */
export const createKeepPast = (schema: string): string[] => [
  `create function ${schema}.keep_past() returns trigger language plpgsql as $$
   declare at timestamptz := nullif(current_setting('${NOW}', true), '')::timestamptz;
   begin
     if at is null then return coalesce(new, old); end if;
     if tg_op = 'INSERT' then
       new.known_from := at;
       return new;
     end if;
     at := greatest(at, old.known_from);
     if old.known_from is distinct from at then
       execute format('insert into %1$I.%2$I select * from jsonb_populate_record(null::%1$I.%2$I, $1)', tg_table_schema, tg_table_name || '_past')
         using to_jsonb(old) || jsonb_build_object('known_to', at);
     end if;
     if tg_op = 'DELETE' then return old; end if;
     new.known_from := at;
     return new;
   end $$`,
];

/**
 * For a migration: what a row of this table said before it was changed or removed stays in `<table>_past`. The table has
 * {@link versionedColumns}; a column that it gets later must be added to its past, too (a spec compares the two).
 */
export const keepPast = (schema: string, table: string): string[] => [
  `create table ${schema}.${table}_past (like ${schema}.${table}, known_to timestamptz not null,
     constraint what_was_known_ends_after_it_began check (known_from is null or known_from < known_to))`,
  `create index ${table}_past_id on ${schema}.${table}_past (id, known_to)`,
  `create trigger keep_past before insert or update or delete on ${schema}.${table} for each row execute function ${schema}.keep_past()`,
];

/**
 * For a migration, after `keepPast`: a column of personal data, of which nothing is kept once it was changed. What the record once said of
 * a person goes with the person's data; that it said something else stays.
 */
export const keepNoPastOf = (schema: string, table: string, column: string): string[] => [
  `create function ${schema}.forget_${table}_${column}() returns trigger language plpgsql as $$ begin new.${column} := null; return new; end $$`,
  `create trigger forget_${column} before insert on ${schema}.${table}_past for each row execute function ${schema}.forget_${table}_${column}()`,
  `update ${schema}.${table}_past set ${column} = null where ${column} is not null`,
];

/**
 * The rows of a table as the record had them at an instant, as FROM items that have them together: what is said still, and what was said
 * then and no longer. "infinity": as it has them now.
 * @param knownAt RFC 3339 in UTC, as `instantOf` gives it
 */
export function partsKnownAt<T>(manager: EntityManager, table: EntitySchema<T>, knownAt: string): string[] {
  const { path, columns } = describeColumns(manager, table);
  if (knownAt === 'infinity') return [path];
  if (!/^[+\d][\d:.TZ-]+$/.test(knownAt)) throw new Error('An instant is needed here, as instantOf gives it.');
  const at = `'${knownAt}'::timestamptz`;
  const selected = [...columns.values()].map(({ name }) => name).join(', ');
  const past = path.replace(/"$/, '_past"');
  return [
    `(select ${selected} from ${path} where "known_from" is null or "known_from" <= ${at}) as known`,
    `(select ${selected} from ${past} where ("known_from" is null or "known_from" <= ${at}) and "known_to" > ${at}) as known`,
  ];
}

/** All rows of the parts as one FROM item. */
export const rowsOfParts = (parts: readonly string[]): string =>
  parts.length === 1 ? parts[0]! : `(${parts.map((part) => `select * from ${part}`).join(' union all ')}) as known`;

/** The rows of a table as the record had them at an instant, as a FROM item; "infinity": as it has them now. */
export const rowsKnownAt = <T>(manager: EntityManager, table: EntitySchema<T>, knownAt: string): string => rowsOfParts(partsKnownAt(manager, table, knownAt));
