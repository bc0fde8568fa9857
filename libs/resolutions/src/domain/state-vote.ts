import { rule, type Cited, type Collection } from '@assembly-graph/kernel';
import type { Decision, DecisionMode } from './decision.ts';
import type { RegionalGroupCode } from './regional-group.ts';

export const VOTE_OPTIONS = ['IN_FAVOUR', 'AGAINST', 'ABSTAINING', 'NOT_PARTICIPATING', 'ABSENT', 'NOT_ENTITLED'] as const;
export type VoteOption = (typeof VOTE_OPTIONS)[number];

/** How a State voted in a recorded vote. Of no other vote is there such a thing. */
export interface StateVote extends Cited {
  readonly id: string;
  readonly version: number;
  readonly knownFrom: string | null;
  readonly decisionId: string;
  readonly stateIso3: string;
  /** As it was cast, which is what the tally counts; never changed. */
  readonly castOption: VoteOption;
  /** What the State said later that it had meant; null: it said nothing. */
  readonly intendedOption: VoteOption | null;
  /** The regional group of the State on the day of the vote, kept as it was then. */
  readonly regionAtVote: RegionalGroupCode | null;
}

/** `decision`: by its id; `state`: by its alpha-3 code. */
export type StateVotes = Collection<StateVote, 'decision' | 'state'>;

const SENTENCES: Partial<Record<DecisionMode, string>> = {
  CONSENSUS: 'what is decided by consensus has no votes',
  SECRET_BALLOT: "in a secret ballot no State's vote is on record",
};

const COUNTED = [['IN_FAVOUR', 'votesInFavour'], ['AGAINST', 'votesAgainst'], ['ABSTAINING', 'abstentions'], ['NOT_PARTICIPATING', 'notParticipating']] as const;

/** Holds the votes of a decision to what it is: all that are on record, in any order. @throws RuleBroken */
export function provenVotes(decision: Pick<Decision, 'mode' | (typeof COUNTED)[number][1]>, votes: readonly Pick<StateVote, 'stateIso3' | 'castOption'>[]): void {
  rule(decision.mode === 'RECORDED_VOTE', SENTENCES[decision.mode ?? 'VOTE'] ?? 'only of a recorded vote is it on record how each State voted');
  rule(new Set(votes.map(({ stateIso3 }) => stateIso3)).size === votes.length, 'each State Party has one vote', 'Rome Statute, art. 112(7)');
  for (const [option, count] of COUNTED) {
    const counted = decision[count];
    rule(counted === null || votes.filter(({ castOption }) => castOption === option).length <= counted, 'no more States are named than votes were counted');
  }
}
