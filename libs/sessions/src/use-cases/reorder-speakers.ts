import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { reordered } from '../domain/speakers-list.ts';
import { listChanged, type Seen, type SpeakersDesk } from './speakers-desk.ts';

export interface Reordering extends Seen {
  /** Ids of the slots of all who wait, in the order wanted. */
  readonly order: readonly string[];
}

/**
 * Puts those who wait on a list into another order.
 * @returns the id of the list
 * @throws RuleBroken, NotFound, VersionConflict
 */
export const reorderSpeakers =
  (together: UnitOfWork<SpeakersDesk>) =>
  (deed: Deed, { id, expectedVersion, order }: Reordering): Promise<string> =>
    together(deed, async (hands) => {
      const list = await hands.lists.get(id);
      await hands.keepOrder(id, reordered(await hands.slots.having({ listId: id }), order));
      await listChanged(hands, list, 'REORDERED', null, {}, expectedVersion);
      return id;
    });
