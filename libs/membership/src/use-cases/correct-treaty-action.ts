import { VersionConflict, type Deed, type UnitOfWork } from '@assembly-graph/events';
import { citing, type CitedInput } from '@assembly-graph/kernel';
import type { TreatyAction, TreatyActionKind } from '../domain/treaty-action.ts';
import { withCorrection } from '../domain/treaty-record.ts';
import { standsAnew } from './stand-anew.ts';
import { tellWithdrawalCorrected } from './tell-withdrawal.ts';
import type { TreatyDesk } from './treaty-desk.ts';

/** What is left out, or null, stays as it is. */
export interface Correction extends Partial<CitedInput> {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason: string;
  readonly kind?: TreatyActionKind | null;
  readonly takenOn?: string | null;
}

/**
 * Tells an action otherwise, because it was entered in error; what the record said before stays readable (`knownAt`).
 * @returns the id of the action
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const correctTreatyAction =
  (together: UnitOfWork<TreatyDesk>) =>
  (deed: Deed, { id, expectedVersion, reason, kind, takenOn, confidence, sources, note }: Correction): Promise<string> =>
    together(deed, async (hands) => {
      const said = Object.entries({ kind, takenOn, confidence, sourceKeys: sources, note }).filter(([, value]) => value != null);
      const is = await citing(hands.knownSources, Object.fromEntries(said) as Partial<TreatyAction>);
      const { stateIso3, treatyCode } = await hands.action(id);
      const { state, record } = await hands.open(stateIso3, treatyCode);
      // Read again under the lock: another deed may have been faster.
      const was = await hands.action(id);
      if (was.version !== expectedVersion) throw new VersionConflict(expectedVersion, was.version);
      const corrected: TreatyAction = { ...was, ...is, version: was.version + 1 };
      const after = withCorrection(record, was, corrected, hands.now.slice(0, 10));
      await standsAnew(hands, { state, treaty: treatyCode, before: record, after });
      const changedFields = Object.keys(is);
      hands.audit({ subject: { type: 'TreatyAction', id }, version: corrected.version, changedFields, reason });
      hands.outbox.add({
        type: 'TreatyActionCorrected',
        subject: { type: 'TreatyAction', id, naturalKey: null },
        subjectVersion: corrected.version,
        occurredAt: corrected.takenOn,
        states: [state.iso3],
        topics: ['UNIVERSALITY'],
        changedFields,
        correctionOf: await hands.lastEventOn(id, ['TreatyActionRecorded', 'TreatyActionCorrected']),
        payload: { state: state.iso3, treaty: treatyCode, kind: corrected.kind, takenOn: corrected.takenOn },
      });
      await tellWithdrawalCorrected(hands, was, corrected, after);
      return id;
    });
