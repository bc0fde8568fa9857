import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { placeOf } from '../domain/side-event-place.ts';
import { stepped } from '../domain/side-event-steps.ts';
import { asSeen } from './as-seen.ts';
import type { NextStep } from './review-side-event.ts';
import type { SideEventsDesk } from './side-events-desk.ts';
import { tellOfSideEvent } from './tell-of-side-event.ts';

export interface SideEventPlace extends NextStep {
  readonly room?: string | null;
  readonly day: string;
  readonly start: string;
  readonly end: string;
}

/**
 * Gives an approved side event its room and time, and announces it. That no other is held there then, the database sees to.
 * @returns its id
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const scheduleSideEvent =
  (together: UnitOfWork<SideEventsDesk>) =>
  (deed: Deed, { id, expectedVersion, ...asked }: SideEventPlace): Promise<string> =>
    together(deed, async (hands) => {
      const was = asSeen(await hands.sideEvents.get(id), expectedVersion);
      const to = { status: stepped(was.status, 'schedule'), announced: true, ...placeOf(asked, was.format) };
      const event = await hands.sideEvents.change(was, expectedVersion, to);
      tellOfSideEvent(hands, event, { type: 'SideEventScheduled', changedFields: Object.keys(to) });
      return id;
    });
