import type { EntityManager } from 'typeorm';
import type { KnowsResolutions, KnowsSessions } from '../use-cases/know-others.ts';

/** What this domain hears of others and keeps, so that its deeds can refer to it. */
export const postgresKnowsOthers = (manager: EntityManager): KnowsSessions & KnowsResolutions => ({
  async knowSession({ id, code, opensOn }) {
    await manager.query(
      'insert into civil_society.known_session (id, code, opens_on) values ($1, $2, $3) on conflict (code) do update set opens_on = excluded.opens_on',
      [id, code, opensOn],
    );
  },
  async knowResolution({ id, symbol }) {
    await manager.query('insert into civil_society.known_resolution (id, symbol) values ($1, $2) on conflict do nothing', [id, symbol]);
  },
});
