import { eventId, type AuditEntry, type DeedRecord, type NewEvent } from '@assembly-graph/events';
import type { EntityManager } from 'typeorm';
import { saidSince } from '../past.ts';

/** A deed as the record keeps it: which use case, and who, by an id that says nothing and a role. */
export interface RecordedDeed {
  readonly name: string;
  readonly by: { readonly id: string; readonly role: string };
  readonly now: string;
}

/**
 * Does the work of a deed in the transaction of its caller: the change, its audit, whatever else is to be kept, its events last. From then on
 * until the commit is visible, this transaction alone has the log.
 * @param keep what is kept with it before the events
 */
export async function recordDeed<Stores extends object, Result>(
  manager: EntityManager,
  stores: Stores,
  deed: RecordedDeed,
  work: (hands: Stores & DeedRecord) => Promise<Result>,
  keep: (result: Result) => Promise<unknown>,
): Promise<Result> {
  const { schema } = manager.connection.options as { schema: string };
  const events: NewEvent[] = [];
  const audit: AuditEntry[] = [];
  await saidSince(manager, deed.now);
  const result = await work({
    ...stores,
    outbox: { add: (event) => void events.push(event) },
    audit: (entry) => void audit.push(entry),
    now: deed.now,
  });
  await keepAudit(manager, schema, deed, audit);
  await keep(result);
  await append(manager, schema, deed, events);
  return result;
}

async function keepAudit(manager: EntityManager, schema: string, { name, by, now }: RecordedDeed, entries: readonly AuditEntry[]): Promise<void> {
  for (const { subject, version, changedFields, reason } of entries) {
    await manager.query(
      `insert into "${schema}".audit (at, actor, role, deed, subject_type, subject_id, version, changed_fields, reason) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [now, by.id, by.role, name, subject.type, subject.id, version, changedFields, reason],
    );
  }
}

async function append(manager: EntityManager, schema: string, { by, now }: RecordedDeed, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event) => ({
    event_id: eventId(),
    type: event.type,
    subject_type: event.subject.type,
    subject_id: event.subject.id,
    subject_key: event.subject.naturalKey,
    subject_version: event.subjectVersion,
    audience: event.audience ?? 'public',
    occurred_at: event.occurredAt ?? null,
    topics: event.topics ?? [],
    session: event.session ?? null,
    states: event.states ?? [],
    organizations: event.organizations ?? [],
    changed_fields: event.changedFields ?? [],
    correction_of: event.correctionOf ?? null,
    payload: event.payload,
  }));
  await manager.query(`select "${schema}".append_events($1::jsonb, $2, $3)`, [JSON.stringify(rows), by.role, now]);
}
