import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { closedSession } from '../domain/session-calendar.ts';
import { localDay, zoneOf } from '../domain/venue.ts';
import type { SessionsDesk } from './sessions-desk.ts';

export interface SessionClosing {
  readonly id: string;
  readonly expectedVersion: number;
  readonly closedOn: string;
}

/**
 * Enters that a session has closed, on its last day as scheduled or on another.
 * @returns its id
 * @throws RuleBroken, NotFound, VersionConflict
 */
export const closeSession =
  (together: UnitOfWork<Pick<SessionsDesk, 'sessions'>>) =>
  (deed: Deed, { id, expectedVersion, closedOn }: SessionClosing): Promise<string> =>
    together(deed, async ({ sessions, audit, outbox, now }) => {
      const was = await sessions.get(id);
      const changes = closedSession(was, closedOn, localDay(now, zoneOf(was.city)));
      const session = await sessions.change(was, expectedVersion, changes);
      const changedFields = was.closesOn === closedOn ? ['closedOn'] : ['closedOn', 'closesOn', 'scheduledToCloseOn'];
      audit({ subject: { type: 'Session', id }, version: session.version, changedFields, reason: null });
      outbox.add({
        type: 'SessionClosed',
        subject: { type: 'Session', id, naturalKey: session.code },
        subjectVersion: session.version,
        occurredAt: closedOn,
        session: session.code,
        changedFields,
        payload: { session: session.code, closedOn, scheduledToCloseOn: session.scheduledToCloseOn },
      });
      return id;
    });
