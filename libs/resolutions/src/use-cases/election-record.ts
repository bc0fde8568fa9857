import type { NewEvent } from '@assembly-graph/events';
import { NotFound } from '@assembly-graph/kernel';
import type { BallotResult } from '../domain/ballot.ts';
import type { Election, Office } from '../domain/election.ts';
import type { ElectionRecord } from '../domain/election-course.ts';
import type { ElectionsDesk } from './elections-desk.ts';

/** An election with all that is on record of it; other deeds on it wait. @throws NotFound */
export async function openRecord(hands: ElectionsDesk, code: string): Promise<ElectionRecord> {
  const [election] = await hands.elections.having({ code });
  if (!election) throw new NotFound('The election', code);
  return recordOf(hands, election);
}

/** The same of an election that the deed has already. */
export async function recordOf(hands: ElectionsDesk, election: Election): Promise<ElectionRecord> {
  const electionCode = election.code;
  const ballots = await hands.ballots.having({ electionCode });
  const results: BallotResult[] = [];
  for (const { id } of ballots) results.push(...(await hands.ballotResults.having({ ballotId: id })));
  return {
    election,
    ballots,
    results,
    periods: await hands.nominationPeriods.having({ electionCode }),
    candidatures: await hands.candidatures.having({ electionCode }),
  };
}

const TOPICS: Readonly<Partial<Record<Office, string>>> = { JUDGE: 'ELECTION_JUDGES', PROSECUTOR: 'ELECTION_PROSECUTOR', DEPUTY_PROSECUTOR: 'ELECTION_PROSECUTOR' };

/** By what a reader finds the events of an election. */
export const filedUnder = ({ office, sessionCode }: Election): Pick<NewEvent, 'topics' | 'session'> => ({
  topics: TOPICS[office] ? [TOPICS[office]] : [],
  session: sessionCode,
});
