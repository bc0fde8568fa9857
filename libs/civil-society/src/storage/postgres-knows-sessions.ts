import type { EntityManager } from 'typeorm';
import type { KnowsSessions } from '../use-cases/know-session.ts';

export const postgresKnowsSessions = (manager: EntityManager): KnowsSessions => ({
  async knowSession({ id, code, opensOn }) {
    await manager.query(
      'insert into civil_society.known_session (id, code, opens_on) values ($1, $2, $3) on conflict (code) do update set opens_on = excluded.opens_on',
      [id, code, opensOn],
    );
  },
});
