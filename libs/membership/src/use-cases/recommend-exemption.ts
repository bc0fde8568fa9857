import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { proveStep } from '../domain/exemption-request.ts';
import { requestOf, tellStep, type ExemptionsDesk } from './exemptions-desk.ts';

export interface Advice {
  readonly id: string;
  readonly expectedVersion: number;
}

/**
 * Records that the Committee on Budget and Finance advises the Assembly to permit a State to vote (practice under art. 112(8)).
 * @returns the id of the request
 * @throws RuleBroken, NotFound, VersionConflict
 */
export const recommendExemption =
  (together: UnitOfWork<ExemptionsDesk>) =>
  (deed: Deed, advice: Advice): Promise<string> =>
    together(deed, async (hands) => {
      const was = await requestOf(hands, advice, deed.actor);
      proveStep(was.status, 'RECOMMENDED');
      const request = await hands.exemptionRequests.change(was, was.version, { status: 'RECOMMENDED' });
      tellStep(hands, 'ExemptionRecommended', request, ['status']);
      return was.id;
    });
