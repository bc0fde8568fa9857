import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { stepped } from '../domain/side-event-steps.ts';
import { asSeen } from './as-seen.ts';
import type { SideEventsDesk } from './side-events-desk.ts';
import { tellOfSideEvent } from './tell-of-side-event.ts';

export interface NextStep {
  readonly id: string;
  readonly expectedVersion: number;
}

/** Takes a requested side event under review. @returns its id @throws RuleBroken, NotFound, VersionConflict */
export const reviewSideEvent =
  (together: UnitOfWork<SideEventsDesk>) =>
  (deed: Deed, { id, expectedVersion }: NextStep): Promise<string> =>
    together(deed, async (hands) => {
      const was = asSeen(await hands.sideEvents.get(id), expectedVersion);
      const event = await hands.sideEvents.change(was, expectedVersion, { status: stepped(was.status, 'review') });
      tellOfSideEvent(hands, event, { type: 'SideEventTakenUnderReview', changedFields: ['status'] });
      return id;
    });
