import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { actsForState, NotFound } from '@assembly-graph/kernel';
import { disposed, type Disposition } from '../domain/amendment-proposal.ts';
import { actsForDraft } from '../domain/draft.ts';
import type { DecisionsDesk } from './decisions-desk.ts';
import { seen } from './draft-steps.ts';

export interface Disposal {
  readonly id: string;
  readonly expectedVersion: number;
  readonly disposition: Disposition;
  readonly disposedOn: string;
}

/**
 * Records what became of a proposed amendment: those who proposed it withdraw it, the sponsors of the draft accept or merge it; the
 * secretariat records any of them, and that it was rejected.
 * @returns the id of the proposal
 * @throws RuleBroken, NotFound, VersionConflict
 */
export const disposeAmendment =
  (together: UnitOfWork<DecisionsDesk>) =>
  (deed: Deed, { id, expectedVersion, disposition, disposedOn }: Disposal): Promise<string> =>
    together(deed, async (hands) => {
      const found = await hands.amendments.get(id);
      const draft = await hands.drafts.get(found.draftId);
      const { actor } = deed;
      const may = {
        WITHDRAWN: found.proposers.length === 1 && actsForState(actor, found.proposers[0]),
        ACCEPTED: actsForDraft(actor, draft),
        MERGED: actsForDraft(actor, draft),
        REJECTED: false,
      }[disposition];
      if (!may && actor.role !== 'secretariat') throw new NotFound('The amendment proposal', id);
      const was = seen(found, expectedVersion);
      const proposal = await hands.amendments.change(was, expectedVersion, disposed(was, disposition, disposedOn, hands.now.slice(0, 10)));
      hands.audit({ subject: { type: 'AmendmentProposal', id }, version: proposal.version, changedFields: ['disposition'], reason: null });
      hands.outbox.add({
        type: 'AmendmentDisposed',
        subject: { type: 'AmendmentProposal', id, naturalKey: null },
        subjectVersion: proposal.version,
        occurredAt: disposedOn,
        topics: proposal.topics,
        session: proposal.sessionCode,
        states: proposal.proposers,
        changedFields: ['disposition'],
        payload: { draftId: draft.id, draft: draft.symbol, disposition },
      });
      return id;
    });
