import { rule } from '@assembly-graph/kernel';
import type { Office } from './election.ts';

/** The smallest number that is more than half. */
export const absoluteMajority = (of: number): number => Math.floor(of / 2) + 1;
/** The smallest number that is at least two thirds. */
export const twoThirds = (of: number): number => Math.ceil((2 * of) / 3);

export const MAJORITIES = ['TWO_THIRDS_PRESENT_AND_VOTING', 'ABSOLUTE_MAJORITY_OF_MEMBERS', 'SIMPLE_MAJORITY_PRESENT_AND_VOTING'] as const;
export type Majority = (typeof MAJORITIES)[number];

const BY_STATUTE: Readonly<Partial<Record<Office, readonly [Majority, string]>>> = {
  JUDGE: ['TWO_THIRDS_PRESENT_AND_VOTING', 'Rome Statute, art. 36(6)(a)'],
  PROSECUTOR: ['ABSOLUTE_MAJORITY_OF_MEMBERS', 'Rome Statute, art. 42(4)'],
  DEPUTY_PROSECUTOR: ['ABSOLUTE_MAJORITY_OF_MEMBERS', 'Rome Statute, art. 42(4)'],
};

/** Where the majority of an office is laid down; undefined where the Statute does not say. */
export const majorityCitation = (office: Office): string | undefined => BY_STATUTE[office]?.[1];

/**
 * The majority by which an office is filled: the Statute's for judges, the Prosecutor and Deputy Prosecutors; of others it is to be said.
 * @throws RuleBroken
 */
export function majorityFor(office: Office, said: Majority | null): Majority {
  const [majority, citation] = BY_STATUTE[office] ?? [];
  if (majority === undefined) {
    rule(said !== null, 'the majority by which this office is filled is to be said: the Statute does not lay it down');
    return said;
  }
  rule(said === null || said === majority, 'the majority by which this office is filled is that of the Statute', citation);
  return majority;
}

/** What a majority is counted from; a count that is not there yet is null. */
export interface Counted {
  readonly statesParties: number;
  /** Valid ballots that are no abstentions: the States present and voting. */
  readonly voting: number | null;
}

/** How many votes elect: of the members it is known before the ballot, of those present and voting only after it (null until then). */
export function requiredVotes(majority: Majority, { statesParties, voting }: Counted): number | null {
  if (majority === 'ABSOLUTE_MAJORITY_OF_MEMBERS') return absoluteMajority(statesParties);
  if (voting === null) return null;
  return majority === 'SIMPLE_MAJORITY_PRESENT_AND_VOTING' ? absoluteMajority(voting) : twoThirds(voting);
}
