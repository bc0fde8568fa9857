import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citedBy, webAddress, type CitedInput } from '@assembly-graph/kernel';
import { sortKeyOf } from '../domain/resolution.ts';
import { symbolIn } from '../domain/symbols.ts';
import type { DecisionsDesk } from './decisions-desk.ts';
import { ownDraft, takeStep, tellOfDraft } from './draft-steps.ts';

export interface Tabling extends CitedInput {
  readonly id: string;
  readonly expectedVersion: number;
  readonly symbol: string;
  readonly tabledOn: string;
  readonly url?: string | null;
}

/**
 * Tables a draft under its symbol, `ICC-ASP/{session}/L.n`: from now on everybody sees it.
 * @returns the id of the draft
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const tableDraft =
  (together: UnitOfWork<DecisionsDesk>) =>
  (deed: Deed, input: Tabling): Promise<string> =>
    together(deed, async (hands) => {
      const { tabledOn } = input;
      const cited = await citedBy(hands.knownSources, input);
      const was = await ownDraft(hands, deed.actor, input.id, input.expectedVersion);
      const symbol = symbolIn('L', was.sessionCode, input.symbol);
      const step = { ...cited, stage: 'TABLED', takenOn: tabledOn, symbol, revision: 0, url: webAddress('url', input.url) } as const;
      const draft = await takeStep(hands, was, step, { symbol, sortKey: sortKeyOf(symbol), tabledOn, revision: 0 });
      tellOfDraft(hands, 'DraftTabled', draft, { occurredAt: tabledOn, changedFields: ['status', 'symbol', 'tabledOn'] });
      return draft.id;
    });
