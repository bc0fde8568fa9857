import { decimalQuotient, type Decimal } from '@assembly-graph/kernel';
import { DecimalScalar, wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Ballot, BallotResult, NotEntitled, Totals, VotesAvailability } from '../domain/ballot.ts';
import type { Candidature } from '../domain/candidature.ts';
import type { Election } from '../domain/election.ts';
import type { EntitlementCheck } from '../domain/entitlement-check.ts';
import { computedTotals, differences, reconciliationOf, type Reconciliation } from '../domain/reconciliation.ts';
import { BallotList, BallotResultType, BallotTotalsType, BallotType, NotEntitledList, NotEntitledType } from './ballot.type.ts';
import { CandidatureType } from './candidature.type.ts';
import { ReconciliationEnum } from './election-enums.ts';
import { ElectionType } from './election.type.ts';
import { VotesAvailabilityEnum } from './enums.ts';
import type { ResolutionsLoaders, ResolutionsReads } from './loaders.ts';
import { StateStub } from './stubs.ts';
import { EntitlementCheckType } from './voting.type.ts';

type Context = RequestContext<ResolutionsLoaders>;

/** Of the States entitled to vote, per cent, two places; null where either is not on record. */
export const turnoutPercent = ({ entitled, ballotsCast }: Pick<Ballot, 'entitled' | 'ballotsCast'>): Decimal | null =>
  entitled === null || ballotsCast === null ? null : decimalQuotient(String(ballotsCast * 100), String(entitled), 2);

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

  @FieldResolver(() => NotEntitledList.Connection, { description: 'The States Parties that could not vote, as it stood when the ballot was opened (art. 112(8)); empty of a ballot whose entitlement is not on record.' })
  notEntitled(@Root() { id }: Ballot, @Args(() => NotEntitledList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<NotEntitled>> {
    return loaders.notEntitledOfBallot.list(id, list);
  }

  @FieldResolver(() => DecimalScalar, { nullable: true, description: 'Of the States entitled to vote, how many did, per cent, two places; null where either is not on record.' })
  turnoutPercent(@Root() ballot: Ballot): Decimal | null {
    return turnoutPercent(ballot);
  }

  @FieldResolver(() => BallotTotalsType, { description: 'What the figures on record come to.' })
  async computedTotals(@Root() ballot: Ballot, @Ctx() { loaders }: Context): Promise<Totals> {
    return computedTotals(ballot, await loaders.ballotResults.load(ballot.id));
  }

  @FieldResolver(() => ReconciliationEnum, { description: 'Whether what was read out is what the figures come to.' })
  async reconciliation(@Root() ballot: Ballot, @Ctx() { loaders }: Context): Promise<Reconciliation> {
    return reconciliationOf(ballot.declaredTotals, computedTotals(ballot, await loaders.ballotResults.load(ballot.id)));
  }

  @FieldResolver(() => [String], { description: 'In which of the totals both differ.' })
  async differences(@Root() ballot: Ballot, @Ctx() { loaders }: Context): Promise<readonly string[]> {
    const { declaredTotals } = ballot;
    return declaredTotals === null ? [] : differences(declaredTotals, computedTotals(ballot, await loaders.ballotResults.load(ballot.id)));
  }

  @FieldResolver(() => EntitlementCheckType, { nullable: true, description: 'Where the frozen entitlement and the arrears on record differ; null where the instant of the ballot is not on record.' })
  async entitlementCheck(@Root() { id, openedAt }: Ballot, @Ctx() { loaders }: Context): Promise<(EntitlementCheck & { agrees: boolean }) | null> {
    const check = openedAt === null ? null : await loaders.entitlementCheck.load(id);
    return check && { ...check, agrees: check.inArrears.length + check.withoutArrears.length === 0 };
  }
}

@Resolver(() => EntitlementCheckType)
export class EntitlementChecksResolver {
  @FieldResolver(() => [StateStub], { description: 'States at the threshold of art. 112(8) that the ballot has as entitled: by an exemption, or by mistake.' })
  inArrears(@Root() { inArrears }: EntitlementCheck): StateStub[] {
    return inArrears.map((iso3) => ({ iso3 }));
  }

  @FieldResolver(() => [StateStub], { description: 'States that the ballot has as suspended under art. 112(8), without arrears at the threshold on record.' })
  withoutArrears(@Root() { withoutArrears }: EntitlementCheck): StateStub[] {
    return withoutArrears.map((iso3) => ({ iso3 }));
  }
}

@Resolver(() => BallotResultType)
export class BallotResultsResolver {
  @FieldResolver(() => CandidatureType, { description: 'The candidate.' })
  candidature(@Root() { candidatureId }: BallotResult, @Ctx() { loaders }: Context): Promise<Candidature | null> {
    return loaders.candidature.load(candidatureId);
  }
}

@Resolver(() => NotEntitledType)
export class NotEntitledResolver {
  @FieldResolver(() => StateStub, { description: 'The State.' })
  state(@Root() { stateIso3 }: NotEntitled): StateStub {
    return { iso3: stateIso3 };
  }
}
