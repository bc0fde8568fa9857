import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { ENTERED_HERE, topicsNamedIn, webAddress, type TopicCode } from '@assembly-graph/kernel';
import { agentsOf, languagesOf, mayBeOrganizedBy, organizersOf, wholePeople } from '../domain/side-event-request.ts';
import type { Organizer, SideEventFormat } from '../domain/side-event.ts';
import { speaking } from '../domain/side-event-speaker.ts';
import { mustBeKnown, mustStand, openSession } from './known-here.ts';
import type { SideEventsDesk } from './side-events-desk.ts';
import { tellOfSideEvent } from './tell-of-side-event.ts';

export interface SideEventRequest {
  readonly session: string;
  readonly title: string;
  readonly organizers?: readonly Organizer[] | null;
  readonly topics?: readonly TopicCode[] | null;
  readonly format: SideEventFormat;
  readonly languages?: readonly string[] | null;
  readonly capacity?: number | null;
  readonly streamUrl?: string | null;
}

/**
 * Asks for a side event: an NGO for its own organization, a delegation for its own State, the secretariat for whoever asked it.
 * @returns the id of the side event
 * @throws RuleBroken, NotFound, BadInput
 */
export const requestSideEvent =
  (together: UnitOfWork<SideEventsDesk>) =>
  (deed: Deed, input: SideEventRequest): Promise<string> =>
    together(deed, async (hands) => {
      const { role, state, organization } = deed.actor;
      const organizers = organizersOf(input.organizers, deed.actor);
      mayBeOrganizedBy(organizers, deed.actor);
      const agents = agentsOf(organizers);
      await mustBeKnown(hands, 'organizers', agents.coHostStates, agents.coHostOrganizations);
      await mustStand(hands, hands.now.slice(0, 10), agents.coHostOrganizations);
      const session = await openSession(hands, input.session);
      const id = randomUUID();
      const event = await hands.sideEvents.add({
        ...ENTERED_HERE,
        id,
        code: `SE${session.sessionCode}-${id.slice(0, 8)}`,
        ...session,
        title: input.title,
        heldOn: null,
        startTime: null,
        endTime: null,
        room: null,
        ...agents,
        organizerRoles: organizers,
        topics: input.topics ? [...new Set(input.topics)] : topicsNamedIn(input.title),
        status: 'REQUESTED',
        announced: false,
        requestedByState: role === 'delegation' ? state : null,
        requestedByOrganization: role === 'secretariat' ? null : organization,
        format: input.format,
        languages: languagesOf(input.languages),
        capacity: wholePeople('capacity', input.capacity),
        streamUrl: webAddress('streamUrl', input.streamUrl),
        sequence: 0,
        attendance: null,
        reportUrl: null,
        ...speaking([]),
      });
      tellOfSideEvent(hands, event, { type: 'SideEventRequested', changedFields: ['status'] });
      return id;
    });
