import type { Deed, UnitOfWork } from '@assembly-graph/events';
import type { Language } from '@assembly-graph/kernel';
import type { DecisionsDesk } from './decisions-desk.ts';
import { issueText, tellOfText, type Issue } from './issue-text.ts';

export interface VersionInput extends Issue {
  readonly lang: Language;
}

/**
 * Issues the advance version of a resolution in a language.
 * @returns the id of the resolution
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const issueAdvanceVersion =
  (together: UnitOfWork<DecisionsDesk>) =>
  (deed: Deed, input: VersionInput): Promise<string> =>
    together(deed, async (hands) => {
      const resolution = await issueText(hands, input, 'ADVANCE_VERSION', [input.lang], null);
      tellOfText(hands, 'ResolutionTextPublished', resolution, [input.lang], input.issuedOn, { status: 'ADVANCE' });
      return resolution.id;
    });
