import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { actsForState, citing, NotFound, rule, type CitedInput } from '@assembly-graph/kernel';
import type { StateVote, VoteOption } from '../domain/state-vote.ts';
import type { DecisionsDesk } from './decisions-desk.ts';
import { seen } from './draft-steps.ts';

export interface VoteCorrection extends Partial<CitedInput> {
  readonly id: string;
  readonly expectedVersion: number;
  readonly intendedOption: VoteOption;
}

/**
 * Records what a State said later that it had meant by its vote. What was cast stays, and the tally counts it.
 * @returns the id of the vote
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const recordVoteCorrection =
  (together: UnitOfWork<DecisionsDesk>) =>
  (deed: Deed, { id, expectedVersion, intendedOption, sources, confidence, note }: VoteCorrection): Promise<string> =>
    together(deed, async (hands) => {
      const found = await hands.stateVotes.get(id);
      if (!actsForState(deed.actor, found.stateIso3)) throw new NotFound('The vote', id);
      const was = seen(found, expectedVersion);
      rule((was.intendedOption ?? was.castOption) !== intendedOption, 'a correction says something else than the record does');
      const said = Object.entries({ sourceKeys: sources, confidence, note }).filter(([, value]) => value != null);
      const is = await citing(hands.knownSources, Object.fromEntries(said) as Partial<StateVote>);
      const vote = await hands.stateVotes.change(was, expectedVersion, { ...is, intendedOption });
      const decision = await hands.decisions.get(vote.decisionId);
      hands.audit({ subject: { type: 'StateVote', id }, version: vote.version, changedFields: ['intendedOption'], reason: null });
      hands.outbox.add({
        type: 'StateVoteCorrected',
        subject: { type: 'StateVote', id, naturalKey: null },
        subjectVersion: vote.version,
        occurredAt: hands.now,
        topics: decision.topics,
        session: decision.sessionCode,
        states: [vote.stateIso3],
        changedFields: ['intendedOption'],
        correctionOf: await hands.eventOf('StateVotesRecorded', vote.decisionId),
        payload: { decisionId: vote.decisionId, state: vote.stateIso3, castOption: vote.castOption, intendedOption },
      });
      return id;
    });
