import type { Clock, Decimal, Validity } from '@assembly-graph/kernel';
import {
  AsOf, DateTimeScalar, knownOf, momentOf, ValidityType, wholeList, type Connection, type ListArguments, type RequestContext,
} from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { holdsOn, type ArrearsPosition } from '../domain/arrears-position.ts';
import type { Payment } from '../domain/payment.ts';
import { inTimePercent, punctualityRequest, type Punctualities, type Punctuality, type PunctualityGroup } from '../domain/punctuality.ts';
import type { ArrearsReads } from './arrears-loaders.ts';
import { ArrearsPositionList, ArrearsPositionType, ContributionPunctualityType, PaymentList, PaymentType, PunctualityGroupEnum } from './arrears.type.ts';
import { IntRange } from './budget-series.type.ts';
import type { ResolutionsLoaders } from './loaders.ts';
import { MoneyType, thousandEuros } from './money.type.ts';
import { StateStub } from './stubs.ts';

type Context = RequestContext<ResolutionsLoaders>;

@Resolver(() => ArrearsPositionType)
export class ArrearsPositionsResolver {
  constructor(private readonly clock: Clock) {}

  @Query(() => ArrearsPositionList.Connection, { description: 'What States owed at a moment, one position of each State of which one is on record: e.g. who had reached the threshold of art. 112(8).' })
  arrearsPositions(
    @Arg('asOf', () => AsOf, { nullable: true, description: 'The moment asked about; now, if not given. A position holds for whole days (UTC).' }) asOf: AsOf | undefined,
    @Args(() => ArrearsPositionList.Arguments) list: ListArguments,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<ArrearsPosition>> {
    return loaders.arrears(knownOf(asOf)).positionsAt.list(momentOf(asOf, this.clock).slice(0, 10), list);
  }

  @FieldResolver(() => StateStub, { description: 'The State.' })
  state(@Root() { stateIso3 }: ArrearsPosition): StateStub {
    return { iso3: stateIso3 };
  }

  @FieldResolver(() => ValidityType, { description: 'During which days: until the next position of the State.' })
  validity(@Root() { asAt, until }: ArrearsPosition): Validity {
    return { from: asAt, to: until };
  }

  @FieldResolver(() => MoneyType, { description: 'What is outstanding.' })
  outstanding(@Root() { outstanding }: ArrearsPosition): MoneyType {
    return thousandEuros(outstanding);
  }

  @FieldResolver(() => MoneyType, { description: 'What was due for the preceding two full years.' })
  dueTwoPrecedingYears(@Root() { dueTwoPrecedingYears }: ArrearsPosition): MoneyType {
    return thousandEuros(dueTwoPrecedingYears);
  }
}

@Resolver(() => PaymentType)
export class PaymentsResolver {
  constructor(private readonly reads: ArrearsReads) {}

  @Query(() => PaymentList.Connection, { description: 'What States paid of their contributions, as far as it is on record.' })
  payments(
    @Arg('knownAt', () => DateTimeScalar, { nullable: true, description: 'As the record said it at this instant; as it says now, if not given.' }) knownAt: string | undefined,
    @Args(() => PaymentList.Arguments) list: ListArguments,
  ): Promise<Connection<Payment>> {
    return wholeList(this.reads(knownOf({ knownAt })).payments, list);
  }

  @FieldResolver(() => StateStub, { description: 'The State.' })
  state(@Root() { stateIso3 }: Payment): StateStub {
    return { iso3: stateIso3 };
  }

  @FieldResolver(() => MoneyType, { description: 'The amount; zero once it turned out that nothing was received.' })
  amount(@Root() { amount }: Payment): MoneyType {
    return thousandEuros(amount);
  }
}

@Resolver(() => ContributionPunctualityType)
export class PunctualityResolver {
  constructor(private readonly punctualities: Punctualities) {}

  @Query(() => [ContributionPunctualityType], { description: 'How States paid what was assessed on them, year by year or State by State; only of what the record has both amounts and payments.' })
  contributionPunctuality(
    @Arg('years', () => IntRange, { description: 'The years of the contributions; 60 at the most.' }) years: IntRange,
    @Arg('groupBy', () => PunctualityGroupEnum, { defaultValue: 'YEAR', description: 'By what to put them together.' }) groupBy: PunctualityGroup,
    @Arg('includeUnconfirmed', () => Boolean, { defaultValue: false, description: 'Whether to count what is recalled.' }) includeUnconfirmed: boolean,
  ): Promise<Punctuality[]> {
    return this.punctualities.of(punctualityRequest({ years, groupBy, includeUnconfirmed }));
  }

  @FieldResolver(() => StateStub, { nullable: true, description: 'The State, of a group by State.' })
  state(@Root() { stateIso3 }: Punctuality): StateStub | null {
    return stateIso3 === null ? null : { iso3: stateIso3 };
  }

  @FieldResolver()
  inTimePercent(@Root() group: Punctuality): Decimal | null {
    return inTimePercent(group);
  }

  @FieldResolver(() => MoneyType, { description: 'What was assessed.' })
  assessed(@Root() { assessed }: Punctuality): MoneyType {
    return thousandEuros(assessed);
  }

  @FieldResolver(() => MoneyType, { description: 'What was received towards it, in time or late.' })
  received(@Root() { received }: Punctuality): MoneyType {
    return thousandEuros(received);
  }
}

/** What a State owes and paid. */
@Resolver(() => StateStub)
export class StateArrearsResolver {
  constructor(private readonly clock: Clock) {}

  @FieldResolver(() => ArrearsPositionType, { nullable: true, description: 'What it owed at a moment, against the threshold of art. 112(8); null where nothing of it is on record.' })
  async arrears(
    @Root() { iso3 }: StateStub,
    @Arg('asOf', () => AsOf, { nullable: true, description: 'The moment asked about; now, if not given.' }) asOf: AsOf | undefined,
    @Ctx() { loaders }: Context,
  ): Promise<ArrearsPosition | null> {
    const day = momentOf(asOf, this.clock).slice(0, 10);
    const positions = await loaders.arrears(knownOf(asOf)).allPositionsOfState.load(iso3);
    return positions.find((position) => holdsOn(position, day)) ?? null;
  }

  @FieldResolver(() => ArrearsPositionList.Connection, { description: 'All its positions on record, one after the other.' })
  arrearsPositions(@Root() { iso3 }: StateStub, @Args(() => ArrearsPositionList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<ArrearsPosition>> {
    return loaders.arrears('infinity').positionsOfState.list(iso3, list);
  }

  @FieldResolver(() => PaymentList.Connection, { description: 'What it paid of its contributions, as far as it is on record.' })
  payments(@Root() { iso3 }: StateStub, @Args(() => PaymentList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Payment>> {
    return loaders.arrears('infinity').paymentsOfState.list(iso3, list);
  }
}
