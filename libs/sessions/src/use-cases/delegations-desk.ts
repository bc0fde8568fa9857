import type { DeedRecord, Records, UseCase } from '@assembly-graph/events';
import { NotFound, type Actor, type KnownSources } from '@assembly-graph/kernel';
import type { Credentials } from '../domain/credentials.ts';
import { actsForDelegation, type Delegation } from '../domain/delegation.ts';
import type { Session } from '../domain/session.ts';
import type { DelegationChange } from './change-delegation.ts';
import type { CredentialsInput } from './record-credentials.ts';
import type { DelegationInput } from './record-delegation.ts';

/** What a deed on delegations and their credentials has in its hands. */
export interface DelegationsDesk {
  readonly knownSources: KnownSources;
  readonly sessions: Records<Session>;
  readonly delegations: Records<Delegation>;
  readonly credentials: Records<Credentials>;
}

/** A delegation that the actor acts for, locked. @throws NotFound, the same for what is not theirs as for what is not there */
export async function delegationOf({ delegations }: Pick<DelegationsDesk, 'delegations'>, actor: Actor, id: string): Promise<Delegation> {
  const delegation = await delegations.get(id);
  if (!actsForDelegation(actor, delegation)) throw new NotFound('The delegation', id);
  return delegation;
}

/** Keeps and tells what became of a delegation: in numbers, and never who. */
export function tellDelegation({ audit, outbox, now }: DeedRecord, type: string, delegation: Delegation, changedFields: readonly string[], payload: Readonly<Record<string, unknown>>, occurredAt = now): void {
  const { id, version, sessionCode, stateIso3, organizationCode, capacity } = delegation;
  audit({ subject: { type: 'Delegation', id }, version, changedFields, reason: null });
  outbox.add({
    type,
    subject: { type: 'Delegation', id, naturalKey: null },
    subjectVersion: version,
    occurredAt,
    session: sessionCode,
    states: stateIso3 === null ? [] : [stateIso3],
    organizations: organizationCode === null ? [] : [organizationCode],
    changedFields,
    payload: { capacity, ...payload },
  });
}

/** The deeds of the desk, as the graph offers them. */
export interface DelegationsDeskUseCases {
  readonly recordDelegation: UseCase<DelegationInput>;
  readonly changeDelegation: UseCase<DelegationChange>;
  readonly recordCredentials: UseCase<CredentialsInput>;
}
