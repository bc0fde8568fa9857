import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { actsForState, instantOf, NotFound, rule } from '@assembly-graph/kernel';
import { proveWithdrawal } from '../domain/election-course.ts';
import { filedUnder, openRecord } from './election-record.ts';
import type { ElectionsDesk } from './elections-desk.ts';

export interface WithdrawalInput {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason: string;
  readonly withdrawnAt?: string | null;
}

/**
 * Withdraws a candidature, before a ballot or between two; it stays on record (ICC-ASP/3/Res.6).
 * @returns the id of the candidature
 * @throws RuleBroken, NotFound, VersionConflict
 */
export const withdrawCandidature =
  (together: UnitOfWork<ElectionsDesk>) =>
  (deed: Deed, { id, expectedVersion, reason, withdrawnAt }: WithdrawalInput): Promise<string> =>
    together(deed, async (hands) => {
      const was = await hands.candidatures.get(id);
      if (!actsForState(deed.actor, was.nominatedByIso3)) throw new NotFound('The candidature', id);
      const record = await openRecord(hands, was.electionCode);
      const at = instantOf(withdrawnAt ?? hands.now);
      rule(at <= hands.now, 'a withdrawal is recorded when it was made, not before');
      proveWithdrawal(record, was, at);
      const { version } = await hands.candidatures.change(was, expectedVersion, { result: 'WITHDRAWN', withdrawnAt: at });
      hands.audit({ subject: { type: 'Candidature', id }, version, changedFields: ['result', 'withdrawnAt'], reason });
      hands.outbox.add({
        type: 'CandidateWithdrawn',
        subject: { type: 'Candidature', id, naturalKey: null },
        subjectVersion: version,
        occurredAt: at,
        ...filedUnder(record.election),
        states: [was.nationalityIso3],
        changedFields: ['result', 'withdrawnAt'],
        payload: { election: was.electionCode, candidatureId: id, ballotsHeld: record.ballots.length },
      });
      return id;
    });
