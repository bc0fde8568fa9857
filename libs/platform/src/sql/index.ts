export { citedChecks, citedColumns, idColumn, isOneOf } from './cited-columns.ts';
export { postgresCollection, type CollectionOptions } from './postgres-collection.ts';
export { SourceTable } from './source.table.ts';
export { LoadedDataTable } from './loaded-data.table.ts';
export { SnakeNaming } from './snake-naming.ts';
export { valueParsers } from './value-parsers.ts';
export { describeColumns, type Column } from './columns.ts';
export { sourcesOf } from './postgres-sources.ts';
export { type Storage } from './storage.ts';
