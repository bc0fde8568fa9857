import type { Records, UseCase } from '@assembly-graph/events';
import type { KnownSources } from '@assembly-graph/kernel';
import type { Ballot, BallotResult, NotEntitled } from '../domain/ballot.ts';
import type { Candidature } from '../domain/candidature.ts';
import type { Election } from '../domain/election.ts';
import type { NominationPeriod } from '../domain/nomination-period.ts';
import type { CountCorrection } from './correct-ballot.ts';
import type { CandidatureCorrection } from './correct-candidature.ts';
import type { Declaration } from './declare-elected.ts';
import type { ExtensionInput } from './extend-nominations.ts';
import type { NominationInput } from './nominate.ts';
import type { OpeningInput } from './open-ballot.ts';
import type { ElectionInput } from './open-election.ts';
import type { PeriodInput } from './open-nominations.ts';
import type { CountInput } from './record-ballot.ts';
import type { WithdrawalInput } from './withdraw-candidature.ts';

/** What a deed on an election has in its hands. */
export interface ElectionsDesk {
  readonly knownSources: KnownSources;
  /** Of these codes, those of States. */
  knownStates(iso3: readonly string[]): Promise<readonly string[]>;
  readonly elections: Records<Election>;
  readonly nominationPeriods: Records<NominationPeriod>;
  readonly candidatures: Records<Candidature>;
  readonly ballots: Records<Ballot>;
  readonly ballotResults: Records<BallotResult>;
  /** The id of the last event of these types about a thing, for an event that corrects it. */
  lastEventOn(subjectId: string, types: readonly string[]): Promise<string | null>;
  /** Freezes who could not vote on a ballot. */
  addNotEntitled(states: readonly NotEntitled[]): Promise<void>;
}

/** The deeds of the desk, as the graph offers them. */
export interface ElectionsDeskUseCases {
  readonly openElection: UseCase<ElectionInput>;
  readonly openNominations: UseCase<PeriodInput>;
  readonly extendNominations: UseCase<ExtensionInput>;
  readonly nominate: UseCase<NominationInput>;
  readonly withdrawCandidature: UseCase<WithdrawalInput>;
  readonly openBallot: UseCase<OpeningInput>;
  readonly recordBallot: UseCase<CountInput>;
  readonly correctBallot: UseCase<CountCorrection>;
  readonly correctCandidature: UseCase<CandidatureCorrection>;
  readonly declareElected: UseCase<Declaration>;
}
