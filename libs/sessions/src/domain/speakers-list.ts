import type { Versioned } from '@assembly-graph/events';
import { BadInput, rule, type Cited, type Collection } from '@assembly-graph/kernel';
import { SPEAKER_RANKS, WAITING, WITHOUT_PLACE, type SpeakingSlot } from './speaking-slot.ts';
import type { SpeakerCapacity, StatementSegment } from './statement.ts';

export const SPEAKERS_ORDERINGS = ['RANK', 'INSCRIPTION'] as const;
export type SpeakersOrdering = (typeof SPEAKERS_ORDERINGS)[number];

export interface TimeLimit {
  readonly capacity: SpeakerCapacity;
  readonly seconds: number;
}

/** Who is to speak in a part of a session, in which order. */
export interface SpeakersList extends Cited, Versioned {
  readonly sessionCode: string;
  readonly segment: StatementSegment;
  /** If the list is that of one meeting. */
  readonly meetingId: string | null;
  readonly agendaItemId: string | null;
  /** Between these it takes speakers, unless it is closed before. */
  readonly opensAt: string;
  readonly closesAt: string;
  readonly closedAt: string | null;
  readonly ordering: SpeakersOrdering;
  readonly timeLimits: readonly TimeLimit[];
  /** Codes of organizations to which a slot was allocated. */
  readonly admitted: readonly string[];
}

export type SpeakersLists = Collection<SpeakersList, 'session'>;

/** @throws BadInput */
export function checkLimits(limits: readonly TimeLimit[]): void {
  if (new Set(limits.map(({ capacity }) => capacity)).size !== limits.length) throw new BadInput('A capacity has one limit.', 'timeLimits');
  if (limits.some(({ seconds }) => seconds < 1 || seconds > 7_200)) throw new BadInput('A limit is 1 to 7,200 seconds.', 'timeLimits');
}

/** Checks that a list takes speakers at an instant; a right of reply is exercised until the end. @throws RuleBroken */
export function checkOpen({ opensAt, closesAt, closedAt }: SpeakersList, at: string, reply: boolean): void {
  rule(opensAt <= at, 'a list takes speakers from its opening on');
  rule(reply || (closedAt === null && at <= closesAt), 'a list that is closed takes no more speakers');
}

/** Those with a place on a list, in their order. */
export const inOrder = (slots: readonly SpeakingSlot[]): SpeakingSlot[] =>
  slots.filter(({ position }) => position !== null).sort((a, b) => a.position! - b.position!);

/** The order with one more: at the end, or, by rank, before the first who waits and is of lower rank. Ids, in order. */
export function orderWith({ ordering }: Pick<SpeakersList, 'ordering'>, slots: readonly SpeakingSlot[], added: Pick<SpeakingSlot, 'id' | 'requestedRank' | 'reply'>): string[] {
  const ordered = inOrder(slots);
  const rank = ({ requestedRank }: Pick<SpeakingSlot, 'requestedRank'>) => SPEAKER_RANKS.indexOf(requestedRank);
  const before = ordering === 'RANK' && !added.reply ? ordered.findIndex((slot) => WAITING.includes(slot.status) && (slot.reply || rank(slot) > rank(added))) : ordered.findIndex((slot) => slot.reply && !added.reply && WAITING.includes(slot.status));
  const ids = ordered.map(({ id }) => id);
  return before === -1 ? [...ids, added.id] : ids.toSpliced(before, 0, added.id);
}

/** The order without one, the gap closed. */
export const orderWithout = (slots: readonly SpeakingSlot[], id: string): string[] => inOrder(slots).map((slot) => slot.id).filter((one) => one !== id);

/** The order with one at its end. */
export const orderToTheEnd = (slots: readonly SpeakingSlot[], id: string): string[] => [...orderWithout(slots, id), id];

/**
 * The order with those who wait as is wanted; who spoke or has the floor stays where they are.
 * @param wanted ids of all who wait, each once
 * @throws RuleBroken
 */
export function reordered(slots: readonly SpeakingSlot[], wanted: readonly string[]): string[] {
  const ordered = inOrder(slots);
  const waiting = ordered.filter(({ status }) => WAITING.includes(status)).map(({ id }) => id);
  const isPermutation = wanted.length === waiting.length && new Set(wanted).size === wanted.length && wanted.every((id) => waiting.includes(id));
  rule(isPermutation, 'the new order names all who wait, each once');
  const next = wanted.values();
  return ordered.map((slot) => (WAITING.includes(slot.status) ? next.next().value! : slot.id));
}

/** Who is called next: the first who waits, when nobody has the floor. @throws RuleBroken */
export function nextOf(slots: readonly SpeakingSlot[]): SpeakingSlot {
  const ordered = inOrder(slots);
  rule(!ordered.some(({ status }) => status === 'CALLED' || status === 'SPEAKING'), 'the next speaker is called when the one before has finished');
  const next = ordered.find(({ status }) => WAITING.includes(status));
  rule(next !== undefined, 'somebody is called who waits');
  return next;
}

/** Whether the places of a list are 1, 2, 3, … for all who have one, and for nobody else. */
export const isPermutation = (slots: readonly Pick<SpeakingSlot, 'position' | 'status'>[]): boolean => {
  const placed = slots.filter(({ status }) => !WITHOUT_PLACE.includes(status));
  const positions = placed.map(({ position }) => position).sort((a, b) => a! - b!);
  return positions.every((position, index) => position === index + 1) && slots.every(({ status, position }) => (position === null) === WITHOUT_PLACE.includes(status));
};
