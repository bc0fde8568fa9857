import { postgresCollection } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import type { TreatyAction } from '../domain/treaty-action.ts';
import type { TurningDays } from '../use-cases/tell-completed-withdrawals.ts';
import { TreatyActionTable } from './tables.ts';

/** The one row of the table is the lock: of two processes one tells. */
export const postgresTurningDays = (manager: EntityManager): TurningDays => ({
  async toldUntil(today) {
    await manager.query('insert into membership.told_until ("only", day) values (true, $1) on conflict do nothing', [today]);
    const [row]: { day: string }[] = await manager.query('select day from membership.told_until for update');
    return row!.day;
  },
  keepToldUntil: (day) => manager.query('update membership.told_until set day = $1', [day]),
  async completedWithdrawals(after, until) {
    const ids: { id: string }[] = await manager.query(
      `select id from membership.treaty_action where kind = 'WITHDRAWAL_EFFECTIVE' and treaty_code = 'ROME_STATUTE' and taken_on > $1 and taken_on <= $2`,
      [after, until],
    );
    const actions: TreatyAction[] = await postgresCollection(manager, TreatyActionTable, { key: 'id', order: [] }).byIds(ids.map(({ id }) => id));
    return actions.sort((a, b) => a.takenOn.localeCompare(b.takenOn) || a.stateIso3.localeCompare(b.stateIso3));
  },
});
