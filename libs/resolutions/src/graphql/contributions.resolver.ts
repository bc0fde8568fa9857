import { wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { AssessedContribution } from '../domain/assessed-contribution.ts';
import type { ScaleRate } from '../domain/scale-rate.ts';
import { AssessedContributionList, AssessedContributionType, ScaleRateList, ScaleRateType } from './contribution.type.ts';
import type { ResolutionsLoaders, ResolutionsReads } from './loaders.ts';
import { MoneyType, thousandEuros } from './money.type.ts';
import { StateStub } from './stubs.ts';

@Resolver(() => ScaleRateType)
export class ScaleRatesResolver {
  constructor(private readonly reads: ResolutionsReads) {}

  @Query(() => ScaleRateList.Connection, { description: 'The scale of assessments of the United Nations, by State and period.' })
  scaleRates(@Args(() => ScaleRateList.Arguments) list: ListArguments): Promise<Connection<ScaleRate>> {
    return wholeList(this.reads.scaleRates, list);
  }

  @FieldResolver(() => StateStub, { description: 'The State.' })
  state(@Root() { stateIso3 }: ScaleRate): StateStub {
    return { iso3: stateIso3 };
  }
}

@Resolver(() => AssessedContributionType)
export class AssessedContributionsResolver {
  constructor(private readonly reads: ResolutionsReads) {}

  @Query(() => AssessedContributionList.Connection, { description: "Shares of the assessed contributions. Those of the kind COMPUTED_SHARE are computed by this record and are NOT the Court's official scale." })
  assessedContributions(@Args(() => AssessedContributionList.Arguments) list: ListArguments): Promise<Connection<AssessedContribution>> {
    return wholeList(this.reads.assessedContributions, list);
  }

  @FieldResolver(() => StateStub, { description: 'The State Party.' })
  state(@Root() { stateIso3 }: AssessedContribution): StateStub {
    return { iso3: stateIso3 };
  }

  @FieldResolver(() => MoneyType, { nullable: true, description: 'The amount assessed; null where no source gives it.' })
  amount(@Root() { amount }: AssessedContribution): MoneyType | null {
    return amount === null ? null : thousandEuros(amount);
  }

  @FieldResolver(() => ScaleRateType, { nullable: true, description: 'Of a computed share: the rate of the United Nations on which it rests.' })
  scaleRate(@Root() { scaleRateId }: AssessedContribution, @Ctx() { loaders }: RequestContext<ResolutionsLoaders>): Promise<ScaleRate | null> | null {
    return scaleRateId === null ? null : loaders.scaleRate.load(scaleRateId);
  }
}
