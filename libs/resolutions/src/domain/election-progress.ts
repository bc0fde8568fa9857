import type { Ballot } from './ballot.ts';
import { elected, standing, type ElectionRecord } from './election-course.ts';
import { lastOf, receivesOn } from './nomination-period.ts';

/** How far an election is. */
export interface ElectionProgress {
  readonly seats: number;
  readonly filled: number;
  readonly standing: number;
  readonly withdrawn: number;
  readonly ballotsOnRecord: number;
  readonly openBallot: Ballot | null;
  readonly nominationsOpen: boolean;
  readonly extensions: number;
}

export const progressOf = (record: Omit<ElectionRecord, 'results'>, today: string): ElectionProgress => {
  const whole = { ...record, results: [] };
  return {
    seats: record.election.seats,
    filled: elected(whole).length,
    standing: standing(whole).length,
    withdrawn: record.candidatures.filter(({ result }) => result === 'WITHDRAWN').length,
    ballotsOnRecord: record.ballots.filter(({ status }) => status === 'COUNTED').length,
    openBallot: record.ballots.find(({ status }) => status === 'OPEN') ?? null,
    nominationsOpen: receivesOn(record.periods, today),
    extensions: lastOf(record.periods)?.extension ?? 0,
  };
};
