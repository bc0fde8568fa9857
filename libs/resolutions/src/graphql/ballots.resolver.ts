import { wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Ballot, BallotResult, VotesAvailability } from '../domain/ballot.ts';
import type { Candidature } from '../domain/candidature.ts';
import type { Election } from '../domain/election.ts';
import { BallotList, BallotResultType, BallotType } from './ballot.type.ts';
import { CandidatureType } from './candidature.type.ts';
import { ElectionType } from './election.type.ts';
import { VotesAvailabilityEnum } from './enums.ts';
import type { ResolutionsLoaders, ResolutionsReads } from './loaders.ts';

type Context = RequestContext<ResolutionsLoaders>;

@Resolver(() => BallotType)
export class BallotsResolver {
  constructor(private readonly reads: ResolutionsReads) {}

  @Query(() => BallotList.Connection, { description: 'The ballots of all elections of which results are on record.' })
  ballots(@Args(() => BallotList.Arguments) list: ListArguments): Promise<Connection<Ballot>> {
    return wholeList(this.reads.ballots, list);
  }

  @FieldResolver(() => ElectionType, { description: 'The election.' })
  election(@Root() { electionCode }: Ballot, @Ctx() { loaders }: Context): Promise<Election | null> {
    return loaders.election.load(electionCode);
  }

  @FieldResolver(() => [BallotResultType], { description: 'The results on record, the most votes first; of most ballots not all candidates are.' })
  results(@Root() { id }: Ballot, @Ctx() { loaders }: Context): Promise<readonly BallotResult[]> {
    return loaders.ballotResults.load(id);
  }

  @FieldResolver(() => Int, { description: 'The sum of the votes on record; where several seats are filled, each State Party has as many votes.' })
  async votesOnRecord(@Root() { id }: Ballot, @Ctx() { loaders }: Context): Promise<number> {
    return (await loaders.ballotResults.load(id)).reduce((sum, { votes }) => sum + votes, 0);
  }

  @FieldResolver(() => VotesAvailabilityEnum, { description: 'How each State voted can not be known: elections are by secret ballot (art. 36(6)(a), art. 42(4)).' })
  individualVotes(): VotesAvailability {
    return 'SECRET';
  }
}

@Resolver(() => BallotResultType)
export class BallotResultsResolver {
  @FieldResolver(() => CandidatureType, { description: 'The candidate.' })
  candidature(@Root() { candidatureId }: BallotResult, @Ctx() { loaders }: Context): Promise<Candidature | null> {
    return loaders.candidature.load(candidatureId);
  }
}
