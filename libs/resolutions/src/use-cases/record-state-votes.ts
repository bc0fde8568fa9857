import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citedBy, type CitedInput } from '@assembly-graph/kernel';
import { randomUUID } from 'node:crypto';
import type { RegionalGroupCode } from '../domain/regional-group.ts';
import { provenVotes, type VoteOption } from '../domain/state-vote.ts';
import type { DecisionsDesk } from './decisions-desk.ts';
import { provenStates, seen } from './draft-steps.ts';

export interface VotesInput extends CitedInput {
  readonly id: string;
  readonly expectedVersion: number;
  readonly votes: readonly { readonly state: string; readonly option: VoteOption; readonly regionAtVote?: RegionalGroupCode | null }[];
}

/**
 * Records how States voted in a recorded vote, all at once or by and by. Each State Party has one vote (art. 112(7)).
 * @returns the id of the decision
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const recordStateVotes =
  (together: UnitOfWork<DecisionsDesk>) =>
  (deed: Deed, input: VotesInput): Promise<string> =>
    together(deed, async (hands) => {
      const cited = await citedBy(hands.knownSources, input);
      const was = seen(await hands.decisions.get(input.id), input.expectedVersion);
      const states = await provenStates(hands, 'votes', input.votes.map(({ state }) => state));
      const cast = input.votes.map(({ state, option, regionAtVote }) => ({ stateIso3: state, castOption: option, regionAtVote: regionAtVote ?? null }));
      provenVotes(was, [...(await hands.stateVotes.having({ decisionId: was.id })), ...cast]);
      for (const vote of cast) await hands.stateVotes.add({ ...cited, ...vote, id: randomUUID(), decisionId: was.id, intendedOption: null });
      const decision = await hands.decisions.change(was, was.version, {});
      hands.audit({ subject: { type: 'Decision', id: was.id }, version: decision.version, changedFields: ['stateVotes'], reason: null });
      hands.outbox.add({
        type: 'StateVotesRecorded',
        subject: { type: 'Decision', id: was.id, naturalKey: null },
        subjectVersion: decision.version,
        occurredAt: decision.decidedOn,
        topics: decision.topics,
        session: decision.sessionCode,
        states,
        changedFields: ['stateVotes'],
        payload: { decisionId: was.id, votes: cast.map(({ stateIso3, castOption }) => ({ state: stateIso3, option: castOption })) },
      });
      return was.id;
    });
