import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { asSeen } from './as-seen.ts';
import type { SegmentDesk } from './segment-desk.ts';

export interface SlotRelease {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason: string;
}

/** Takes a slot of the NGO segment back, so that another organization may have it. @returns the id of the slot that is gone @throws NotFound, VersionConflict */
export const releaseNgoSpeakingSlot =
  (together: UnitOfWork<SegmentDesk>) =>
  (deed: Deed, { id, expectedVersion, reason }: SlotRelease): Promise<string> =>
    together(deed, async (hands) => {
      // The terms first and then the slot, as whoever allocates takes them: in another order the two could wait for each other.
      const sessionCode = await hands.sessionOf(id);
      const [terms] = await hands.sessionTerms.having({ sessionCode });
      const was = asSeen(await hands.slots.get(id), expectedVersion);
      await hands.slots.remove(was, expectedVersion);
      await hands.sessionTerms.change(terms!, terms!.version, { allocatedSlots: terms!.allocatedSlots - 1 });
      const subject = { type: 'NgoSpeakingSlot', id };
      hands.audit({ subject, version: was.version + 1, changedFields: [], reason });
      hands.outbox.add({
        type: 'NgoSpeakingSlotReleased', subject: { ...subject, naturalKey: null }, subjectVersion: was.version + 1, session: sessionCode,
        organizations: [was.organizationCode], payload: { place: was.place, allocated: terms!.allocatedSlots - 1, slots: terms!.speakingSlots },
      });
      return id;
    });
