import { VersionConflict, type DeedRecord, type Records, type UseCase } from '@assembly-graph/events';
import { actsForState, NotFound, type Actor, type KnownSources } from '@assembly-graph/kernel';
import type { ExemptionRequest } from '../domain/exemption-request.ts';
import type { State } from '../domain/state.ts';
import type { VotingRightsHands } from './derive-voting-rights.ts';
import type { ExemptionDecision } from './decide-exemption.ts';
import type { ExemptionInput } from './open-exemption-request.ts';
import type { Advice } from './recommend-exemption.ts';
import type { ExemptionWithdrawal } from './withdraw-exemption-request.ts';

/** What a deed on requests for exemption has in its hands. */
export interface ExemptionsDesk extends VotingRightsHands {
  readonly states: Records<State>;
  readonly exemptionRequests: Records<ExemptionRequest>;
  readonly knownSources: KnownSources;
}

/**
 * A request, for whoever acts for its State and has seen its last version; whose it is not, for them it isn't there.
 * @throws NotFound, VersionConflict
 */
export async function requestOf(
  { exemptionRequests }: Pick<ExemptionsDesk, 'exemptionRequests'>,
  { id, expectedVersion }: { readonly id: string; readonly expectedVersion: number },
  actor: Actor,
): Promise<ExemptionRequest> {
  const request = await exemptionRequests.get(id);
  if (!actsForState(actor, request.stateIso3)) throw new NotFound('The exemption request', id);
  if (request.version !== expectedVersion) throw new VersionConflict(expectedVersion, request.version);
  return request;
}

/** Tells of a step of a request; its grounds and the reasons of others stay here. */
export function tellStep(hands: Pick<DeedRecord, 'audit' | 'outbox'>, type: string, request: ExemptionRequest, changedFields: readonly string[], reason: string | null = null): void {
  const { id, version, stateIso3, sessionCode, status, effectiveAt, until } = request;
  hands.audit({ subject: { type: 'ExemptionRequest', id }, version, changedFields, reason });
  hands.outbox.add({
    type,
    subject: { type: 'ExemptionRequest', id, naturalKey: null },
    subjectVersion: version,
    session: sessionCode,
    states: [stateIso3],
    changedFields: version === 1 ? [] : changedFields,
    payload: { state: stateIso3, session: sessionCode, status, effectiveAt, until },
  });
}

/** The deeds of the desk, as the graph offers them. */
export interface ExemptionsDeskUseCases {
  readonly openExemptionRequest: UseCase<ExemptionInput>;
  readonly recommendExemption: UseCase<Advice>;
  readonly decideExemption: UseCase<ExemptionDecision>;
  readonly withdrawExemptionRequest: UseCase<ExemptionWithdrawal>;
}
