import type { DeedRecord } from '@assembly-graph/events';
import { audienceOf, type SideEvent } from '../domain/side-event.ts';

interface Told {
  /** Noun + past participle. */
  readonly type: string;
  readonly changedFields: readonly string[];
  readonly reason?: string;
  readonly payload?: Readonly<Record<string, unknown>>;
}

/** The audit and the event of a deed on a side event: in codes, never the words of a reason. */
export function tellOfSideEvent({ audit, outbox }: DeedRecord, event: SideEvent, { type, changedFields, reason, payload }: Told): void {
  audit({ subject: { type: 'SideEvent', id: event.id }, version: event.version, changedFields, reason: reason ?? null });
  const { heldOn, startTime, endTime, room, format, sequence, status } = event;
  outbox.add({
    type,
    subject: { type: 'SideEvent', id: event.id, naturalKey: event.code },
    subjectVersion: event.version,
    session: event.sessionCode,
    topics: event.topics,
    states: event.coHostStates,
    organizations: event.coHostOrganizations,
    changedFields,
    audience: audienceOf(event),
    payload: { status, heldOn, startTime, endTime, room, format, sequence, ...payload },
  });
}
