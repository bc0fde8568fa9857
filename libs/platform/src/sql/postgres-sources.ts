import type { KnownSources, Source } from '@assembly-graph/kernel';
import type { EntityManager } from 'typeorm';
import { describeColumns } from './columns.ts';
import { SourceTable } from './source.table.ts';

/** The sources with these keys, one statement. */
export const sourcesOf =
  (manager: EntityManager) =>
  (keys: readonly string[]): Promise<Source[]> => {
    const { path } = describeColumns(manager, SourceTable);
    return manager.query(`select key, title, url, dated, note from ${path} where key = any($1::text[])`, [keys]);
  };

/** Of these keys, those of sources on record. */
export const knownSourcesOf =
  (manager: EntityManager): KnownSources =>
  async (keys) =>
    (await sourcesOf(manager)(keys)).map(({ key }) => key);
