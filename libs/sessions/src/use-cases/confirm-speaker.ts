import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { checkSlotMove } from '../domain/speaking-slot.ts';
import { listChanged, slotOf, type Seen, type SpeakersDesk } from './speakers-desk.ts';

/**
 * Confirms that a speaker on a list will speak.
 * @returns the id of the slot
 * @throws RuleBroken, NotFound, VersionConflict
 */
export const confirmSpeaker =
  (together: UnitOfWork<SpeakersDesk>) =>
  (deed: Deed, { id, expectedVersion }: Seen): Promise<string> =>
    together(deed, async (hands) => {
      const { slot, list } = await slotOf(hands, deed.actor, id);
      checkSlotMove(slot, 'CONFIRMED');
      await hands.slots.change(slot, expectedVersion, { status: 'CONFIRMED' });
      await listChanged(hands, list, 'CONFIRMED', id);
      return id;
    });
