import { randomUUID } from 'node:crypto';
import type { DeedRecord } from '@assembly-graph/events';
import type { Cited } from '@assembly-graph/kernel';
import type { TreatyAction, TreatyActionKind } from '../domain/treaty-action.ts';
import { withAction } from '../domain/treaty-record.ts';
import type { TreatyCode } from '../domain/treaty.ts';
import { standsAnew } from './stand-anew.ts';
import { tellWithdrawal } from './tell-withdrawal.ts';
import type { TreatyDesk } from './treaty-desk.ts';

/** What a State did, as it is said. */
export interface ActionTaken {
  readonly state: string;
  readonly treaty: TreatyCode;
  readonly kind: TreatyActionKind;
  readonly takenOn: string;
}

/**
 * Records one action with what follows from it, within a deed, and tells of it.
 * @returns the id of the action
 * @throws RuleBroken, NotFound
 */
export async function recordAction(hands: TreatyDesk & DeedRecord, taken: ActionTaken, cited: Cited, depositaryReference: string | null): Promise<string> {
  const { treaty, kind, takenOn } = taken;
  const { state, record } = await hands.open(taken.state, treaty);
  const action: TreatyAction = {
    ...cited, id: randomUUID(), stateIso3: state.iso3, treatyCode: treaty, kind, takenOn, ruleApplied: null, depositaryReference, version: 1, knownFrom: null,
  };
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
    payload: { state: state.iso3, treaty, kind, takenOn, depositaryReference },
  });
  tellWithdrawal(hands, action, after);
  return action.id;
}
