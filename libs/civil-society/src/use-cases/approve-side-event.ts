import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { stepped } from '../domain/side-event-steps.ts';
import { asSeen } from './as-seen.ts';
import type { NextStep } from './review-side-event.ts';
import type { SideEventsDesk } from './side-events-desk.ts';
import { tellOfSideEvent } from './tell-of-side-event.ts';

/** Approves a side event that was reviewed; it is still its organizers' own affair. @returns its id @throws RuleBroken, NotFound, VersionConflict */
export const approveSideEvent =
  (together: UnitOfWork<SideEventsDesk>) =>
  (deed: Deed, { id, expectedVersion }: NextStep): Promise<string> =>
    together(deed, async (hands) => {
      const was = asSeen(await hands.sideEvents.get(id), expectedVersion);
      const event = await hands.sideEvents.change(was, expectedVersion, { status: stepped(was.status, 'approve') });
      tellOfSideEvent(hands, event, { type: 'SideEventApproved', changedFields: ['status'] });
      return id;
    });
