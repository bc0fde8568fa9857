import type { DeedRecord, Records, UseCase } from '@assembly-graph/events';
import type { KnownSources } from '@assembly-graph/kernel';
import { IMPLEMENTATION_TOPICS, type ImplementationStatus } from '../domain/implementation-status.ts';
import type { State } from '../domain/state.ts';
import type { ImplementationCorrection } from './correct-implementation-status.ts';
import type { ImplementationInput } from './record-implementation-status.ts';

/** What a deed on how far States have got has in its hands. */
export interface ImplementationDesk {
  readonly states: Records<State>;
  readonly implementationStatuses: Records<ImplementationStatus>;
  readonly knownSources: KnownSources;
  /** The last event of these types about something, by its id; null if there is none. */
  lastEventOn(subjectId: string, types: readonly string[]): Promise<string | null>;
}

/** The deeds of the desk, as the graph offers them. */
export interface ImplementationDeskUseCases {
  readonly recordImplementationStatus: UseCase<ImplementationInput>;
  readonly correctImplementationStatus: UseCase<ImplementationCorrection>;
}

interface Told {
  readonly changedFields: readonly string[];
  readonly reason: string | null;
  readonly correctionOf?: string | null;
  readonly payload?: Readonly<Record<string, unknown>>;
}

export function tellOfImplementation({ audit, outbox }: DeedRecord, status: ImplementationStatus, type: string, { changedFields, reason, correctionOf, payload }: Told): void {
  const { id, version, stateIso3: state, subject, level, from } = status;
  audit({ subject: { type: 'ImplementationStatus', id }, version, changedFields, reason });
  outbox.add({
    type,
    subject: { type: 'ImplementationStatus', id, naturalKey: null },
    subjectVersion: version,
    occurredAt: from,
    states: [state],
    topics: [IMPLEMENTATION_TOPICS[subject]],
    changedFields: version === 1 ? [] : changedFields,
    correctionOf,
    payload: { state, subject, level, from, ...payload },
  });
}
