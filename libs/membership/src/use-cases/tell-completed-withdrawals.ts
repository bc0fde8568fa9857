import type { DeedRecord } from '@assembly-graph/events';
import type { TreatyAction } from '../domain/treaty-action.ts';

/** The day up to which it has been told what takes effect of itself. */
export interface TurningDays {
  /** That day; other deeds that ask for it wait. Where nothing was told yet, it is today: what took effect before the record began is no news. */
  toldUntil(today: string): Promise<string>;
  keepToldUntil(day: string): Promise<void>;
  /** Withdrawals that take effect after the first day, and on the second or before. */
  completedWithdrawals(after: string, until: string): Promise<readonly TreatyAction[]>;
}

/**
 * Tells of each withdrawal on the day on which it takes effect (Rome Statute, art. 127(1)), once, or as soon as a process runs again. A withdrawal
 * that was taken back in time, or never made, is no longer on record by then.
 */
export async function tellCompletedWithdrawals(hands: TurningDays & DeedRecord): Promise<void> {
  const today = hands.now.slice(0, 10);
  const told = await hands.toldUntil(today);
  if (told >= today) return;
  for (const action of await hands.completedWithdrawals(told, today)) tellCompleted(hands, action);
  await hands.keepToldUntil(today);
}

/** Tells at once of withdrawals that came on record after the day on which they took effect. */
export async function tellCompletedLate(hands: TurningDays & DeedRecord, actions: readonly TreatyAction[]): Promise<void> {
  const today = hands.now.slice(0, 10);
  const due = actions.filter(({ kind, takenOn }) => kind === 'WITHDRAWAL_EFFECTIVE' && takenOn <= today);
  if (due.length === 0) return;
  const told = await hands.toldUntil(today);
  for (const action of due.filter(({ takenOn }) => takenOn <= told)) tellCompleted(hands, action);
}

function tellCompleted({ outbox }: DeedRecord, { id, version, stateIso3, treatyCode, takenOn }: TreatyAction): void {
  outbox.add({
    type: 'WithdrawalCompleted',
    subject: { type: 'TreatyAction', id, naturalKey: null },
    subjectVersion: version,
    occurredAt: takenOn,
    states: [stateIso3],
    topics: ['UNIVERSALITY'],
    payload: { state: stateIso3, treaty: treatyCode, effectiveOn: takenOn },
  });
}
