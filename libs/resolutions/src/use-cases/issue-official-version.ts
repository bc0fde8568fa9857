import type { Deed, UnitOfWork } from '@assembly-graph/events';
import type { DecisionsDesk } from './decisions-desk.ts';
import type { VersionInput } from './issue-advance-version.ts';
import { issueText, tellOfText } from './issue-text.ts';

/**
 * Issues the official text of a resolution in a language (Rome Statute, art. 112(10)).
 * @returns the id of the resolution
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const issueOfficialVersion =
  (together: UnitOfWork<DecisionsDesk>) =>
  (deed: Deed, input: VersionInput): Promise<string> =>
    together(deed, async (hands) => {
      const resolution = await issueText(hands, input, 'OFFICIAL', [input.lang], null);
      tellOfText(hands, 'ResolutionTextPublished', resolution, [input.lang], input.issuedOn, { status: 'OFFICIAL' });
      return resolution.id;
    });
