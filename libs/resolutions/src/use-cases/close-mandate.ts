import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { brought, provenDays } from '../domain/mandate.ts';
import type { DecisionsDesk } from './decisions-desk.ts';
import { seen } from './draft-steps.ts';
import { tellOfMandate } from './mandate-desk.ts';

export interface MandateClosing {
  readonly id: string;
  readonly expectedVersion: number;
  readonly closedOn: string;
  readonly reason: string;
}

/**
 * Records that nothing more is to come of a mandate, answered or not.
 * @returns the id of the mandate
 * @throws RuleBroken, NotFound, VersionConflict
 */
export const closeMandate =
  (together: UnitOfWork<DecisionsDesk>) =>
  (deed: Deed, { id, expectedVersion, closedOn, reason }: MandateClosing): Promise<string> =>
    together(deed, async (hands) => {
      const was = seen(await hands.mandates.get(id), expectedVersion);
      const is = { status: brought(was.status, 'CLOSED'), closedOn };
      provenDays({ ...was, ...is }, hands.now.slice(0, 10));
      const mandate = await hands.mandates.change(was, expectedVersion, is);
      tellOfMandate(hands, 'MandateClosed', mandate, { occurredAt: closedOn, changedFields: ['status'], reason, payload: { wasReported: was.reportedOn !== null } });
      return id;
    });
