import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citedBy, type CitedInput } from '@assembly-graph/kernel';
import type { DecisionsDesk } from './decisions-desk.ts';
import { ownDraft, takeStep, tellOfDraft } from './draft-steps.ts';

export interface NoAction extends CitedInput {
  readonly id: string;
  readonly expectedVersion: number;
  readonly on: string;
}

/**
 * Records that the session took no action on a tabled draft, which stays on record.
 * @returns the id of the draft
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const recordNoAction =
  (together: UnitOfWork<DecisionsDesk>) =>
  (deed: Deed, input: NoAction): Promise<string> =>
    together(deed, async (hands) => {
      const cited = await citedBy(hands.knownSources, input);
      const was = await ownDraft(hands, deed.actor, input.id, input.expectedVersion);
      const draft = await takeStep(hands, was, { ...cited, stage: 'NO_ACTION', takenOn: input.on });
      tellOfDraft(hands, 'DraftNoActionTaken', draft, { occurredAt: input.on, changedFields: ['status'] });
      return draft.id;
    });
