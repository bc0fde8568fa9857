import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { ENTERED_HERE, rule } from '@assembly-graph/kernel';
import type { DecisionsDesk } from './decisions-desk.ts';
import { ownDraft, takeStep, tellOfDraft } from './draft-steps.ts';

export interface Withdrawal {
  readonly id: string;
  readonly expectedVersion: number;
  readonly withdrawnOn: string;
  readonly reason: string;
}

/**
 * Withdraws a draft, which stays on record. A delegation withdraws what its State alone has brought.
 * @returns the id of the draft
 * @throws RuleBroken, NotFound, VersionConflict
 */
export const withdrawDraft =
  (together: UnitOfWork<DecisionsDesk>) =>
  (deed: Deed, { id, expectedVersion, withdrawnOn, reason }: Withdrawal): Promise<string> =>
    together(deed, async (hands) => {
      const was = await ownDraft(hands, deed.actor, id, expectedVersion);
      const others = [...was.sponsorStates, ...was.sponsorBodies, was.facilitatorIso3].filter((one) => one !== null && one !== deed.actor.state);
      rule(deed.actor.role === 'secretariat' || others.length === 0, 'a draft that has other sponsors is withdrawn through the Secretariat; one of them withdraws its sponsorship');
      const draft = await takeStep(hands, was, { ...ENTERED_HERE, stage: 'WITHDRAWN', takenOn: withdrawnOn });
      tellOfDraft(hands, 'DraftWithdrawn', draft, { occurredAt: withdrawnOn, changedFields: ['status'], reason });
      return id;
    });
