import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { proveStep } from '../domain/exemption-request.ts';
import { requestOf, tellStep, type ExemptionsDesk } from './exemptions-desk.ts';

export interface ExemptionWithdrawal {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason: string;
}

/**
 * Takes a request back before it is decided, for the State that made it.
 * @returns the id of the request
 * @throws RuleBroken, NotFound, VersionConflict
 */
export const withdrawExemptionRequest =
  (together: UnitOfWork<ExemptionsDesk>) =>
  (deed: Deed, withdrawal: ExemptionWithdrawal): Promise<string> =>
    together(deed, async (hands) => {
      const was = await requestOf(hands, withdrawal, deed.actor);
      proveStep(was.status, 'WITHDRAWN');
      const request = await hands.exemptionRequests.change(was, was.version, { status: 'WITHDRAWN' });
      tellStep(hands, 'ExemptionRequestWithdrawn', request, ['status'], withdrawal.reason);
      return was.id;
    });
