import type { Confidence, Decimal } from '@assembly-graph/kernel';
import { CitedInterface, DecimalScalar, KeyFilter, listOf, NodeInterface, StringFilter } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { BudgetScope } from '../domain/budget-figure.ts';
import type { Growth } from '../domain/budget-growth.ts';
import type { BudgetGap, Implementation } from '../domain/budget-gap.ts';
import type { BudgetPoint } from '../domain/budget-series.ts';
import type { DeflatorSeries, PriceIndex } from '../domain/deflator-series.ts';
import { BudgetPointType } from './budget-series.type.ts';
import { BudgetScopeEnum } from './enums.ts';

@ObjectType('BudgetGap', { simpleResolvers: true, description: 'Between two stages of one line of one year, in one scope.' })
export class BudgetGapType implements BudgetGap {
  @Field(() => Int, { description: 'The financial year.' })
  readonly year!: number;
  readonly programmeCode!: string | null;
  @Field(() => BudgetScopeEnum, { description: 'The scope asked for; both figures are of it.' })
  readonly scope!: BudgetScope;
  @Field(() => BudgetPointType, { description: 'The earlier of the two stages asked for; a gap says that it is one.' })
  readonly from!: BudgetPoint;
  @Field(() => BudgetPointType, { description: 'The later.' })
  readonly to!: BudgetPoint;
  readonly difference!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'The same, per cent of the first, two places. Null where either stage has no figure.' })
  readonly differencePercent!: Decimal | null;
}

@ObjectType('BudgetGrowth', { simpleResolvers: true, description: 'By how much what was approved for a line is more than in the year before, in one scope.' })
export class BudgetGrowthType implements Growth {
  @Field(() => Int, { description: 'The financial year.' })
  readonly year!: number;
  readonly programmeCode!: string | null;
  @Field(() => BudgetScopeEnum, { description: 'The scope asked for; both figures are of it.' })
  readonly scope!: BudgetScope;
  @Field(() => BudgetPointType, { description: 'What was approved for the year before; a gap says that it is one.' })
  readonly before!: BudgetPoint;
  @Field(() => BudgetPointType, { description: 'What was approved for the year.' })
  readonly approved!: BudgetPoint;
  @Field(() => DecimalScalar, { nullable: true, description: 'In the prices of each year, per cent, two places; null where either year has no figure.' })
  readonly nominalPercent!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'In the prices of one year, by the deflator series named; null without one, and where it has no index of either year.' })
  readonly realPercent!: Decimal | null;
}

@ObjectType('Implementation', { simpleResolvers: true, description: 'What was spent of the approved budget of one line of one year, in one scope.' })
export class ImplementationType implements Implementation {
  @Field(() => Int, { description: 'The financial year.' })
  readonly year!: number;
  readonly programmeCode!: string | null;
  @Field(() => BudgetScopeEnum, { description: 'The scope asked for; both figures are of it.' })
  readonly scope!: BudgetScope;
  @Field(() => BudgetPointType, { description: 'What was approved.' })
  readonly approved!: BudgetPoint;
  @Field(() => BudgetPointType, { description: 'What was spent.' })
  readonly actual!: BudgetPoint;
  @Field(() => DecimalScalar, { nullable: true, description: 'Per cent, two places; null where either has no figure.' })
  readonly ratePercent!: Decimal | null;
}

@ObjectType('PriceIndex', { simpleResolvers: true, description: 'The index of prices of one year.' })
export class PriceIndexType implements PriceIndex {
  @Field(() => Int, { description: 'The year.' })
  readonly year!: number;
  @Field(() => DecimalScalar, { description: 'The index.' })
  readonly index!: Decimal;
}

@Directive('@key(fields: "id")')
@ObjectType('DeflatorSeries', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: 'Price indices year by year, as a named source publishes them, by which budgets can be told in the prices of one year. The data set has none, and none is made up.',
})
export class DeflatorSeriesType implements DeflatorSeries {
  readonly id!: string;
  @Field(() => String, { description: 'Its code in this record, e.g. "HICP-NL".' })
  readonly code!: string;
  @Field(() => String, { description: 'What it is.' })
  readonly name!: string;
  @Field(() => [PriceIndexType], { description: 'Year by year.' })
  readonly indices!: readonly PriceIndex[];
  @Field(() => Int, { description: 'Raised by every change.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const DeflatorSeriesList = listOf('DeflatorSeries', () => DeflatorSeriesType, {
  filters: { code: [KeyFilter, 'Its code.'], name: [StringFilter, 'What it is.'] },
  orders: { code: 'By code.' },
  notGroupedBy: ['code'],
});
