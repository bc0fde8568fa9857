import { readRows, uuidOf, type Cited, type DataProblem, type DataRow, type DataSet, type KnownKeys, type RowReader, type TableLoad } from '@assembly-graph/kernel';
import { NOT_HELD_HERE, type Ballot, type BallotResult } from '../domain/ballot.ts';
import { candidatureId } from './load-candidatures.ts';
import { isRemoval } from './read-removals.ts';
import type { ResolutionsStores } from './resolutions-stores.ts';

/** election_votes.csv: what candidates got on the ballots; each must be a candidate of the election. */
export const loadBallots: TableLoad<ResolutionsStores> = {
  table: 'election_votes',
  prepare(data, known, problems) {
    const read = readBallots(data, known, problems);
    return async (stores) => {
      await stores.ballots.replaceAll(read.ballots);
      await stores.ballotResults.replaceAll(read.results);
    };
  },
};

const ballotId = (electionCode: string, number: number): string => uuidOf('Ballot', `${electionCode}/${number}`);

export function readBallots(data: DataSet, known: KnownKeys, problems: DataProblem[]): { ballots: Ballot[]; results: BallotResult[] } {
  const elections = new Map(data.elections!.map((row) => [row.cells.election_id!, row]));
  const candidates = new Map(data.election_candidates!.map((row) => [`${row.cells.election_id} ${row.cells.candidate}`, row]));
  const rows = data.election_votes!.filter(({ cells }) => !isRemoval(elections.get(cells.election_id!)?.cells ?? {}));
  const read = readRows(rows, problems, ['election_id', 'ballot', 'candidate'], (row) => {
    const electionCode = row.reference('election_id', known, 'elections');
    const number = row.int('ballot');
    const result = readResult(row, electionCode, number, known);
    checkAgainstCandidate(row, number, result, candidates.get(`${electionCode} ${row.row.cells.candidate}`));
    checkAgainstElection(row, number, elections.get(electionCode));
    return { electionCode, number, result, line: row.row.line };
  });
  const byBallot = [...Map.groupBy(read, ({ result }) => result.ballotId).values()];
  for (const rowsOfBallot of byBallot) checkSum(rowsOfBallot, elections.get(rowsOfBallot[0]!.electionCode)!, data, problems);
  return { ballots: byBallot.map(ballotOf), results: read.map(({ result }) => result) };
}

function readResult(row: RowReader, electionCode: string, number: number, known: KnownKeys): BallotResult {
  const candidature = candidatureId(electionCode, row.text('candidate'));
  const elected = row.oneOf('elected_on_this_ballot', ['FALSE', 'TRUE']) === 'TRUE';
  return {
    id: uuidOf('BallotResult', `${electionCode}/${number}/${candidature}`),
    ballotId: ballotId(electionCode, number),
    candidatureId: candidature,
    votes: row.int('votes'),
    elected,
    version: 1,
    knownFrom: null,
    ...row.cited(known),
  };
}

function checkAgainstCandidate(row: RowReader, number: number, { votes, elected }: BallotResult, candidate: DataRow | undefined): void {
  if (!candidate) return row.problem('candidate', 'is no candidate of this election in election_candidates.csv');
  const { round_elected: round, votes_when_elected: inFavour, result } = candidate.cells;
  if (elected && (result !== 'elected' || (round && Number(round) !== number))) row.problem('elected_on_this_ballot', 'election_candidates.csv says otherwise');
  if (elected && inFavour && Number(inFavour) !== votes) row.problem('votes', `is not ${inFavour}, as election_candidates.csv has it`);
  if (!elected && round && Number(round) === number) row.problem('elected_on_this_ballot', 'election_candidates.csv says otherwise');
}

function checkAgainstElection(row: RowReader, number: number, election: DataRow | undefined): void {
  const held = Number(election?.cells.rounds || Infinity);
  if (number < 1 || number > held) row.problem('ballot', 'there was no such ballot in this election');
}

/** A State Party casts one vote for a seat at the most: the votes of a ballot can't be more than all of them could cast. */
function checkSum(rows: readonly { result: BallotResult; line: number }[], { cells }: DataRow, data: DataSet, problems: DataProblem[]): void {
  const before = data.membership_timeline!.filter(({ cells: event }) => cells.date && event.date! <= cells.date);
  const parties = Number(before.at(-1)?.cells.parties_after ?? Infinity);
  const votes = rows.map(({ result }) => result.votes);
  const cast = votes.reduce((sum, each) => sum + each, 0);
  if (Math.max(...votes) <= parties && Math.min(...votes) >= 0 && cast <= parties * Number(cells.seats)) return;
  problems.push({ file: 'election_votes.csv', line: rows[0]!.line, column: 'votes', reason: `more votes than ${parties} States Parties could cast` });
}

/** A ballot is as sure as the least sure of its results. */
function ballotOf(rows: readonly { electionCode: string; number: number; result: BallotResult }[]): Ballot {
  const { electionCode, number } = rows[0]!;
  const confidences = rows.map(({ result }) => result.confidence);
  const confidence = (['RECALLED', 'REPORTED', 'DERIVED'] satisfies Cited['confidence'][]).find((each) => confidences.includes(each)) ?? 'VERIFIED';
  const sourceKeys = [...new Set(rows.flatMap(({ result }) => result.sourceKeys))];
  return { id: ballotId(electionCode, number), electionCode, number, ...NOT_HELD_HERE, confidence, sourceKeys, note: null };
}
