import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { BadInput, rule } from '@assembly-graph/kernel';
import { sits } from '../domain/meeting.ts';
import { nextOf } from '../domain/speakers-list.ts';
import { momentFrom } from '../domain/venue.ts';
import { listChanged, type Seen, type SpeakersDesk } from './speakers-desk.ts';

export interface Call extends Seen {
  readonly meeting?: string | null;
  readonly at?: string | null;
}

/**
 * Calls the next speaker of a list, in a meeting that is convened.
 * @returns the id of the slot
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const callNextSpeaker =
  (together: UnitOfWork<SpeakersDesk>) =>
  (deed: Deed, { id, expectedVersion, meeting: named = null, at }: Call): Promise<string> =>
    together(deed, async (hands) => {
      const list = await hands.lists.get(id);
      const meetingId = named ?? list.meetingId;
      if (meetingId === null) throw new BadInput('Say in which meeting.', 'meeting');
      const meeting = await hands.meetings.get(meetingId);
      rule(meeting.sessionCode === list.sessionCode && (list.meetingId === null || list.meetingId === meetingId), 'a speaker is called in a meeting that the list is for');
      const calledAt = at == null ? hands.now : momentFrom('at', at);
      rule(calledAt <= hands.now && sits(meeting, calledAt), 'a speaker is called in a meeting that is convened');
      const slot = nextOf(await hands.slots.having({ listId: id }));
      await hands.slots.change(slot, slot.version, { status: 'CALLED', calledAt, meetingId });
      await listChanged(hands, list, 'CALLED', slot.id, {}, expectedVersion);
      return slot.id;
    });
