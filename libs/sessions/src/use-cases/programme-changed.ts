import type { DeedRecord } from '@assembly-graph/events';
import type { ProgrammeChangeKind, ProgrammeEntry } from '../domain/programme.ts';

/** Keeps and tells a change of the programme. */
export function programmeChanged({ audit, outbox, now }: DeedRecord, change: ProgrammeChangeKind, entry: ProgrammeEntry, changedFields: readonly string[], reason: string | null): void {
  const { id, version, startsAt, endsAt, startedAt, endedAt, status, sequence, meetingId, agendaItemId } = entry;
  audit({ subject: { type: 'ProgrammeEntry', id }, version, changedFields, reason });
  outbox.add({
    type: 'ProgrammeChanged',
    subject: { type: 'ProgrammeEntry', id, naturalKey: null },
    subjectVersion: version,
    occurredAt: now,
    session: entry.sessionCode,
    topics: entry.topics,
    changedFields,
    payload: { change, status, startsAt, endsAt, startedAt, endedAt, sequence, meetingId, agendaItemId },
  });
}
