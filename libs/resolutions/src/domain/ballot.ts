import type { Cited, Collection } from '@assembly-graph/kernel';

/** One round of secret voting in an election. */
export interface Ballot extends Cited {
  readonly id: string;
  readonly electionCode: string;
  readonly number: number;
}

/** What one candidate got on a ballot. */
export interface BallotResult extends Cited {
  readonly id: string;
  readonly ballotId: string;
  readonly candidatureId: string;
  readonly votes: number;
  readonly elected: boolean;
}

export type Ballots = Collection<Ballot, 'election'>;
/** `byKeys`: by the ballot's id. */
export type BallotResults = Collection<BallotResult>;

/** How a ballot's results are read out: the most votes first; ties by id, so that the order is the same every time. */
export const byVotes = (results: readonly BallotResult[]): BallotResult[] =>
  [...results].sort((a, b) => b.votes - a.votes || (a.id < b.id ? -1 : 1));

/** Individual votes in the Assembly's elections are secret by rule; no source could ever give them. */
export const VOTES_AVAILABILITIES = ['SECRET', 'NOT_RECORDED', 'RECORDED'] as const;
export type VotesAvailability = (typeof VOTES_AVAILABILITIES)[number];
