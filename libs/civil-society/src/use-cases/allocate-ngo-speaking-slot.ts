import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { ENTERED_HERE } from '@assembly-graph/kernel';
import { placeIn } from '../domain/speaking-slot.ts';
import { mustBeKnown, mustStand, openSession } from './known-here.ts';
import type { SegmentDesk } from './segment-desk.ts';

export interface SlotInput {
  readonly session: string;
  readonly organization: string;
  /** The first that is free, if not given. */
  readonly place?: number | null;
}

/**
 * Gives an organization a place in the NGO segment of the general debate: by the Coalition, whose coordinating role the Assembly has recognised
 * (ICC-ASP/2/Res.8), or the secretariat. The terms of the session are locked meanwhile.
 * @returns the id of the slot
 * @throws RuleBroken, NotFound, BadInput
 */
export const allocateNgoSpeakingSlot =
  (together: UnitOfWork<SegmentDesk>) =>
  (deed: Deed, { session, organization, place: asked = null }: SlotInput): Promise<string> =>
    together(deed, async (hands) => {
      const opened = await openSession(hands, session);
      await mustBeKnown(hands, 'organization', [], [organization]);
      await mustStand(hands, hands.now.slice(0, 10), [organization]);
      const [terms] = await hands.sessionTerms.having({ sessionCode: session });
      const taken = await hands.slots.having({ sessionCode: session });
      const place = placeIn(terms, taken, organization, asked);
      await hands.sessionTerms.change(terms!, terms!.version, { allocatedSlots: taken.length + 1 });
      const id = randomUUID();
      await hands.slots.add({ ...ENTERED_HERE, id, ...opened, place, organizationCode: organization });
      const subject = { type: 'NgoSpeakingSlot', id };
      hands.audit({ subject, version: 1, changedFields: ['place', 'organization'], reason: null });
      hands.outbox.add({
        type: 'NgoSegmentAllocated',
        subject: { ...subject, naturalKey: null },
        subjectVersion: 1,
        session,
        organizations: [organization],
        payload: { place, allocated: taken.length + 1, slots: terms!.speakingSlots },
      });
      return id;
    });
