import { rule } from '@assembly-graph/kernel';
import type { Ballot, BallotResult } from './ballot.ts';
import type { Candidature, CandidatureResult } from './candidature.ts';
import type { Election } from './election.ts';
import { majorityCitation, requiredVotes } from './majority.ts';
import { requirementsBefore } from './minimum-requirement.ts';
import { lastOf, receivesOn, type Days } from './nomination-period.ts';

/** All that is on record of one election. */
export interface ElectionRecord {
  readonly election: Election;
  readonly periods: readonly Days[];
  readonly candidatures: readonly Candidature[];
  readonly ballots: readonly Ballot[];
  readonly results: readonly BallotResult[];
}

/** What may become of a candidature; what isn't named stays what it is. */
const COURSE: Readonly<Partial<Record<CandidatureResult, readonly CandidatureResult[]>>> = {
  SHORT_LISTED: ['STANDING', 'WITHDRAWN', 'NOT_ELECTED'],
  STANDING: ['WITHDRAWN', 'ELECTED', 'NOT_ELECTED'],
};

/** Whether one may become the other. */
export const mayBecome = (is: CandidatureResult, next: CandidatureResult): boolean => COURSE[is]?.includes(next) ?? false;

export const standing = ({ candidatures }: ElectionRecord): readonly Candidature[] => candidatures.filter(({ result }) => result === 'STANDING');
export const elected = ({ candidatures }: ElectionRecord): readonly Candidature[] => candidatures.filter(({ result }) => result === 'ELECTED');
export const seatsLeft = (record: ElectionRecord): number => record.election.seats - elected(record).length;
const open = ({ ballots }: ElectionRecord) => ballots.find(({ status }) => status === 'OPEN');
const lastBallot = ({ ballots }: ElectionRecord) => [...ballots].sort((a, b) => a.number - b.number).at(-1);

/** What a nomination says of a candidate, who is a public figure by it. */
export type Nominee = Pick<Candidature, 'candidateName' | 'nationalityIso3' | 'list' | 'gender' | 'regionalGroup' | 'nominatedByIso3'>;

/** @throws RuleBroken */
export function proveNomination(record: ElectionRecord, nominee: Nominee, day: string): void {
  const { election, periods, candidatures, ballots } = record;
  const isJudge = election.office === 'JUDGE';
  rule(receivesOn(periods, day), 'nominations are received while the nomination period is open', 'ICC-ASP/3/Res.6');
  rule(ballots.length === 0, 'nobody is nominated once voting has begun');
  proveListed(election, nominee);
  const same = candidatures.filter(({ result }) => result !== 'WITHDRAWN');
  rule(
    !isJudge || nominee.nominatedByIso3 === null || !same.some(({ nominatedByIso3 }) => nominatedByIso3 === nominee.nominatedByIso3),
    'each State Party puts forward one candidate in an election of judges',
    'Rome Statute, art. 36(4)(b)',
  );
}

/** @throws RuleBroken */
export function proveListed({ office }: Pick<Election, 'office'>, { list }: Pick<Candidature, 'list'>): void {
  const isJudge = office === 'JUDGE';
  rule(!isJudge || list !== null, 'a candidate for judge stands on list A or on list B', 'Rome Statute, art. 36(5)');
  rule(isJudge || list === null, 'only candidates for judge stand on list A or list B', 'Rome Statute, art. 36(5)');
}

/** @throws RuleBroken */
export function proveWithdrawal(record: ElectionRecord, candidature: Candidature, at: string): void {
  rule(mayBecome(candidature.result, 'WITHDRAWN'), 'only who still stands withdraws');
  rule(open(record) === undefined, 'a candidature is withdrawn before a ballot or between two, not while one is open');
  rule(candidature.nominatedOn === null || candidature.nominatedOn <= at.slice(0, 10), 'a candidature is withdrawn after it was nominated');
  rule((lastBallot(record)?.openedAt ?? '') < at, 'who stood in a ballot withdraws after it');
}

/** What is said when a ballot is opened. */
export interface Opening {
  readonly at: string;
  readonly statesParties: number;
  readonly notEntitled: readonly string[];
  /** Null: as many as there are seats to be filled. */
  readonly maxVotesPerBallot: number | null;
}

export type BallotState = Omit<Ballot, 'id' | 'electionCode' | 'version' | 'knownFrom' | 'confidence' | 'sourceKeys' | 'note'>;

/** The next ballot of an election, as it is opened. @throws RuleBroken */
export function ballotToOpen(record: ElectionRecord, { at, statesParties, notEntitled, maxVotesPerBallot }: Opening): BallotState {
  const { election, periods } = record;
  const last = lastBallot(record);
  const left = seatsLeft(record);
  rule(open(record) === undefined, 'one ballot of an election is open at a time');
  rule(left > 0, 'no ballot is held once all seats are filled');
  rule(standing(record).length > 0, 'there is a ballot only where somebody stands');
  rule(at.slice(0, 10) > (lastOf(periods)?.closesOn ?? ''), 'voting begins once nominations have closed');
  rule(!last?.openedAt || at > last.openedAt, 'a ballot is opened after the one before it');
  rule(new Set(notEntitled).size === notEntitled.length, 'a State that is not entitled to vote is named once');
  rule(notEntitled.length < statesParties, 'those not entitled to vote are States Parties', 'Rome Statute, art. 112(8)');
  const most = maxVotesPerBallot ?? left;
  rule(most >= 1 && most <= left, 'a ballot has at least one vote, and no more than there are seats to be filled');
  const number = (last?.number ?? 0) + 1;
  const { majority, minimumRequirements } = election;
  rule(majority !== null, 'an election is held by the rules under which it was opened');
  return {
    number,
    status: 'OPEN',
    openedAt: at,
    statesParties,
    entitled: statesParties - notEntitled.length,
    requiredMajority: requiredVotes(majority, { statesParties, voting: null }),
    maxVotesPerBallot: most,
    minimumRequirements: requirementsBefore(minimumRequirements, {
      number, seatsLeft: left, elected: elected(record), standing: standing(record), before: last?.minimumRequirements ?? [],
    }),
    ballotsCast: null, invalid: null, valid: null, abstentions: null, declaredTotals: null,
  };
}

/** What was counted. */
export interface Count {
  readonly ballotsCast: number;
  readonly invalid: number;
  readonly abstentions: number;
  readonly votes: ReadonlyMap<string, number>;
}

export type CountedBallot = Pick<Ballot, 'status' | 'ballotsCast' | 'invalid' | 'valid' | 'abstentions' | 'requiredMajority'>;

/** How a ballot stands once it is counted. @throws RuleBroken */
export function countedBallot(record: ElectionRecord, ballot: Ballot, count: Count): CountedBallot {
  rule(ballot.status === 'OPEN', 'a ballot is counted once');
  return counted(record, ballot, count, standing(record).map(({ id }) => id));
}

/** How a ballot stands once its count is told otherwise: of the same candidates, and who was elected on it has the majority still. @throws RuleBroken */
export function recountedBallot(record: ElectionRecord, ballot: Ballot, count: Count): CountedBallot {
  rule(ballot.status === 'COUNTED' && ballot.entitled !== null, 'only a count that was recorded here is told otherwise');
  const results = record.results.filter(({ ballotId }) => ballotId === ballot.id);
  const again = counted(record, ballot, count, results.map(({ candidatureId }) => candidatureId));
  const chosen = results.filter((result) => result.elected);
  rule(
    chosen.every(({ candidatureId }) => count.votes.get(candidatureId)! >= again.requiredMajority!),
    'the elected have the majority that is required',
    majorityCitation(record.election.office),
  );
  return again;
}

function counted({ election }: ElectionRecord, ballot: Ballot, { ballotsCast, invalid, abstentions, votes }: Count, candidates: readonly string[]): CountedBallot {
  rule(ballotsCast <= ballot.entitled!, 'no more ballots are cast than there are States entitled to vote', 'Rome Statute, art. 112(7) and (8)');
  rule([ballotsCast, invalid, abstentions, ...votes.values()].every((each) => each >= 0), 'what is counted is no less than nothing');
  const valid = ballotsCast - invalid;
  rule(valid >= 0 && abstentions <= valid, 'invalid ballots and abstentions are among those that were cast');
  rule(votes.size === candidates.length && candidates.every((id) => votes.has(id)), 'a count names every candidate who stands once, and nobody else');
  const sum = [...votes.values()].reduce((all, one) => all + one, 0);
  rule(sum <= valid * ballot.maxVotesPerBallot!, 'the votes for the candidates are no more than the valid ballots have votes');
  rule([...votes.values()].every((one) => one <= valid), 'no candidate has more votes than there are valid ballots');
  const present = { statesParties: ballot.statesParties!, voting: valid - abstentions };
  return { status: 'COUNTED', ballotsCast, invalid, valid, abstentions, requiredMajority: requiredVotes(election.majority!, present) };
}

/** Those who may be declared elected on a ballot: all of them, or none that has fewer votes than one left out. @throws RuleBroken */
export function proveElected(record: ElectionRecord, ballot: Ballot, ids: readonly string[], termEndsOn: string | null = null): void {
  const citation = majorityCitation(record.election.office);
  rule(ballot.status === 'COUNTED' && ballot.id === lastBallot(record)!.id, 'who is elected is declared after the count of a ballot, before the next');
  rule(ballot.requiredMajority !== null, 'who is elected is declared on a ballot that was counted here');
  rule(ids.length > 0 && new Set(ids).size === ids.length, 'each of the elected is named once');
  rule(termEndsOn === null || termEndsOn > ballot.openedAt!.slice(0, 10), 'a term ends after the election');
  rule(ids.length <= seatsLeft(record), 'no more are elected than there are seats to be filled');
  const votesOf = new Map(record.results.filter(({ ballotId }) => ballotId === ballot.id).map(({ candidatureId, votes }) => [candidatureId, votes]));
  const stands = new Set(standing(record).map(({ id }) => id));
  for (const id of ids) {
    rule(stands.has(id), 'only who stands is elected');
    rule((votesOf.get(id) ?? 0) >= ballot.requiredMajority, 'the elected have the majority that is required', citation);
  }
  const fewest = Math.min(...ids.map((id) => votesOf.get(id) ?? 0));
  rule(![...votesOf].some(([id, votes]) => stands.has(id) && !ids.includes(id) && votes > fewest), 'those with the highest number of votes are elected', citation);
  const nationalities = [...elected(record), ...record.candidatures.filter(({ id }) => ids.includes(id))].map(({ nationalityIso3 }) => nationalityIso3);
  rule(record.election.office !== 'JUDGE' || new Set(nationalities).size === nationalities.length, 'no two judges are nationals of the same State', 'Rome Statute, art. 36(7)');
}
