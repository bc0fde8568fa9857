import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { orderWithout } from '../domain/speakers-list.ts';
import { checkSlotMove } from '../domain/speaking-slot.ts';
import { listChanged, slotOf, type Seen, type SpeakersDesk } from './speakers-desk.ts';

/**
 * Takes a speaker off the order of a list; that they stood on it stays readable, and those after move up.
 * @returns the id of the slot
 * @throws RuleBroken, NotFound, VersionConflict
 */
export const withdrawSpeaker =
  (together: UnitOfWork<SpeakersDesk>) =>
  (deed: Deed, { id, expectedVersion }: Seen): Promise<string> =>
    together(deed, async (hands) => {
      const { slot, list } = await slotOf(hands, deed.actor, id);
      checkSlotMove(slot, 'WITHDRAWN');
      const order = orderWithout(await hands.slots.having({ listId: list.id }), id);
      await hands.slots.change(slot, expectedVersion, { status: 'WITHDRAWN', position: null });
      await hands.keepOrder(list.id, order);
      await listChanged(hands, list, 'WITHDRAWN', id);
      return id;
    });
