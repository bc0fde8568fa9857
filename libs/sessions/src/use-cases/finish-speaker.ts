import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { BadInput } from '@assembly-graph/kernel';
import { checkSlotMove, delivered } from '../domain/speaking-slot.ts';
import { momentFrom } from '../domain/venue.ts';
import { listChanged, slotOf, type Seen, type SpeakersDesk } from './speakers-desk.ts';

export interface SpeakerFinish extends Seen {
  readonly startedAt?: string | null;
  readonly endedAt?: string | null;
}

/**
 * Enters that a speaker has finished: what was delivered lies within the meeting.
 * @returns the id of the slot
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const finishSpeaker =
  (together: UnitOfWork<SpeakersDesk>) =>
  (deed: Deed, { id, expectedVersion, startedAt, endedAt }: SpeakerFinish): Promise<string> =>
    together(deed, async (hands) => {
      const { slot, list } = await slotOf(hands, deed.actor, id);
      checkSlotMove(slot, 'DELIVERED');
      const began = startedAt == null ? slot.startedAt : momentFrom('startedAt', startedAt);
      if (began === null) throw new BadInput('Say when the speaker started.', 'startedAt');
      const ended = endedAt == null ? hands.now : momentFrom('endedAt', endedAt);
      await hands.slots.change(slot, expectedVersion, delivered(slot, await hands.meetings.get(slot.meetingId!), began, ended, hands.now));
      await listChanged(hands, list, 'FINISHED', id);
      return id;
    });
