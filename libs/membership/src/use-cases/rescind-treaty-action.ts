import { VersionConflict, type Deed, type UnitOfWork } from '@assembly-graph/events';
import { withoutAction } from '../domain/treaty-record.ts';
import { standsAnew } from './stand-anew.ts';
import { tellWithdrawalCorrected } from './tell-withdrawal.ts';
import type { TreatyDesk } from './treaty-desk.ts';

export interface Rescission {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason: string;
}

/**
 * Takes an action out of the record that was never taken, with what followed from it; what the record said stays readable.
 * @returns the id of the action that is gone
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const rescindTreatyAction =
  (together: UnitOfWork<TreatyDesk>) =>
  (deed: Deed, { id, expectedVersion, reason }: Rescission): Promise<string> =>
    together(deed, async (hands) => {
      const { stateIso3, treatyCode } = await hands.action(id);
      const { state, record } = await hands.open(stateIso3, treatyCode);
      const was = await hands.action(id);
      if (was.version !== expectedVersion) throw new VersionConflict(expectedVersion, was.version);
      const after = withoutAction(record, was);
      await standsAnew(hands, { state, treaty: treatyCode, before: record, after });
      hands.audit({ subject: { type: 'TreatyAction', id }, version: was.version + 1, changedFields: [], reason });
      hands.outbox.add({
        type: 'TreatyActionRescinded',
        subject: { type: 'TreatyAction', id, naturalKey: null },
        subjectVersion: was.version + 1,
        states: [state.iso3],
        topics: ['UNIVERSALITY'],
        correctionOf: await hands.lastEventOn(id, ['TreatyActionRecorded', 'TreatyActionCorrected']),
        payload: { state: state.iso3, treaty: treatyCode, kind: was.kind, takenOn: was.takenOn },
      });
      await tellWithdrawalCorrected(hands, was, null, after);
      return id;
    });
