import type { Cited, Collection } from '@assembly-graph/kernel';
import type { MinimumRequirement } from './minimum-requirement.ts';

export const BALLOT_STATUSES = ['OPEN', 'COUNTED'] as const;
export type BallotStatus = (typeof BALLOT_STATUSES)[number];

/** What was read out after a count; null of what was not. */
export interface Totals {
  readonly ballotsCast: number | null;
  readonly invalid: number | null;
  readonly valid: number | null;
  readonly abstentions: number | null;
  /** The votes for all candidates together. */
  readonly votes: number | null;
}

/** One round of secret voting in an election. Figures that no source gives are null. */
export interface Ballot extends Cited {
  readonly id: string;
  readonly electionCode: string;
  readonly number: number;
  readonly status: BallotStatus;
  readonly openedAt: string | null;
  /** How many States Parties there were, entitled to vote or not. */
  readonly statesParties: number | null;
  readonly entitled: number | null;
  readonly ballotsCast: number | null;
  readonly invalid: number | null;
  readonly valid: number | null;
  readonly abstentions: number | null;
  readonly requiredMajority: number | null;
  readonly maxVotesPerBallot: number | null;
  readonly minimumRequirements: readonly MinimumRequirement[];
  readonly declaredTotals: Totals | null;
  readonly version: number;
  readonly knownFrom: string | null;
}

/** What the data set does not say of a ballot. */
export const NOT_HELD_HERE = {
  status: 'COUNTED', openedAt: null, statesParties: null, entitled: null, ballotsCast: null, invalid: null, valid: null, abstentions: null,
  requiredMajority: null, maxVotesPerBallot: null, minimumRequirements: [], declaredTotals: null, version: 1, knownFrom: null,
} as const satisfies Partial<Ballot>;

export const NOT_ENTITLED_REASONS = ['SUSPENDED_112_8', 'NOT_STATED'] as const;
export type NotEntitledReason = (typeof NOT_ENTITLED_REASONS)[number];

/** A State Party that could not vote on a ballot, as it stood when the ballot was opened. */
export interface NotEntitled extends Cited {
  readonly id: string;
  readonly ballotId: string;
  readonly stateIso3: string;
  readonly reason: NotEntitledReason;
}

/** `ballot`: by its id. */
export type NotEntitledStates = Collection<NotEntitled, 'ballot'>;

/** What one candidate got on a ballot. */
export interface BallotResult extends Cited {
  readonly id: string;
  readonly ballotId: string;
  readonly candidatureId: string;
  readonly votes: number;
  readonly elected: boolean;
  readonly version: number;
  readonly knownFrom: string | null;
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
