import type { EntityManager, EntitySchema } from 'typeorm';

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
  readonly columns: Map<string, Column>;
  /** The properties with which an index begins. */
  readonly leading: ReadonlySet<string>;
}

/** A table's columns, from TypeORM's metadata. */
export function describeColumns<T>(manager: EntityManager, table: EntitySchema<T>): Columns {
  const metadata = manager.connection.getMetadata(table);
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
  const indexed = [metadata.primaryColumns, ...[...metadata.indices, ...metadata.uniques].map((index) => index.columns)];
  return { path, columns: new Map(columns), leading: new Set(indexed.flatMap(([first]) => (first ? [first.propertyName] : []))) };
}
