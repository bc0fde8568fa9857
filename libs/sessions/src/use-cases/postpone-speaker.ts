import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { orderToTheEnd } from '../domain/speakers-list.ts';
import { checkSlotMove } from '../domain/speaking-slot.ts';
import { listChanged, slotOf, type Seen, type SpeakersDesk } from './speakers-desk.ts';

/**
 * Puts a speaker off to the end of the list, e.g. one who was called and is not in the room.
 * @returns the id of the slot
 * @throws RuleBroken, NotFound, VersionConflict
 */
export const postponeSpeaker =
  (together: UnitOfWork<SpeakersDesk>) =>
  (deed: Deed, { id, expectedVersion }: Seen): Promise<string> =>
    together(deed, async (hands) => {
      const { slot, list } = await slotOf(hands, deed.actor, id);
      checkSlotMove(slot, 'POSTPONED');
      await hands.slots.change(slot, expectedVersion, { status: 'POSTPONED', meetingId: null, calledAt: null });
      await hands.keepOrder(list.id, orderToTheEnd(await hands.slots.having({ listId: list.id }), id));
      await listChanged(hands, list, 'POSTPONED', id);
      return id;
    });
