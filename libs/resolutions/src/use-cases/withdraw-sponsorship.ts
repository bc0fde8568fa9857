import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { rule } from '@assembly-graph/kernel';
import { withoutSponsor } from '../domain/draft.ts';
import { mayFollow } from '../domain/lifecycle.ts';
import type { Sponsorship } from './cosponsor-draft.ts';
import type { DecisionsDesk } from './decisions-desk.ts';
import { actingState, tabledDraft, tellOfDraft } from './draft-steps.ts';

/**
 * Lets a State leave the sponsors of a draft that is not decided on yet; there are others.
 * @returns the id of the draft
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const withdrawSponsorship =
  (together: UnitOfWork<DecisionsDesk>) =>
  (deed: Deed, { id, expectedVersion, state }: Sponsorship): Promise<string> =>
    together(deed, async (hands) => {
      const was = await tabledDraft(hands, deed.actor, id, expectedVersion);
      const iso3 = await actingState(hands, deed, state);
      rule(mayFollow(was.status, 'WITHDRAWN'), 'the sponsors of a draft are those it has when it is decided on');
      const draft = await hands.drafts.change(was, expectedVersion, { sponsorStates: withoutSponsor(was, iso3) });
      tellOfDraft(hands, 'DraftSponsorshipWithdrawn', draft, { occurredAt: hands.now, changedFields: ['sponsors'], payload: { state: iso3 } });
      return id;
    });
