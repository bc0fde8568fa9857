import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citedBy, type CitedInput } from '@assembly-graph/kernel';
import { openedSession } from '../domain/session-calendar.ts';
import type { Convener, SessionKind } from '../domain/session.ts';
import type { VenueCode } from '../domain/venue.ts';
import type { SessionsDesk } from './sessions-desk.ts';

export interface SessionOpening extends CitedInput {
  readonly kind: SessionKind;
  readonly number?: number | null;
  readonly venue: VenueCode;
  readonly building?: string | null;
  readonly opensOn: string;
  readonly closesOn: string;
  readonly president: string;
  readonly convenedBy?: Convener | null;
  readonly symbolSeries?: string | null;
}

/**
 * Opens a session in the record: a regular or special one, or a Review Conference (Rome Statute, arts. 112(6) and 123).
 * @returns its id
 * @throws RuleBroken, BadInput
 */
export const openSession =
  (together: UnitOfWork<Pick<SessionsDesk, 'knownSources' | 'sessions'>>) =>
  (deed: Deed, input: SessionOpening): Promise<string> =>
    together(deed, async ({ knownSources, sessions, audit, outbox }) => {
      const cited = await citedBy(knownSources, input);
      const { kind, number = null, venue, building = null, opensOn, closesOn, president, convenedBy = null, symbolSeries = null } = input;
      const plan = { kind, number, venue, building, opensOn, closesOn, presidentSeat: president, convenedBy, symbolSeries };
      const session = await sessions.add({ ...openedSession(await sessions.having({}), plan), ...cited, id: randomUUID() });
      audit({ subject: { type: 'Session', id: session.id }, version: session.version, changedFields: ['kind', 'number', 'opensOn', 'closesOn'], reason: null });
      outbox.add({
        type: 'SessionOpened',
        subject: { type: 'Session', id: session.id, naturalKey: session.code },
        subjectVersion: session.version,
        occurredAt: opensOn,
        session: session.code,
        payload: { session: session.code, kind, number, resumption: null, opensOn, closesOn, venue },
      });
      return session.id;
    });
