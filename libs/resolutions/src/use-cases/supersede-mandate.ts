import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { rule } from '@assembly-graph/kernel';
import { brought, provenDays } from '../domain/mandate.ts';
import type { DecisionsDesk } from './decisions-desk.ts';
import { seen } from './draft-steps.ts';
import { tellOfMandate } from './mandate-desk.ts';

export interface Supersession {
  readonly id: string;
  readonly expectedVersion: number;
  readonly by: string;
}

/**
 * Records that a later mandate takes the place of this one, from the day on which that was given.
 * @returns the id of the mandate that is superseded
 * @throws RuleBroken, NotFound, VersionConflict
 */
export const supersedeMandate =
  (together: UnitOfWork<DecisionsDesk>) =>
  (deed: Deed, { id, expectedVersion, by }: Supersession): Promise<string> =>
    together(deed, async (hands) => {
      const was = seen(await hands.mandates.get(id), expectedVersion);
      const status = brought(was.status, 'SUPERSEDED');
      const later = await hands.mandates.get(by);
      rule(later.madeOn > was.madeOn, 'a mandate is superseded by one that was given later');
      const is = { status, supersededById: later.id, supersededOn: later.madeOn };
      provenDays({ ...was, ...is }, hands.now.slice(0, 10));
      const mandate = await hands.mandates.change(was, expectedVersion, is);
      tellOfMandate(hands, 'MandateSuperseded', mandate, { occurredAt: later.madeOn, changedFields: ['status', 'supersededBy'], payload: { supersededBy: later.id } });
      return id;
    });
