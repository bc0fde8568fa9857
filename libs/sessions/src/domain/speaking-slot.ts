import type { Versioned } from '@assembly-graph/events';
import { rule, type Cited, type Collection } from '@assembly-graph/kernel';
import type { Meeting } from './meeting.ts';
import type { SpeakerCapacity, StatementSegment } from './statement.ts';

export const SLOT_STATUSES = ['INSCRIBED', 'CONFIRMED', 'POSTPONED', 'RIGHT_OF_REPLY', 'CALLED', 'SPEAKING', 'DELIVERED', 'WITHDRAWN', 'WRITTEN_ONLY'] as const;
export type SlotStatus = (typeof SLOT_STATUSES)[number];

/** From which status a slot goes to which; what was delivered, withdrawn or handed in stays so. */
export const SLOT_MOVES: Readonly<Record<SlotStatus, readonly SlotStatus[]>> = {
  INSCRIBED: ['CONFIRMED', 'POSTPONED', 'CALLED', 'WITHDRAWN', 'WRITTEN_ONLY'],
  CONFIRMED: ['POSTPONED', 'CALLED', 'WITHDRAWN', 'WRITTEN_ONLY'],
  POSTPONED: ['CONFIRMED', 'CALLED', 'WITHDRAWN', 'WRITTEN_ONLY'],
  RIGHT_OF_REPLY: ['CALLED', 'WITHDRAWN'],
  CALLED: ['SPEAKING', 'DELIVERED', 'POSTPONED', 'WITHDRAWN'],
  SPEAKING: ['DELIVERED'],
  DELIVERED: [],
  WITHDRAWN: [],
  WRITTEN_ONLY: [],
};

/** Those who are still to speak, and those who have the floor. */
export const WAITING: readonly SlotStatus[] = ['INSCRIBED', 'CONFIRMED', 'POSTPONED', 'RIGHT_OF_REPLY'];
export const WITH_THE_FLOOR: readonly SlotStatus[] = ['CALLED', 'SPEAKING'];
/** Those who have no place in the order: who withdrew, and who only handed in a text. */
export const WITHOUT_PLACE: readonly SlotStatus[] = ['WITHDRAWN', 'WRITTEN_ONLY'];

/** The highest first, as lists by rank are ordered. */
export const SPEAKER_RANKS = ['HEAD_OF_STATE', 'HEAD_OF_GOVERNMENT', 'MINISTER', 'VICE_MINISTER', 'HEAD_OF_DELEGATION', 'OTHER'] as const;
export type SpeakerRank = (typeof SPEAKER_RANKS)[number];

/** A place on a list of speakers. */
export interface SpeakingSlot extends Cited, Versioned {
  readonly listId: string;
  readonly sessionCode: string;
  readonly segment: StatementSegment;
  /** In which the speaker was called. */
  readonly meetingId: string | null;
  /** From 1, without gaps; null for who has no place in the order. */
  readonly position: number | null;
  /** Exactly one of the two. */
  readonly speakerState: string | null;
  readonly speakerOrganization: string | null;
  readonly capacity: SpeakerCapacity;
  readonly requestedRank: SpeakerRank;
  /** Whether it is for the right of reply. */
  readonly reply: boolean;
  readonly status: SlotStatus;
  readonly calledAt: string | null;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  /** How long was spoken; null for all that was not delivered. */
  readonly seconds: number | null;
}

export type SpeakingSlots = Collection<SpeakingSlot, 'list' | 'state' | 'organization'>;

/** Alpha-3 code of the State, or code of the organization. */
export const speakerOf = ({ speakerState, speakerOrganization }: Pick<SpeakingSlot, 'speakerState' | 'speakerOrganization'>): string => speakerState ?? speakerOrganization!;

/** @throws RuleBroken */
export const checkSlotMove = ({ status }: Pick<SpeakingSlot, 'status'>, to: SlotStatus): void =>
  rule(SLOT_MOVES[status].includes(to), `a slot that is ${status} does not become ${to}`);

/** What changes of a slot when its speaker begins. @throws RuleBroken */
export function begun(slot: SpeakingSlot, startedAt: string): Partial<SpeakingSlot> {
  checkSlotMove(slot, 'SPEAKING');
  rule(slot.calledAt! <= startedAt, 'a speaker starts after the call');
  return { status: 'SPEAKING', startedAt };
}

/**
 * What changes of a slot when its speaker has finished: it lies within the meeting.
 * @param now until when a meeting has lasted that is not adjourned
 * @throws RuleBroken
 */
export function delivered(slot: SpeakingSlot, meeting: Pick<Meeting, 'convenedAt' | 'adjournedAt'>, startedAt: string, endedAt: string, now: string): Partial<SpeakingSlot> {
  checkSlotMove(slot, 'DELIVERED');
  rule(slot.startedAt === null || slot.startedAt === startedAt, 'a speaker starts once');
  rule(slot.calledAt === null || slot.calledAt <= startedAt, 'a speaker starts after the call');
  rule(startedAt <= endedAt, 'a statement ends after it starts');
  rule(meeting.convenedAt !== null && meeting.convenedAt <= startedAt && endedAt <= (meeting.adjournedAt ?? now), 'what is delivered is delivered within the meeting');
  return { status: 'DELIVERED', startedAt, endedAt, seconds: Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 1000) };
}
