import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citedBy, webAddress, type CitedInput } from '@assembly-graph/kernel';
import { advanced } from '../domain/lifecycle.ts';
import { revisionSymbol } from '../domain/symbols.ts';
import type { DecisionsDesk } from './decisions-desk.ts';
import { ownDraft, takeStep, tellOfDraft } from './draft-steps.ts';

export interface Revision extends CitedInput {
  readonly id: string;
  readonly expectedVersion: number;
  readonly revisedOn: string;
  readonly url?: string | null;
}

/**
 * Issues the next revision of a tabled draft, `L.n/Rev.k`.
 * @returns the id of the draft
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const reviseDraft =
  (together: UnitOfWork<DecisionsDesk>) =>
  (deed: Deed, input: Revision): Promise<string> =>
    together(deed, async (hands) => {
      const cited = await citedBy(hands.knownSources, input);
      const was = await ownDraft(hands, deed.actor, input.id, input.expectedVersion);
      advanced(was.status, 'REVISED');
      const revision = was.revision + 1;
      const symbol = revisionSymbol(was.symbol!, revision);
      const step = { ...cited, stage: 'REVISED', takenOn: input.revisedOn, symbol, revision, url: webAddress('url', input.url) } as const;
      const draft = await takeStep(hands, was, step, { revision });
      tellOfDraft(hands, 'DraftRevised', draft, { occurredAt: input.revisedOn, changedFields: ['status', 'revision'], payload: { revision, revisionSymbol: symbol } });
      return draft.id;
    });
