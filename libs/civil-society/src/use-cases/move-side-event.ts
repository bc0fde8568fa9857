import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { rule } from '@assembly-graph/kernel';
import { placeOf, type Place } from '../domain/side-event-place.ts';
import { stepped } from '../domain/side-event-steps.ts';
import { asSeen } from './as-seen.ts';
import type { SideEventPlace } from './schedule-side-event.ts';
import type { SideEventsDesk } from './side-events-desk.ts';
import { tellOfSideEvent } from './tell-of-side-event.ts';

export interface SideEventMove extends SideEventPlace {
  readonly reason: string;
}

/**
 * Gives a scheduled side event another room or time; those who follow it are told where from and where to.
 * @returns its id
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const moveSideEvent =
  (together: UnitOfWork<SideEventsDesk>) =>
  (deed: Deed, { id, expectedVersion, reason, ...asked }: SideEventMove): Promise<string> =>
    together(deed, async (hands) => {
      const was = asSeen(await hands.sideEvents.get(id), expectedVersion);
      const status = stepped(was.status, 'move');
      const place = placeOf(asked, was.format);
      const changed = (Object.keys(place) as (keyof Place)[]).filter((field) => place[field] !== was[field]);
      rule(changed.length > 0, 'what is moved has another room or time than before');
      const event = await hands.sideEvents.change(was, expectedVersion, { status, ...place, sequence: was.sequence + 1 });
      const before = { heldOn: was.heldOn, startTime: was.startTime, endTime: was.endTime, room: was.room };
      tellOfSideEvent(hands, event, { type: 'SideEventMoved', changedFields: ['status', ...changed, 'sequence'], reason, payload: { before } });
      return id;
    });
