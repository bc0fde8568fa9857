import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citedBy, NotFound, rule, type CitedInput } from '@assembly-graph/kernel';
import { randomUUID } from 'node:crypto';
import { isOnTheTable } from '../domain/lifecycle.ts';
import type { DecisionsDesk } from './decisions-desk.ts';
import { actingState, provenStates, tabledDraft } from './draft-steps.ts';
import { provenDay } from '../domain/lifecycle-step.ts';

export interface ProposalInput extends CitedInput {
  readonly draft: string;
  readonly proposers: readonly string[];
  readonly target?: string | null;
  readonly paragraph?: string | null;
  readonly proposedOn: string;
  readonly text?: string | null;
}

/**
 * Records that States propose an amendment to a draft on the table; a delegation for its own State.
 * @returns the id of the proposal
 * @throws RuleBroken, NotFound, BadInput
 */
export const proposeAmendment =
  (together: UnitOfWork<DecisionsDesk>) =>
  (deed: Deed, input: ProposalInput): Promise<string> =>
    together(deed, async (hands) => {
      const cited = await citedBy(hands.knownSources, input);
      const { version } = await hands.drafts.get(input.draft);
      const draft = await tabledDraft(hands, deed.actor, input.draft, version);
      rule(isOnTheTable(draft.status), 'an amendment is proposed to a draft that is on the table: tabled, and not yet decided on');
      const proposers = deed.actor.role !== 'secretariat' ? [await ownOf(hands, deed, input.proposers)] : await provenStates(hands, 'proposers', input.proposers);
      rule(proposers.length > 0, 'an amendment is proposed by a State');
      const paragraph = input.paragraph == null ? null : await hands.paragraphs.get(input.paragraph);
      if (paragraph && paragraph.draftId !== draft.id) throw new NotFound('The paragraph', input.paragraph!);
      const { proposedOn } = input;
      provenDay(proposedOn, hands.now.slice(0, 10), [{ takenOn: draft.tabledOn }]);
      const id = randomUUID();
      await hands.amendments.add({
        ...cited, id, draftId: draft.id, sessionCode: draft.sessionCode, topics: draft.topics, target: input.target ?? paragraph?.label ?? null,
        paragraphId: paragraph?.id ?? null, proposers, proposedOn, text: input.text ?? null, disposition: null, disposedOn: null,
      });
      hands.audit({ subject: { type: 'AmendmentProposal', id }, version: 1, changedFields: ['proposers'], reason: null });
      hands.outbox.add({
        type: 'AmendmentProposed',
        subject: { type: 'AmendmentProposal', id, naturalKey: null },
        subjectVersion: 1,
        occurredAt: proposedOn,
        topics: draft.topics,
        session: draft.sessionCode,
        states: proposers,
        payload: { draftId: draft.id, draft: draft.symbol },
      });
      return id;
    });

/** A delegation's own State; it names no other. */
function ownOf(hands: DecisionsDesk, deed: Deed, proposers: readonly string[]): Promise<string> {
  const [named = null, ...others] = proposers;
  if (others.length > 0) throw new NotFound('The State', others[0]!);
  return actingState(hands, deed, named);
}
