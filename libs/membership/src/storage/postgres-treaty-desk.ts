import { randomUUID } from 'node:crypto';
import { NotFound } from '@assembly-graph/kernel';
import { knownSourcesOf, lastEventOn, postgresCollection } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import type { PartyStatus } from '../domain/party-status.ts';
import type { State } from '../domain/state.ts';
import type { TreatyAction } from '../domain/treaty-action.ts';
import type { TreatyRecord } from '../domain/treaty-record.ts';
import type { TreatyDesk } from '../use-cases/treaty-desk.ts';
import { postgresTurningDays } from './postgres-turning-days.ts';
import { postgresVotingRights } from './postgres-voting-rights.ts';
import { PartyStatusTable, StateTable, TreatyActionTable } from './tables.ts';

/** The desk within one transaction. */
export function postgresTreatyDesk(manager: EntityManager): TreatyDesk {
  const states = postgresCollection(manager, StateTable, { key: 'iso3', order: [] });
  const actions = postgresCollection(manager, TreatyActionTable, { key: 'stateIso3', order: [] });
  const statuses = postgresCollection(manager, PartyStatusTable, { key: 'stateIso3', order: [] });
  return {
    ...postgresVotingRights(manager),
    ...postgresTurningDays(manager),
    async claimReference(reference) {
      await manager.query(`select pg_advisory_xact_lock(hashtext('membership.depositary_reference'), hashtext($1))`, [reference]);
      return (await manager.query('select 1 from membership.treaty_action where depositary_reference = $1 limit 1', [reference])).length === 0;
    },
    lastEventOn: lastEventOn(manager),
    async open(stateIso3, treaty) {
      // The State's row is the lock: two deeds on one State are done one after the other.
      await manager.query('select 1 from membership.state where iso3 = $1 for update', [stateIso3]);
      const [state]: State[] = await states.byKeys([stateIso3]);
      if (!state) throw new NotFound('The State', stateIso3);
      return { state, record: (await actions.byKeys([stateIso3])).filter(({ treatyCode }) => treatyCode === treaty) };
    },
    knownSources: knownSourcesOf(manager),
    async action(id) {
      const [found] = await actions.byIds([id]);
      if (!found) throw new NotFound('The treaty action', id);
      return found;
    },
    keep: (before, after) => keep(manager, before, after),
    async keepStatuses(stateIso3, treaty, wanted, now) {
      const said = (await statuses.byKeys([stateIso3])).filter((status) => status.treatyCode === treaty && status.knownTo === null);
      const gone = said.filter((status) => !wanted.some((one) => isSame(one, status)));
      // Where clocks disagree the order of commits decides, so that no two are said at one instant.
      const from = gone.reduce((latest, { knownFrom }) => (knownFrom !== null && knownFrom > latest ? knownFrom : latest), now);
      await manager.query('update membership.party_status set known_to = $2 where id = any($1::uuid[])', [gone.map(({ id }) => id), from]);
      const come = wanted.filter((status) => !said.some((one) => isSame(one, status))).map((status) => ({ ...status, id: randomUUID(), knownFrom: from }));
      if (come.length > 0) await manager.insert(PartyStatusTable, come as never);
      return come;
    },
  };
}

const isSame = (a: PartyStatus, b: PartyStatus): boolean =>
  a.status === b.status && a.from === b.from && a.to === b.to && a.confidence === b.confidence && a.sourceKeys.join() === b.sourceKeys.join();

async function keep(manager: EntityManager, before: TreatyRecord, after: TreatyRecord): Promise<void> {
  const isKept = (action: TreatyAction) => after.some(({ id }) => id === action.id);
  const gone = before.filter((action) => !isKept(action));
  await manager.query('delete from membership.treaty_action where id = any($1::uuid[])', [gone.map(({ id }) => id)]);
  for (const is of after) {
    const was = before.find(({ id }) => id === is.id);
    if (!was) await manager.insert(TreatyActionTable, is as never);
    else if (was.version !== is.version) await manager.update(TreatyActionTable, { id: is.id }, is as never);
  }
}
