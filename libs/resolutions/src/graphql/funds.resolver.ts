import type { Clock } from '@assembly-graph/kernel';
import { AsOf, knownOf, momentOf, wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { fundOf, FUNDS, levelOn, type FundCode, type FundLevel, type FundStage } from '../domain/fund.ts';
import type { Resolution } from '../domain/resolution.ts';
import type { FundReads } from './fund-loaders.ts';
import { FundCodeEnum, FundLevelList, FundLevelType, FundStageEnum, FundType } from './fund.type.ts';
import type { ResolutionsLoaders } from './loaders.ts';
import { momentAsked } from './moments.ts';
import { MoneyType, thousandEuros } from './money.type.ts';
import { ResolutionType } from './resolution.type.ts';

type Context = RequestContext<ResolutionsLoaders>;

@Resolver(() => FundType)
export class FundsResolver {
  constructor(private readonly clock: Clock) {}

  @Query(() => FundType, { description: 'The fund with this code.' })
  fund(@Arg('code', () => FundCodeEnum, { description: 'Its code.' }) code: FundCode): FundType {
    return fundOf(code);
  }

  @Query(() => [FundType], { description: 'The funds whose levels the Assembly follows.' })
  funds(): FundType[] {
    return FUNDS.map(fundOf);
  }

  @FieldResolver(() => FundLevelType, { nullable: true, description: 'Its level at a moment, as decided or at another stage; null where none is on record.' })
  async level(
    @Root() { code }: FundType,
    @Arg('stage', () => FundStageEnum, { defaultValue: 'DECIDED', description: 'At which stage.' }) stage: FundStage,
    @Arg('asOf', () => AsOf, { nullable: true, description: 'The moment asked about; now, if not given. A level holds for whole days (UTC).' }) asOf: AsOf | undefined,
    @Ctx() { loaders }: Context,
  ): Promise<FundLevel | null> {
    return levelOn(await loaders.funds(knownOf(asOf)).allLevelsOfFund.load(code), stage, momentOf(asOf, this.clock).slice(0, 10));
  }

  @FieldResolver(() => FundLevelList.Connection, { description: 'All its levels on record, one after the other.' })
  levels(@Root() { code }: FundType, @Args(() => FundLevelList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<FundLevel>> {
    return loaders.funds('infinity').levelsOfFund.list(code, list);
  }
}

@Resolver(() => FundLevelType)
export class FundLevelsResolver {
  constructor(
    private readonly reads: FundReads,
    private readonly clock: Clock,
  ) {}

  @Query(() => FundLevelList.Connection, { description: 'The levels of funds on record; with `asOf.at` those that hold at that moment, one of each fund and stage.' })
  fundLevels(
    @Arg('asOf', () => AsOf, { nullable: true, description: 'The moment asked about; all on record, if not given. A level holds for whole days (UTC).' }) asOf: AsOf | undefined,
    @Args(() => FundLevelList.Arguments) list: ListArguments,
  ): Promise<Connection<FundLevel>> {
    return wholeList(this.reads(momentAsked(asOf, this.clock)), list);
  }

  @FieldResolver(() => FundType, { description: 'The fund.' })
  fund(@Root() { fund }: FundLevel): FundType {
    return fundOf(fund);
  }

  @FieldResolver(() => MoneyType, { description: 'The level.' })
  amount(@Root() { amount }: FundLevel): MoneyType {
    return thousandEuros(amount);
  }

  @FieldResolver(() => MoneyType, { nullable: true, description: 'By how much the fund is to be replenished for it; null where nothing is said of that.' })
  replenishment(@Root() { replenishment }: FundLevel): MoneyType | null {
    return replenishment === null ? null : thousandEuros(replenishment);
  }

  @FieldResolver(() => ResolutionType, { nullable: true, description: 'Of a decided level: the resolution that decided it.' })
  resolution(@Root() { resolutionId }: FundLevel, @Ctx() { loaders }: Context): Promise<Resolution | null> | null {
    return resolutionId === null ? null : loaders.resolution.load(resolutionId);
  }
}
