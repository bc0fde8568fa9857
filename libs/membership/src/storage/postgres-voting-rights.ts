import { randomUUID } from 'node:crypto';
import { postgresCollection } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import type { PartyStatus } from '../domain/party-status.ts';
import { isSameSpell, type HeardArrears, type Permission, type VotingRights } from '../domain/voting-rights.ts';
import type { VotingRightsHands } from '../use-cases/derive-voting-rights.ts';
import type { ArrearsHearing } from '../use-cases/hear-arrears-position.ts';
import { PartyStatusTable } from './tables.ts';
import { HeardArrearsTable, VotingRightsTable } from './voting-tables.ts';

/** What the votes of a State follow from, and where they are kept, within one transaction. */
export function postgresVotingRights(manager: EntityManager): VotingRightsHands {
  const statuses = postgresCollection(manager, PartyStatusTable, { key: 'stateIso3', order: [] });
  const arrears = postgresCollection(manager, HeardArrearsTable, { key: 'stateIso3', order: [] });
  const rights = postgresCollection(manager, VotingRightsTable, { key: 'stateIso3', order: [] });
  const ofStatute = ({ treatyCode, knownTo }: PartyStatus) => treatyCode === 'ROME_STATUTE' && knownTo === null;
  return {
    async votingBasis(stateIso3) {
      const permissions: Permission[] = await manager.query(
        `select id, effective_at as "effectiveAt", until from membership.exemption_request where state_iso3 = $1 and status = 'GRANTED'`,
        [stateIso3],
      );
      return { statuses: (await statuses.byKeys([stateIso3])).filter(ofStatute), arrears: await arrears.byKeys([stateIso3]), permissions };
    },
    async keepVotingRights(stateIso3, body, spells, now) {
      const said = (await rights.byKeys([stateIso3])).filter((one) => one.body === body && one.knownTo === null);
      const gone = said.filter((was) => !spells.some((is) => isSameSpell(is, was)));
      const come = spells.filter((is) => !said.some((was) => isSameSpell(is, was)));
      // Where clocks disagree the order of commits decides, so that no two are said at one instant.
      const from = gone.reduce((latest, { knownFrom }) => (knownFrom !== null && knownFrom > latest ? knownFrom : latest), now);
      await manager.query('update membership.voting_rights set known_to = $2 where id = any($1::uuid[])', [gone.map(({ id }) => id), from]);
      const anew = come.map((spell): VotingRights => ({ ...spell, id: randomUUID(), stateIso3, body, knownFrom: from, knownTo: null }));
      if (anew.length > 0) await manager.insert(VotingRightsTable, anew as never);
      return { said, come: anew };
    },
  };
}

/** What the listener to arrears has in its hands. */
export const postgresArrearsHearing = (manager: EntityManager): ArrearsHearing => ({
  ...postgresVotingRights(manager),
  lockState: async (iso3) => (await manager.query('select 1 from membership.state where iso3 = $1 for update', [iso3])).length > 0,
  async keepArrears({ id, stateIso3, asAt, thresholdReached, outstanding, heardVersion }: HeardArrears) {
    const kept: unknown[] = await manager.query(
      `insert into membership.heard_arrears as heard (id, state_iso3, as_at, threshold_reached, outstanding, heard_version) values ($1, $2, $3, $4, $5, $6)
       on conflict (id) do update set state_iso3 = excluded.state_iso3, as_at = excluded.as_at, threshold_reached = excluded.threshold_reached,
         outstanding = excluded.outstanding, heard_version = excluded.heard_version
       where heard.heard_version < excluded.heard_version returning id`,
      [id, stateIso3, asAt, thresholdReached, outstanding, heardVersion],
    );
    return kept.length > 0;
  },
});
