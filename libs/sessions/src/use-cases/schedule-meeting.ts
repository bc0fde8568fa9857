import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { BadInput, citedBy, type CitedInput } from '@assembly-graph/kernel';
import { checkMeeting, type MeetingFormat, type Publicity } from '../domain/meeting.ts';
import { momentFrom, zoneOf } from '../domain/venue.ts';
import { addressFrom, codeFrom } from '../domain/written-forms.ts';
import { sessionWith, type SessionsDesk } from './sessions-desk.ts';

export interface MeetingInput extends CitedInput {
  readonly session: string;
  readonly body: string;
  readonly format: MeetingFormat;
  readonly ordinal?: number | null;
  readonly title?: string | null;
  readonly publicity: Publicity;
  readonly exceptionalCircumstances?: string | null;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly room?: string | null;
  readonly streamUrl?: string | null;
}

/**
 * Schedules a meeting of a session; public, unless exceptional circumstances require a private one (Rules of Procedure, rule 42).
 * @returns its id
 * @throws RuleBroken, NotFound, BadInput
 */
export const scheduleMeeting =
  (together: UnitOfWork<Pick<SessionsDesk, 'knownSources' | 'sessions' | 'meetings'>>) =>
  (deed: Deed, input: MeetingInput): Promise<string> =>
    together(deed, async (hands) => {
      const cited = await citedBy(hands.knownSources, input);
      const session = await sessionWith(hands, input.session);
      const { format, ordinal = null, title = null, publicity, exceptionalCircumstances = null, room = null } = input;
      if (ordinal !== null && (ordinal < 1 || ordinal > 999)) throw new BadInput('ordinal must be 1 to 999.', 'ordinal');
      const plan = { format, publicity, exceptionalCircumstances, startsAt: momentFrom('startsAt', input.startsAt), endsAt: momentFrom('endsAt', input.endsAt) };
      checkMeeting(session, plan);
      const meeting = await hands.meetings.add({
        ...cited, ...plan, id: randomUUID(), sessionCode: session.code, bodyCode: codeFrom('body', input.body), ordinal, title, room,
        timeZone: zoneOf(session.city), streamUrl: input.streamUrl ? addressFrom('streamUrl', input.streamUrl) : null,
        status: 'SCHEDULED', sequence: 0, convenedAt: null, adjournedAt: null,
      });
      hands.audit({ subject: { type: 'Meeting', id: meeting.id }, version: meeting.version, changedFields: ['startsAt', 'endsAt', 'room', 'publicity'], reason: null });
      hands.outbox.add({
        type: 'MeetingStatusChanged',
        subject: { type: 'Meeting', id: meeting.id, naturalKey: null },
        subjectVersion: meeting.version,
        occurredAt: hands.now,
        session: session.code,
        payload: { status: 'SCHEDULED', from: null, format, body: meeting.bodyCode, ordinal, startsAt: plan.startsAt, endsAt: plan.endsAt, sequence: 0 },
      });
      return meeting.id;
    });
