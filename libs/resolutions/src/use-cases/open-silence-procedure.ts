import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { instantOf, rule } from '@assembly-graph/kernel';
import type { DecisionsDesk } from './decisions-desk.ts';
import { ownDraft, tellOfDraft } from './draft-steps.ts';

export interface Silence {
  readonly id: string;
  readonly expectedVersion: number;
  readonly until: string;
}

/**
 * Puts the latest informal paper of a draft under a silence procedure: who says nothing until then does not object.
 * @returns the id of the draft
 * @throws RuleBroken, NotFound, VersionConflict
 */
export const openSilenceProcedure =
  (together: UnitOfWork<DecisionsDesk>) =>
  (deed: Deed, { id, expectedVersion, until }: Silence): Promise<string> =>
    together(deed, async (hands) => {
      const was = await ownDraft(hands, deed.actor, id, expectedVersion);
      rule(was.status === 'INFORMAL', 'silence is kept on an informal paper that was circulated, before the draft is tabled');
      rule(instantOf(until) > hands.now, 'a silence procedure gives time to object');
      const papers = (await hands.steps.having({ draftId: id })).filter(({ stage }) => stage === 'INFORMAL');
      const latest = papers.reduce((a, b) => (b.position > a.position ? b : a));
      await hands.steps.change(latest, latest.version, { silenceUntil: instantOf(until) });
      const draft = await hands.drafts.change(was, expectedVersion, {});
      tellOfDraft(hands, 'DraftSilenceOpened', draft, { occurredAt: hands.now, changedFields: ['silenceUntil'], payload: { revision: draft.revision, until: instantOf(until) } });
      return id;
    });
