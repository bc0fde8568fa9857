import type { DeedRecord, Records, UseCase } from '@assembly-graph/events';
import { actsForOrganization, actsForState, NotFound, type Actor, type KnownSources } from '@assembly-graph/kernel';
import type { AllocatedSlot } from '../domain/allocated-slot.ts';
import type { AgendaItem } from '../domain/agenda-item.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { Session } from '../domain/session.ts';
import { inOrder, type SpeakersList } from '../domain/speakers-list.ts';
import { speakerOf, WAITING, WITH_THE_FLOOR, type SpeakingSlot } from '../domain/speaking-slot.ts';
import { topicsOfSegment, type Statement } from '../domain/statement.ts';
import type { Admission } from './admit-to-speak.ts';
import type { Call } from './call-next-speaker.ts';
import type { SpeakerFinish } from './finish-speaker.ts';
import type { Inscription } from './inscribe-speaker.ts';
import type { SpeakersListInput } from './open-speakers-list.ts';
import type { StatementInput } from './record-statement.ts';
import type { Reordering } from './reorder-speakers.ts';
import type { SpeakerStart } from './start-speaker.ts';

/** What a deed on speakers has in its hands. */
export interface SpeakersDesk {
  readonly knownSources: KnownSources;
  readonly sessions: Records<Session>;
  readonly meetings: Records<Meeting>;
  readonly agendaItems: Records<AgendaItem>;
  readonly lists: Records<SpeakersList>;
  readonly slots: Records<SpeakingSlot>;
  readonly statements: Records<Statement>;
  readonly allocated: Records<AllocatedSlot>;
  /** The id of the list that a slot is on, without a lock; null if there is no such slot. */
  readonly listIdOf: (slotId: string) => Promise<string | null>;
  /** Gives the slots of a list these places, in order; each whose place is another has changed. */
  readonly keepOrder: (listId: string, ids: readonly string[]) => Promise<void>;
}

/** A deed on a thing that is named with the version that was seen. */
export interface Seen {
  readonly id: string;
  readonly expectedVersion: number;
}

/** A slot that the actor acts for, with its list locked. @throws NotFound, the same for what is not theirs as for what is not there */
export async function slotOf(hands: SpeakersDesk, actor: Actor, id: string): Promise<{ slot: SpeakingSlot; list: SpeakersList }> {
  // The list is the lock: who changes one of its slots, changes the list; and all take the list first.
  const listId = await hands.listIdOf(id);
  if (listId === null) throw new NotFound('The slot', id);
  const list = await hands.lists.get(listId);
  const slot = await hands.slots.get(id);
  const theirs = slot.speakerState === null ? actsForOrganization(actor, slot.speakerOrganization) : actsForState(actor, slot.speakerState);
  if (!theirs) throw new NotFound('The slot', id);
  return { slot, list };
}

/** What became of a list. */
export type ListChange =
  | 'OPENED' | 'ADMITTED' | 'INSCRIBED' | 'CONFIRMED' | 'POSTPONED' | 'WITHDRAWN' | 'REORDERED' | 'STARTED' | 'FINISHED' | 'CLOSED' | 'CALLED';

/** As many of those who wait as a board shows. */
const NEXT = 10;

/** Raises the version of a list, keeps it in the audit and tells it, with what a live board shows: codes alone. */
export async function listChanged(hands: SpeakersDesk & DeedRecord, was: SpeakersList, change: ListChange, about: string | null, to: Partial<SpeakersList> = {}, expectedVersion = was.version): Promise<SpeakersList> {
  const list = await hands.lists.change(was, expectedVersion, to);
  await tellList(hands, list, change, about);
  return list;
}

/** @param about the id of the slot that is meant */
export async function tellList({ slots, audit, outbox, now }: SpeakersDesk & DeedRecord, list: SpeakersList, change: ListChange, about: string | null): Promise<void> {
  const ordered = inOrder(await slots.having({ listId: list.id }));
  const slot = about === null ? null : await slots.get(about);
  const floor = ordered.find(({ status }) => WITH_THE_FLOOR.includes(status));
  const waiting = ordered.filter(({ status }) => WAITING.includes(status));
  audit({ subject: slot ? { type: 'SpeakingSlot', id: slot.id } : { type: 'SpeakersList', id: list.id }, version: slot?.version ?? list.version, changedFields: ['status', 'position'], reason: null });
  outbox.add({
    type: change === 'CALLED' ? 'SpeakerCalled' : 'SpeakersListChanged',
    subject: { type: 'SpeakersList', id: list.id, naturalKey: null },
    subjectVersion: list.version,
    occurredAt: now,
    session: list.sessionCode,
    topics: topicsOfSegment(list.segment),
    states: slot?.speakerState ? [slot.speakerState] : [],
    organizations: slot?.speakerOrganization ? [slot.speakerOrganization] : [],
    payload: {
      segment: list.segment,
      change,
      slot: slot && { id: slot.id, speaker: speakerOf(slot), position: slot.position, status: slot.status, startedAt: slot.startedAt, endedAt: slot.endedAt },
      floor: floor ? { id: floor.id, speaker: speakerOf(floor), status: floor.status, calledAt: floor.calledAt, startedAt: floor.startedAt, secondsAllowed: secondsAllowed(list, floor) } : null,
      next: waiting.slice(0, NEXT).map((one) => speakerOf(one)),
      waiting: waiting.length,
      closed: list.closedAt !== null,
    },
  });
}

/** How long a speaker may speak; null where the list sets no limit. */
export const secondsAllowed = ({ timeLimits }: SpeakersList, { capacity }: Pick<SpeakingSlot, 'capacity'>): number | null =>
  timeLimits.find((limit) => limit.capacity === capacity)?.seconds ?? null;

/** The deeds of the desk, as the graph offers them. */
export interface SpeakersDeskUseCases {
  readonly openSpeakersList: UseCase<SpeakersListInput>;
  readonly admitToSpeak: UseCase<Admission>;
  readonly inscribeSpeaker: UseCase<Inscription>;
  readonly confirmSpeaker: UseCase<Seen>;
  readonly postponeSpeaker: UseCase<Seen>;
  readonly withdrawSpeaker: UseCase<Seen>;
  readonly reorderSpeakers: UseCase<Reordering>;
  readonly callNextSpeaker: UseCase<Call>;
  readonly startSpeaker: UseCase<SpeakerStart>;
  readonly finishSpeaker: UseCase<SpeakerFinish>;
  readonly closeSpeakersList: UseCase<Seen>;
  readonly recordStatement: UseCase<StatementInput>;
}
