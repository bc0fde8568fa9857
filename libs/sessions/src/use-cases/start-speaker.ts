import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { begun } from '../domain/speaking-slot.ts';
import { momentFrom } from '../domain/venue.ts';
import { listChanged, slotOf, type Seen, type SpeakersDesk } from './speakers-desk.ts';

export interface SpeakerStart extends Seen {
  readonly startedAt?: string | null;
}

/**
 * Enters that a speaker who was called has begun.
 * @returns the id of the slot
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const startSpeaker =
  (together: UnitOfWork<SpeakersDesk>) =>
  (deed: Deed, { id, expectedVersion, startedAt }: SpeakerStart): Promise<string> =>
    together(deed, async (hands) => {
      const { slot, list } = await slotOf(hands, deed.actor, id);
      await hands.slots.change(slot, expectedVersion, begun(slot, startedAt == null ? hands.now : momentFrom('startedAt', startedAt)));
      await listChanged(hands, list, 'STARTED', id);
      return id;
    });
