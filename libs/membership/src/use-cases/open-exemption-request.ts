import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { actsForState, citedBy, instantOf, NotFound, rule, type CitedInput } from '@assembly-graph/kernel';
import { votingRights } from '../domain/voting-rights.ts';
import { tellStep, type ExemptionsDesk } from './exemptions-desk.ts';
import { stateOf } from './states-desk.ts';

export interface ExemptionInput extends CitedInput {
  readonly state: string;
  readonly session: string;
  readonly grounds: string;
  readonly submittedAt?: string | null;
}

/**
 * Asks the Assembly to let a State vote in spite of its arrears, due to conditions beyond its control (Rome Statute, art. 112(8)).
 * @returns the id of the request
 * @throws RuleBroken, NotFound, BadInput
 */
export const openExemptionRequest =
  (together: UnitOfWork<ExemptionsDesk>) =>
  (deed: Deed, input: ExemptionInput): Promise<string> =>
    together(deed, async (hands) => {
      if (!actsForState(deed.actor, input.state)) throw new NotFound('The State', input.state);
      const submittedAt = input.submittedAt ? instantOf(input.submittedAt) : hands.now;
      rule(submittedAt <= hands.now, 'a request is recorded when it was made, not before');
      rule(!input.submittedAt || deed.actor.role === 'secretariat', 'a delegation makes its request now; the secretariat enters those made before');
      const cited = await citedBy(hands.knownSources, input);
      const { iso3 } = await stateOf(hands, input.state);
      const { statuses } = await hands.votingBasis(iso3);
      const then = votingRights({ statuses, arrears: [], permissions: [] }).find(({ fromAt, toAt }) => (fromAt === null || fromAt <= submittedAt) && (toAt === null || submittedAt < toAt));
      rule(then?.standing === 'ENTITLED', 'only a State Party asks to be permitted to vote', 'Rome Statute, art. 112(8)');
      const request = await hands.exemptionRequests.add({
        id: randomUUID(), stateIso3: iso3, sessionCode: input.session, submittedAt, grounds: input.grounds, status: 'REQUESTED', decisionId: null, effectiveAt: null, until: null, ...cited,
      });
      tellStep(hands, 'ExemptionRequested', request, ['status']);
      return request.id;
    });
