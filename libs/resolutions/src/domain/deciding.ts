import { rule } from '@assembly-graph/kernel';
import type { DecisionMode, DecisionResult, DecisionSubject, Requirement } from './decision.ts';
import type { DraftKind } from './draft.ts';
import { absoluteMajority, twoThirds } from './majority.ts';

/** How many States Parties voted which way; a number that is not on record is null. */
export interface Tally {
  readonly votesInFavour: number | null;
  readonly votesAgainst: number | null;
  readonly abstentions: number | null;
  readonly notParticipating: number | null;
  /** The denominators: how many States Parties there were, and how many of them were present. */
  readonly statesParties: number | null;
  readonly statesPresent: number | null;
}

export const NO_VOTES: Tally = { votesInFavour: null, votesAgainst: null, abstentions: null, notParticipating: null, statesParties: null, statesPresent: null };

/** An act of deciding, before it is held to the rules. */
export interface Deciding extends Tally {
  readonly subject: DecisionSubject;
  /** Of a draft that is decided on: what it is about. */
  readonly draftKind: DraftKind | null;
  readonly mode: DecisionMode;
  readonly requirement: Requirement | null;
  readonly result: DecisionResult;
}

const SUBSTANCE = 'Rome Statute, art. 112(7)(a)';
const CITATIONS: Readonly<Record<Requirement, string | undefined>> = {
  CONSENSUS: 'Rome Statute, art. 112(7)',
  SIMPLE_PRESENT_VOTING: 'Rome Statute, art. 112(7)(b)',
  TWO_THIRDS_PRESENT_VOTING: SUBSTANCE,
  TWO_THIRDS_STATES_PARTIES: 'Rome Statute, art. 121(3)',
  ABSOLUTE_MAJORITY_STATES_PARTIES: undefined,
};

/** Whether States are asked at all how they stand. */
export const isByVote = (mode: DecisionMode): boolean => ['VOTE', 'RECORDED_VOTE', 'NON_RECORDED_VOTE', 'SECRET_BALLOT'].includes(mode);

/** How many votes in favour it takes; null where the numbers on record do not say. Those present and voting are those in favour and against. */
export function votesNeeded(requirement: Requirement, { votesInFavour, votesAgainst, statesParties }: Tally): number | null {
  const voting = votesInFavour === null || votesAgainst === null ? null : votesInFavour + votesAgainst;
  const counted = { SIMPLE_PRESENT_VOTING: absoluteMajority, TWO_THIRDS_PRESENT_VOTING: twoThirds, TWO_THIRDS_STATES_PARTIES: twoThirds, ABSOLUTE_MAJORITY_STATES_PARTIES: absoluteMajority };
  if (requirement === 'CONSENSUS') return null;
  const of = requirement.endsWith('STATES_PARTIES') ? statesParties : voting;
  // Where all abstain, nobody has said yes.
  return of === null ? null : Math.max(1, counted[requirement](of));
}

/** How many of the States Parties are known to have been present: those said to be, or else those who voted or abstained. */
export function present({ statesPresent, votesInFavour, votesAgainst, abstentions }: Tally): number | null {
  if (statesPresent !== null) return statesPresent;
  return votesInFavour === null || votesAgainst === null ? null : votesInFavour + votesAgainst + (abstentions ?? 0);
}

/** Holds an act of deciding to the Statute. @throws RuleBroken */
export function proven<Act extends Deciding>(act: Act): Act {
  if (!isByVote(act.mode)) proveWithoutVote(act);
  else proveVote(act);
  return act;
}

function proveWithoutVote({ mode, requirement, result, ...tally }: Deciding): void {
  const counted = [tally.votesInFavour, tally.votesAgainst, tally.abstentions, tally.notParticipating].some((count) => count !== null);
  rule(!counted, mode === 'CONSENSUS' ? 'what is decided by consensus has no votes' : 'what is decided without a vote has no votes', CITATIONS.CONSENSUS);
  rule(requirement === null || requirement === 'CONSENSUS', 'a majority is counted in a vote, and there was none', CITATIONS.CONSENSUS);
  rule(result !== 'REJECTED', 'what is rejected is rejected by a vote', CITATIONS.CONSENSUS);
}

function proveVote(act: Deciding): void {
  const { mode, requirement, result, subject, draftKind } = act;
  rule(requirement !== 'CONSENSUS', 'where there is a vote, there is no consensus', CITATIONS.CONSENSUS);
  rule(mode === 'VOTE' || requirement !== null, 'of a vote the majority that it takes is on record', CITATIONS.CONSENSUS);
  rule(!['RECORDED_VOTE', 'NON_RECORDED_VOTE'].includes(mode) || (act.votesInFavour !== null && act.votesAgainst !== null), 'a vote that was counted has numbers in favour and against');
  proveCounts(act);
  if (requirement === null) return;
  if (subject === 'PROCEDURE') rule(requirement === 'SIMPLE_PRESENT_VOTING', 'a matter of procedure takes a simple majority of States Parties present and voting', CITATIONS.SIMPLE_PRESENT_VOTING);
  const isSubstance = subject === 'RESOLUTION' && draftKind !== 'PROCEDURE';
  rule(!isSubstance || requirement !== 'SIMPLE_PRESENT_VOTING', 'a matter of substance takes two thirds of those present and voting', SUBSTANCE);
  rule(draftKind !== 'AMENDMENT' || requirement === 'TWO_THIRDS_STATES_PARTIES', 'an amendment on which there is no consensus takes two thirds of States Parties', CITATIONS.TWO_THIRDS_STATES_PARTIES);
  if (requirement === 'TWO_THIRDS_PRESENT_VOTING') proveQuorum(act);
  const needed = votesNeeded(requirement, act);
  if (needed === null || act.votesInFavour === null || !['ADOPTED', 'REJECTED'].includes(result)) return;
  rule((result === 'ADOPTED') === act.votesInFavour >= needed, 'a decision is adopted if it has the votes that it takes, and rejected if it has not', CITATIONS[requirement]);
}

function proveCounts({ votesInFavour, votesAgainst, abstentions, notParticipating, statesParties, statesPresent }: Tally): void {
  const counts = [votesInFavour, votesAgainst, abstentions].map((count) => count ?? 0);
  const took = counts.reduce((sum, count) => sum + count, 0);
  const all = [...counts, notParticipating ?? 0, statesParties ?? 0, statesPresent ?? 0];
  rule(all.every((count) => Number.isInteger(count) && count >= 0), 'votes are counted from none');
  rule(statesPresent === null || took <= statesPresent, 'no more vote than are present');
  rule(statesParties === null || (took + (notParticipating ?? 0) <= statesParties && (statesPresent ?? 0) <= statesParties), 'each State Party has one vote', 'Rome Statute, art. 112(7)');
}

function proveQuorum(act: Deciding): void {
  const there = present(act);
  if (there === null || act.statesParties === null) return;
  rule(there >= absoluteMajority(act.statesParties), 'an absolute majority of States Parties is the quorum for voting on a matter of substance', SUBSTANCE);
}
