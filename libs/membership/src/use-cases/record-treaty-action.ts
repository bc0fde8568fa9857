import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citedBy, type CitedInput } from '@assembly-graph/kernel';
import type { TreatyAction, TreatyActionKind } from '../domain/treaty-action.ts';
import { withAction } from '../domain/treaty-record.ts';
import type { TreatyCode } from '../domain/treaty.ts';
import { standsAnew } from './stand-anew.ts';
import { tellWithdrawal } from './tell-withdrawal.ts';
import type { TreatyDesk } from './treaty-desk.ts';

export interface TreatyActionInput extends CitedInput {
  readonly state: string;
  readonly treaty: TreatyCode;
  readonly kind: TreatyActionKind;
  readonly takenOn: string;
  /** The depositary's notification by which it was told. */
  readonly depositaryReference?: string | null;
}

/**
 * Records what a State did about a treaty, with what follows from it (Rome Statute, arts. 126 and 127(1)).
 * @returns the id of the action
 * @throws RuleBroken, NotFound, BadInput
 */
export const recordTreatyAction =
  (together: UnitOfWork<TreatyDesk>) =>
  (deed: Deed, input: TreatyActionInput): Promise<string> =>
    together(deed, async (hands) => {
      const { kind, takenOn, treaty } = input;
      const cited = await citedBy(hands.knownSources, input);
      const { state, record } = await hands.open(input.state, treaty);
      const action: TreatyAction = { ...cited, id: randomUUID(), stateIso3: state.iso3, treatyCode: treaty, kind, takenOn, ruleApplied: null, depositaryReference: input.depositaryReference ?? null, version: 1, knownFrom: null };
      const after = withAction(record, action, hands.now.slice(0, 10));
      await standsAnew(hands, { state, treaty, before: record, after });
      hands.audit({ subject: { type: 'TreatyAction', id: action.id }, version: 1, changedFields: ['kind', 'takenOn'], reason: null });
      hands.outbox.add({
        type: 'TreatyActionRecorded',
        subject: { type: 'TreatyAction', id: action.id, naturalKey: null },
        subjectVersion: 1,
        occurredAt: takenOn,
        states: [state.iso3],
        topics: ['UNIVERSALITY'],
        payload: { state: state.iso3, treaty, kind, takenOn },
      });
      tellWithdrawal(hands, action, after);
      return action.id;
    });
