import { randomUUID } from 'node:crypto';
import { VersionConflict, type Deed, type UnitOfWork } from '@assembly-graph/events';
import { citedBy, type CitedInput } from '@assembly-graph/kernel';
import { resumedSession } from '../domain/session-calendar.ts';
import type { VenueCode } from '../domain/venue.ts';
import type { SessionsDesk } from './sessions-desk.ts';

export interface SessionResumption extends CitedInput {
  /** Of the session that is resumed. */
  readonly id: string;
  readonly expectedVersion: number;
  readonly venue: VenueCode;
  readonly building?: string | null;
  readonly opensOn: string;
  readonly closesOn: string;
  readonly president?: string | null;
}

/**
 * Resumes a regular session that was suspended, on later days (Rome Statute, art. 112(6)).
 * @returns the id of the resumption
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const resumeSession =
  (together: UnitOfWork<Pick<SessionsDesk, 'knownSources' | 'sessions'>>) =>
  (deed: Deed, input: SessionResumption): Promise<string> =>
    together(deed, async ({ knownSources, sessions, audit, outbox }) => {
      const cited = await citedBy(knownSources, input);
      const { id, expectedVersion, venue, building = null, opensOn, closesOn, president = null } = input;
      const parent = await sessions.get(id);
      if (parent.version !== expectedVersion) throw new VersionConflict(expectedVersion, parent.version);
      const siblings = await sessions.having({ parentCode: parent.code });
      const { resumed, renamed } = resumedSession(parent, siblings, { venue, building, opensOn, closesOn, presidentSeat: president });
      for (const { was, title } of renamed) await sessions.change(was, was.version, { title });
      // So that of two who resume it at once one is told: its next resumption is another.
      await sessions.change(parent, expectedVersion, {});
      const session = await sessions.add({ ...resumed, ...cited, id: randomUUID() });
      audit({ subject: { type: 'Session', id: session.id }, version: session.version, changedFields: ['parentCode', 'resumption', 'opensOn', 'closesOn'], reason: null });
      outbox.add({
        type: 'SessionOpened',
        subject: { type: 'Session', id: session.id, naturalKey: session.code },
        subjectVersion: session.version,
        occurredAt: opensOn,
        session: session.code,
        payload: { session: session.code, kind: session.kind, number: session.number, resumption: session.resumption, opensOn, closesOn, venue },
      });
      return session.id;
    });
