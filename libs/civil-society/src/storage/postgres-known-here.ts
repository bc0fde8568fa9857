import { NotFound } from '@assembly-graph/kernel';
import { postgresCollection } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import type { KnownHere } from '../use-cases/known-here.ts';
import { KnownResolutionTable, KnownSessionTable } from './known-tables.ts';

/** What deeds may refer to, within one transaction. */
export function postgresKnownHere(manager: EntityManager): KnownHere {
  const sessions = postgresCollection(manager, KnownSessionTable, { key: 'code', order: [] });
  const resolutions = postgresCollection(manager, KnownResolutionTable, { key: 'symbol', order: [] });
  return {
    async session(code) {
      const [session] = await sessions.byKeys([code]);
      if (!session) throw new NotFound('The session', code);
      return session;
    },
    hasResolution: async (symbol) => (await resolutions.byKeys([symbol])).length > 0,
    async missing(states, organizations) {
      const rows: { code: string }[] = await manager.query(
        `select code from unnest($1::text[]) as asked(code) where code not in (select iso3 from civil_society.known_state)
         union all select code from unnest($2::text[]) as asked(code) where code not in (select code from civil_society.organization)`,
        [states, organizations],
      );
      return rows.map(({ code }) => code);
    },
    async mergedBy(day, organizations) {
      const rows: { code: string }[] = await manager.query('select organization_code as code from civil_society.organization_merger where organization_code = any($1::text[]) and merged_on <= $2', [organizations, day]);
      return rows.map(({ code }) => code);
    },
  };
}
