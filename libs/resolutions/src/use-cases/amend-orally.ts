import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citedBy, type CitedInput } from '@assembly-graph/kernel';
import type { DecisionsDesk } from './decisions-desk.ts';
import { ownDraft, takeStep, tellOfDraft } from './draft-steps.ts';

export interface OralAmendment extends CitedInput {
  readonly id: string;
  readonly expectedVersion: number;
  readonly amendedOn: string;
}

/**
 * Records that a tabled draft was amended orally, in the meeting; what was amended may stand in the note.
 * @returns the id of the draft
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const amendOrally =
  (together: UnitOfWork<DecisionsDesk>) =>
  (deed: Deed, input: OralAmendment): Promise<string> =>
    together(deed, async (hands) => {
      const cited = await citedBy(hands.knownSources, input);
      const was = await ownDraft(hands, deed.actor, input.id, input.expectedVersion);
      const draft = await takeStep(hands, was, { ...cited, stage: 'ORALLY_AMENDED', takenOn: input.amendedOn });
      tellOfDraft(hands, 'DraftOrallyAmended', draft, { occurredAt: input.amendedOn, changedFields: ['status'] });
      return draft.id;
    });
