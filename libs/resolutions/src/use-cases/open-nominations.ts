import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { rule } from '@assembly-graph/kernel';
import { firstPeriod } from '../domain/nomination-period.ts';
import { filedUnder, recordOf } from './election-record.ts';
import type { ElectionsDesk } from './elections-desk.ts';

export interface PeriodInput {
  readonly id: string;
  readonly expectedVersion: number;
  readonly opensOn: string;
  readonly closesOn: string;
}

/**
 * Opens the period in which nominations for an election are received (ICC-ASP/3/Res.6).
 * @returns the id of the election
 * @throws RuleBroken, NotFound, VersionConflict
 */
export const openNominations =
  (together: UnitOfWork<ElectionsDesk>) =>
  (deed: Deed, { id, expectedVersion, opensOn, closesOn }: PeriodInput): Promise<string> =>
    together(deed, async (hands) => {
      const election = await hands.elections.get(id);
      const { version } = await hands.elections.change(election, expectedVersion, {});
      const { periods, ballots } = await recordOf(hands, election);
      rule(ballots.length === 0 && election.majority !== null, 'nominations are opened before voting begins');
      const period = firstPeriod(periods, opensOn, closesOn);
      const { confidence, sourceKeys } = election;
      await hands.nominationPeriods.add({ id: randomUUID(), electionCode: election.code, ...period, confidence, sourceKeys, note: null });
      hands.audit({ subject: { type: 'Election', id }, version, changedFields: ['nominationPeriods'], reason: null });
      hands.outbox.add({
        type: 'NominationsOpened',
        subject: { type: 'Election', id, naturalKey: election.code },
        subjectVersion: version,
        occurredAt: opensOn,
        ...filedUnder(election),
        changedFields: ['nominationPeriods'],
        payload: { election: election.code, ...period },
      });
      return id;
    });
