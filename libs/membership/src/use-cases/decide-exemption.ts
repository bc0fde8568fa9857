import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { BadInput, instantOf } from '@assembly-graph/kernel';
import { provePermission, proveStep, type ExemptionRequest } from '../domain/exemption-request.ts';
import { deriveVotingRights } from './derive-voting-rights.ts';
import { requestOf, tellStep, type ExemptionsDesk } from './exemptions-desk.ts';
import { stateOf } from './states-desk.ts';

export interface ExemptionDecision {
  readonly id: string;
  readonly expectedVersion: number;
  readonly outcome: 'GRANTED' | 'DENIED';
  /** Of `resolutions`. */
  readonly decision?: string | null;
  readonly effectiveAt?: string | null;
  readonly until?: string | null;
}

/**
 * Records what the Assembly decided about a request. Granted, the State may vote from an instant on: rights change within a day
 * (Rome Statute, art. 112(8)).
 * @returns the id of the request
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const decideExemption =
  (together: UnitOfWork<ExemptionsDesk>) =>
  (deed: Deed, input: ExemptionDecision): Promise<string> =>
    together(deed, async (hands) => {
      const { outcome } = input;
      const was = await requestOf(hands, input, deed.actor);
      // Nothing else that a vote of the State depends on changes from here on.
      await stateOf(hands, was.stateIso3);
      proveStep(was.status, outcome);
      const permission = outcome === 'GRANTED' ? permissionOf(was, input, hands.now) : noPermission(input);
      const request = await hands.exemptionRequests.change(was, was.version, { status: outcome, decisionId: input.decision ?? null, ...permission });
      if (outcome === 'GRANTED') await deriveVotingRights(hands, was.stateIso3);
      tellStep(hands, 'ExemptionDecided', request, ['status', 'decision', 'effectiveAt', 'until']);
      return was.id;
    });

function permissionOf(was: ExemptionRequest, said: ExemptionDecision, now: string) {
  if (said.effectiveAt == null) throw new BadInput('A permission has an instant from which on the State may vote.', 'effectiveAt');
  const permission = { effectiveAt: instantOf(said.effectiveAt), until: said.until ? instantOf(said.until) : null };
  provePermission(was, permission, now);
  return permission;
}

function noPermission({ effectiveAt, until }: ExemptionDecision) {
  if (effectiveAt != null || until != null) throw new BadInput('A refusal lets nobody vote from an instant on.', effectiveAt != null ? 'effectiveAt' : 'until');
  return { effectiveAt: null, until: null };
}
