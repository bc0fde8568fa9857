import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { NotFound, rule, webAddress } from '@assembly-graph/kernel';
import { wholePeople } from '../domain/side-event-request.ts';
import { actsForOrganizers } from '../domain/side-event.ts';
import { stepped } from '../domain/side-event-steps.ts';
import { asSeen } from './as-seen.ts';
import type { NextStep } from './review-side-event.ts';
import type { SideEventsDesk } from './side-events-desk.ts';
import { tellOfSideEvent } from './tell-of-side-event.ts';

export interface SideEventReport extends NextStep {
  readonly attendance?: number | null;
  readonly reportUrl?: string | null;
}

/**
 * Says that a side event was held, by one of its organizers or the secretariat, on its day at the earliest.
 * @returns its id
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const reportSideEventHeld =
  (together: UnitOfWork<SideEventsDesk>) =>
  (deed: Deed, { id, expectedVersion, attendance, reportUrl }: SideEventReport): Promise<string> =>
    together(deed, async (hands) => {
      const found = await hands.sideEvents.get(id);
      if (!actsForOrganizers(deed.actor, found)) throw new NotFound('The side event', id);
      const was = asSeen(found, expectedVersion);
      const status = stepped(was.status, 'reportHeld');
      rule(was.heldOn! <= hands.now.slice(0, 10), 'a side event is not reported held before its day');
      const to = { status, attendance: wholePeople('attendance', attendance), reportUrl: webAddress('reportUrl', reportUrl) };
      const event = await hands.sideEvents.change(was, expectedVersion, to);
      tellOfSideEvent(hands, event, { type: 'SideEventHeld', changedFields: Object.keys(to) });
      return id;
    });
