import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { rule } from '@assembly-graph/kernel';
import { extension } from '../domain/nomination-period.ts';
import { filedUnder, recordOf } from './election-record.ts';
import type { ElectionsDesk } from './elections-desk.ts';

export interface ExtensionInput {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason: string;
  readonly closesOn: string;
}

/**
 * Extends the nomination period, three times at the most (ICC-ASP/3/Res.6).
 * @returns the id of the election
 * @throws RuleBroken, NotFound, VersionConflict
 */
export const extendNominations =
  (together: UnitOfWork<ElectionsDesk>) =>
  (deed: Deed, { id, expectedVersion, reason, closesOn }: ExtensionInput): Promise<string> =>
    together(deed, async (hands) => {
      const election = await hands.elections.get(id);
      const { version } = await hands.elections.change(election, expectedVersion, {});
      const { periods, ballots } = await recordOf(hands, election);
      rule(ballots.length === 0, 'a nomination period is extended before voting begins');
      const period = extension(periods, closesOn);
      const { confidence, sourceKeys } = election;
      await hands.nominationPeriods.add({ id: randomUUID(), electionCode: election.code, ...period, confidence, sourceKeys, note: null });
      hands.audit({ subject: { type: 'Election', id }, version, changedFields: ['nominationPeriods'], reason });
      hands.outbox.add({
        type: 'NominationPeriodExtended',
        subject: { type: 'Election', id, naturalKey: election.code },
        subjectVersion: version,
        ...filedUnder(election),
        changedFields: ['nominationPeriods'],
        payload: { election: election.code, ...period },
      });
      return id;
    });
