import type { DeedRecord } from '@assembly-graph/events';
import { partyStatuses } from '../domain/party-status.ts';
import type { State } from '../domain/state.ts';
import type { TreatyRecord } from '../domain/treaty-record.ts';
import type { TreatyCode } from '../domain/treaty.ts';
import { deriveVotingRights } from './derive-voting-rights.ts';
import { tellCompletedLate } from './tell-completed-withdrawals.ts';
import type { TreatyDesk } from './treaty-desk.ts';

interface Change {
  readonly state: State;
  readonly treaty: TreatyCode;
  readonly before: TreatyRecord;
  readonly after: TreatyRecord;
}

/** Keeps a changed record of treaty actions, and how the State stands by it; tells every status that is another one now. */
export async function standsAnew(hands: TreatyDesk & DeedRecord, { state, treaty, before, after }: Change): Promise<void> {
  await hands.keep(before, after);
  const unsigned = { confidence: 'DERIVED', sourceKeys: state.sourceKeys, note: null } as const;
  // Of treaties other than the Statute the record is not whole: a State without an action has no status there.
  const statuses = partyStatuses(state.iso3, treaty, after, unsigned).filter(({ status }) => treaty === 'ROME_STATUTE' || status !== 'NON_PARTY');
  for (const changed of await hands.keepStatuses(state.iso3, treaty, statuses, hands.now)) {
    hands.outbox.add({
      type: 'PartyStatusChanged',
      subject: { type: 'PartyStatus', id: changed.id, naturalKey: null },
      subjectVersion: 1,
      occurredAt: changed.from,
      states: [state.iso3],
      topics: ['UNIVERSALITY'],
      payload: { state: state.iso3, treaty, status: changed.status, from: changed.from, to: changed.to },
    });
  }
  if (treaty !== 'ROME_STATUTE') return;
  await deriveVotingRights(hands, state.iso3);
  await tellCompletedLate(hands, after.filter(({ id }) => !before.some((one) => one.id === id)));
}
