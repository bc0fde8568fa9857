import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { rule, type Language } from '@assembly-graph/kernel';
import type { DecisionsDesk } from './decisions-desk.ts';
import { issueText, tellOfText, type Issue } from './issue-text.ts';

export interface CorrigendumInput extends Issue {
  readonly langs: readonly Language[];
}

/**
 * Issues the next corrigendum to the official text of a resolution, `Res.n/Corr.k`, in some languages. It never changes the adoption.
 * @returns the id of the resolution
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const issueResolutionCorrigendum =
  (together: UnitOfWork<DecisionsDesk>) =>
  (deed: Deed, input: CorrigendumInput): Promise<string> =>
    together(deed, async (hands) => {
      const { symbol } = await hands.resolutions.get(input.id);
      rule(symbol !== null, 'a corrigendum is known by the symbol of its resolution, and this one has none on record');
      const earlier = (await hands.steps.having({ resolutionId: input.id, stage: 'CORRECTED' })).map((step) => step.symbol);
      const corrigendum = `${symbol}/Corr.${new Set(earlier).size + 1}`;
      const langs = [...new Set(input.langs)];
      const resolution = await issueText(hands, input, 'CORRECTED', langs, corrigendum);
      tellOfText(hands, 'ResolutionCorrected', resolution, langs, input.issuedOn, { status: 'CORRECTED', corrigendum });
      return resolution.id;
    });
