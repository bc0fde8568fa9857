import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { rule } from '@assembly-graph/kernel';
import { meetingAfter, type MeetingStatus } from '../domain/meeting.ts';
import { WITH_THE_FLOOR, type SpeakingSlot } from '../domain/speaking-slot.ts';
import { momentFrom } from '../domain/venue.ts';
import { sessionWith, type SessionsDesk } from './sessions-desk.ts';

export interface MeetingStatusChange {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason?: string | null;
  readonly status: MeetingStatus;
  readonly at?: string | null;
  readonly startsAt?: string | null;
  readonly endsAt?: string | null;
  readonly room?: string | null;
}

/**
 * Convenes, suspends, adjourns, moves or cancels a meeting.
 * @returns its id
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const changeMeetingStatus =
  (together: UnitOfWork<Pick<SessionsDesk, 'sessions' | 'meetings' | 'slots'>>) =>
  (deed: Deed, { id, expectedVersion, reason = null, status, room = null, ...times }: MeetingStatusChange): Promise<string> =>
    together(deed, async (hands) => {
      const was = await hands.meetings.get(id);
      const session = await sessionWith(hands, was.sessionCode);
      const moment = (field: 'at' | 'startsAt' | 'endsAt') => (times[field] ? momentFrom(field, times[field]) : null);
      const at = moment('at') ?? hands.now;
      const changes = meetingAfter(was, session, { status, at, startsAt: moment('startsAt'), endsAt: moment('endsAt'), room });
      if (status === 'ADJOURNED') {
        const spoken = await hands.slots.having({ meetingId: id });
        const isOver = ({ status: is, endedAt }: SpeakingSlot) => !WITH_THE_FLOOR.includes(is) && (endedAt === null || endedAt <= at);
        rule(spoken.every(isOver), 'a meeting is adjourned when its last speaker has finished');
      }
      const meeting = await hands.meetings.change(was, expectedVersion, changes);
      const changedFields = Object.keys(changes);
      hands.audit({ subject: { type: 'Meeting', id }, version: meeting.version, changedFields, reason });
      hands.outbox.add({
        type: 'MeetingStatusChanged',
        subject: { type: 'Meeting', id, naturalKey: null },
        subjectVersion: meeting.version,
        occurredAt: at,
        session: session.code,
        changedFields,
        payload: {
          status, from: was.status, format: meeting.format, body: meeting.bodyCode, ordinal: meeting.ordinal, startsAt: meeting.startsAt, endsAt: meeting.endsAt,
          sequence: meeting.sequence,
        },
      });
      return id;
    });
