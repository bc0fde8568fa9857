import type { DeedRecord, NewEvent } from '@assembly-graph/events';
import type { TreatyAction } from '../domain/treaty-action.ts';
import type { TreatyRecord } from '../domain/treaty-record.ts';
import type { TreatyDesk } from './treaty-desk.ts';

const TYPES = { WITHDRAWAL_NOTIFIED: 'WithdrawalNotified', WITHDRAWAL_RESCINDED: 'WithdrawalRescinded' } as const;
type Kind = keyof typeof TYPES;
const isOne = ({ kind }: Pick<TreatyAction, 'kind'>): boolean => Object.hasOwn(TYPES, kind);

/** The day on which a withdrawal notified on a day takes effect, as the record has it. */
const effectOf = (record: TreatyRecord, { kind, takenOn }: TreatyAction): string | null =>
  kind === 'WITHDRAWAL_NOTIFIED' ? (record.find((one) => one.kind === 'WITHDRAWAL_EFFECTIVE' && one.takenOn > takenOn)?.takenOn ?? null) : null;

const eventOf = (type: string, action: TreatyAction, version: number, effectiveOn: string | null): NewEvent => ({
  type,
  subject: { type: 'TreatyAction', id: action.id, naturalKey: null },
  subjectVersion: version,
  occurredAt: action.takenOn,
  states: [action.stateIso3],
  topics: ['UNIVERSALITY'],
  payload: { state: action.stateIso3, treaty: action.treatyCode, kind: action.kind, takenOn: action.takenOn, effectiveOn },
});

/** Tells that a State notified its withdrawal, and when that will take effect (art. 127(1)), or that it took one back. */
export function tellWithdrawal({ outbox }: DeedRecord, action: TreatyAction, record: TreatyRecord): void {
  if (isOne(action)) outbox.add(eventOf(TYPES[action.kind as Kind], action, 1, effectOf(record, action)));
}

/**
 * Tells whoever was told of a withdrawal, or of its rescission, that it was otherwise: of another day, or never.
 * @param is null if it never was
 */
export async function tellWithdrawalCorrected({ outbox, lastEventOn }: TreatyDesk & DeedRecord, was: TreatyAction, is: TreatyAction | null, record: TreatyRecord): Promise<void> {
  if (!isOne(was) && !(is && isOne(is))) return;
  const correctionOf = await lastEventOn(was.id, ['WithdrawalCorrected', ...Object.values(TYPES)]);
  const event = eventOf('WithdrawalCorrected', is ?? was, was.version + 1, is && effectOf(record, is));
  outbox.add({ ...event, correctionOf, payload: { ...event.payload, neverWas: is === null } });
}
