import { only, type Clock } from '@assembly-graph/kernel';
import { postgresUnitOfWork } from '@assembly-graph/platform/sql';
import type { DataSource } from 'typeorm';
import { BallotTotalsType, NotEntitledType } from './graphql/ballot.type.ts';
import { EntitlementChecksResolver, NotEntitledResolver } from './graphql/ballots.resolver.ts';
import { electionsDeeds } from './graphql/elections.deeds.ts';
import { MinimumRequirementType, PublishedRequirementType } from './graphql/minimum-requirement.type.ts';
import { NominationsResolver, VotingResolver } from './graphql/voting.resolver.ts';
import {
  BallotTurnoutType, BenchCompositionType, BenchShareType, ElectionProgressType, EntitlementCheckType, NominationPeriodType,
} from './graphql/voting.type.ts';
import { electionRules, postgresElectedJudges, postgresElectionsDesk } from './storage/postgres-elections.ts';
import { correctBallot } from './use-cases/correct-ballot.ts';
import { correctCandidature } from './use-cases/correct-candidature.ts';
import { declareElected } from './use-cases/declare-elected.ts';
import type { ElectionsDeskUseCases } from './use-cases/elections-desk.ts';
import { extendNominations } from './use-cases/extend-nominations.ts';
import { nominate } from './use-cases/nominate.ts';
import { openBallot } from './use-cases/open-ballot.ts';
import { openElection } from './use-cases/open-election.ts';
import { openNominations } from './use-cases/open-nominations.ts';
import { recordBallot } from './use-cases/record-ballot.ts';
import { withdrawCandidature } from './use-cases/withdraw-candidature.ts';

/** The part of the subgraph that holds elections: nominations, ballots, and who was elected. */
export const electionsPart = (database: DataSource, clock: Clock) => ({
  types: [
    BallotTotalsType, NotEntitledType, MinimumRequirementType, PublishedRequirementType, NominationPeriodType, BallotTurnoutType, ElectionProgressType,
    BenchShareType, BenchCompositionType, EntitlementCheckType,
  ],
  resolvers: [
    new VotingResolver(clock, postgresElectedJudges(database.manager)),
    new NominationsResolver(),
    new NotEntitledResolver(),
    new EntitlementChecksResolver(),
    electionsDeeds(useCases(database, clock)),
  ],
  policies: { secretariat: only('secretariat'), delegation: only('delegation') },
});

function useCases(database: DataSource, clock: Clock): ElectionsDeskUseCases {
  const together = postgresUnitOfWork(database, postgresElectionsDesk, clock, electionRules);
  return {
    openElection: openElection(together),
    openNominations: openNominations(together),
    extendNominations: extendNominations(together),
    nominate: nominate(together),
    withdrawCandidature: withdrawCandidature(together),
    openBallot: openBallot(together),
    recordBallot: recordBallot(together),
    correctBallot: correctBallot(together),
    correctCandidature: correctCandidature(together),
    declareElected: declareElected(together),
  };
}
