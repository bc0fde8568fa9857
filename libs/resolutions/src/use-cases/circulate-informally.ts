import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citedBy, webAddress, type CitedInput } from '@assembly-graph/kernel';
import type { DecisionsDesk } from './decisions-desk.ts';
import { ownDraft, takeStep, tellOfDraft } from './draft-steps.ts';

export interface Circulation extends CitedInput {
  readonly id: string;
  readonly expectedVersion: number;
  readonly circulatedOn: string;
  readonly url?: string | null;
}

/**
 * Circulates a draft as an informal paper: the first, then Rev.1, Rev.2 …
 * @returns the id of the draft
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const circulateInformally =
  (together: UnitOfWork<DecisionsDesk>) =>
  (deed: Deed, input: Circulation): Promise<string> =>
    together(deed, async (hands) => {
      const cited = await citedBy(hands.knownSources, input);
      const was = await ownDraft(hands, deed.actor, input.id, input.expectedVersion);
      const revision = was.status === 'INFORMAL' ? was.revision + 1 : 0;
      const step = { ...cited, stage: 'INFORMAL', takenOn: input.circulatedOn, revision, url: webAddress('url', input.url) } as const;
      const draft = await takeStep(hands, was, step, { revision });
      tellOfDraft(hands, 'DraftCirculated', draft, { occurredAt: input.circulatedOn, changedFields: ['status', 'revision'], payload: { revision } });
      return draft.id;
    });
