import type { EntityManager, EntityMetadata, EntitySchema } from 'typeorm';

/** A column as a query needs to know it. */
export interface Column {
  readonly property: string;
  /** Quoted, for use in SQL. */
  readonly name: string;
  /** PostgreSQL's type to cast a parameter to, e.g. `date`, `text[]`. */
  readonly type: string;
  /** The type of one value: of an array, its element's. */
  readonly element: string;
  readonly isArray: boolean;
  readonly nullable: boolean;
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

export interface Columns {
  /** The table's quoted path. */
  readonly path: string;
  /** By property. */
  readonly columns: ReadonlyMap<string, Column>;
  /** The properties with which an index begins. */
  readonly leading: ReadonlySet<string>;
}

const described = new WeakMap<EntityMetadata, Columns>();

/** A table's columns, from TypeORM's metadata; made out once, for there is a collection of it for each moment and actor. */
export function describeColumns<T>(manager: EntityManager, table: EntitySchema<T>): Columns {
  const metadata = manager.connection.getMetadata(table);
  const known = described.get(metadata) ?? describe(metadata);
  described.set(metadata, known);
  return known;
}

function describe(metadata: EntityMetadata): Columns {
  const path = [metadata.schema, metadata.tableName].filter(Boolean).map((part) => quoted(part!)).join('.');
  const columns = metadata.columns.map((column): [string, Column] => {
    const element = String(column.type);
    return [
      column.propertyName,
      {
        property: column.propertyName,
        name: quoted(column.databaseName),
        type: column.isArray ? `${element}[]` : element,
        element,
        isArray: column.isArray,
        nullable: column.isNullable,
      },
    ];
  });
  // Of an index that is made by hand TypeORM keeps the names alone.
  const named = metadata.indices.flatMap(({ givenColumnNames: names }) => (Array.isArray(names) ? names.slice(0, 1) : []));
  const leading = new Set([...named, ...[metadata.primaryColumns, ...metadata.uniques.map((unique) => unique.columns)].flatMap(([first]) => first?.propertyName ?? [])]);
  return { path, columns: new Map(columns), leading };
}
