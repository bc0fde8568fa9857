import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { NotFound } from '@assembly-graph/kernel';
import { actsForOrganizers } from '../domain/side-event.ts';
import { stepped } from '../domain/side-event-steps.ts';
import { asSeen } from './as-seen.ts';
import type { NextStep } from './review-side-event.ts';
import type { SideEventsDesk } from './side-events-desk.ts';
import { tellOfSideEvent } from './tell-of-side-event.ts';

export interface SideEventCancellation extends NextStep {
  readonly reason: string;
}

/**
 * Cancels a side event, by one of its organizers or the secretariat. What was announced stays visible as cancelled, and its room is free.
 * @returns its id
 * @throws RuleBroken, NotFound, VersionConflict
 */
export const cancelSideEvent =
  (together: UnitOfWork<SideEventsDesk>) =>
  (deed: Deed, { id, expectedVersion, reason }: SideEventCancellation): Promise<string> =>
    together(deed, async (hands) => {
      const found = await hands.sideEvents.get(id);
      if (!actsForOrganizers(deed.actor, found)) throw new NotFound('The side event', id);
      const was = asSeen(found, expectedVersion);
      const status = stepped(was.status, 'cancel');
      const event = await hands.sideEvents.change(was, expectedVersion, { status, sequence: was.announced ? was.sequence + 1 : was.sequence });
      tellOfSideEvent(hands, event, { type: 'SideEventCancelled', changedFields: ['status', 'sequence'], reason });
      return id;
    });
