import type { Clock } from '@assembly-graph/kernel';
import { AsOf, momentOf, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Ballot } from '../domain/ballot.ts';
import { benchOn, type Bench, type ElectedJudges } from '../domain/bench.ts';
import type { Candidature } from '../domain/candidature.ts';
import { progressOf, type ElectionProgress } from '../domain/election-progress.ts';
import type { Election } from '../domain/election.ts';
import type { Days } from '../domain/nomination-period.ts';
import { turnoutPercent } from './ballots.resolver.ts';
import { CandidatureType } from './candidature.type.ts';
import { ElectionType } from './election.type.ts';
import type { ResolutionsLoaders } from './loaders.ts';
import { StateStub } from './stubs.ts';
import { BallotTurnoutType, BenchCompositionType, ElectionProgressType, NominationPeriodType } from './voting.type.ts';

type Context = RequestContext<ResolutionsLoaders>;

@Resolver(() => ElectionType)
export class VotingResolver {
  constructor(
    private readonly clock: Clock,
    private readonly judges: ElectedJudges,
  ) {}

  @Query(() => [BallotTurnoutType], { nullable: true, description: 'The turnout of each ballot of an election that is on record, in their order; null if there is no such election.' })
  async ballotTurnout(@Arg('election', () => String, { description: 'Code of the election.' }) code: string, @Ctx() { loaders }: Context): Promise<BallotTurnoutType[] | null> {
    if (!(await loaders.election.load(code))) return null;
    return (await loaders.allBallotsOfElection.load(code)).map((ballot: Ballot) => ({
      ballot, entitled: ballot.entitled, ballotsCast: ballot.ballotsCast, turnoutPercent: turnoutPercent(ballot),
    }));
  }

  @Query(() => ElectionProgressType, { nullable: true, description: 'How far an election is; null if there is no such election.' })
  async electionProgress(@Arg('election', () => String, { description: 'Code of the election.' }) code: string, @Ctx() { loaders }: Context): Promise<ElectionProgress | null> {
    const election = await loaders.election.load(code);
    if (!election) return null;
    const [ballots, candidatures, periods] = await Promise.all([
      loaders.allBallotsOfElection.load(code), loaders.allCandidaturesOfElection.load(code), loaders.nominationPeriods.load(code),
    ]);
    return progressOf({ election, ballots, candidatures, periods }, this.clock.now().slice(0, 10));
  }

  @Query(() => BenchCompositionType, { description: 'The judges of the Court at a moment, by the terms for which they were elected, by list and gender.' })
  async benchComposition(
    @Arg('asOf', () => AsOf, { nullable: true, description: 'The moment asked about; now, if not given. Terms are whole days (UTC).' }) asOf: AsOf | undefined,
    @Arg('includeUnconfirmed', () => Boolean, { defaultValue: false, description: 'Whether to count judges of whom the record is recalled.' }) includeUnconfirmed: boolean,
  ): Promise<Bench> {
    return benchOn(momentOf(asOf, this.clock).slice(0, 10), await this.judges(), includeUnconfirmed);
  }

  @FieldResolver(() => [NominationPeriodType], { description: 'When nominations were received: the period and its extensions; empty where not on record.' })
  nominationPeriods(@Root() { code }: Election, @Ctx() { loaders }: Context): Promise<readonly Days[]> {
    return loaders.nominationPeriods.load(code);
  }
}

@Resolver(() => CandidatureType)
export class NominationsResolver {
  @FieldResolver(() => StateStub, { nullable: true, description: 'The State that nominated; null where not on record, or where it was no State.' })
  nominatedBy(@Root() { nominatedByIso3 }: Candidature): StateStub | null {
    return nominatedByIso3 === null ? null : { iso3: nominatedByIso3 };
  }
}
