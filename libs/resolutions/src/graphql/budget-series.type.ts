import type { Decimal } from '@assembly-graph/kernel';
import { DecimalScalar } from '@assembly-graph/platform/graph';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import type { BudgetFigure, BudgetScope, BudgetStage } from '../domain/budget-figure.ts';
import { MAX_YEARS, type BudgetPoint, type PointStatus, type TakenFigure } from '../domain/budget-series.ts';
import type { Basis } from '../domain/deflator-series.ts';
import type { BudgetSum } from '../domain/budget-sum.ts';
import { BudgetFigureType } from './budget.type.ts';
import { TakenLineType } from './concordance.type.ts';
import { BudgetScopeEnum, BudgetStageEnum, PointStatusEnum } from './enums.ts';

@InputType('IntRange', { description: 'Whole numbers from one to another, both included.' })
export class IntRange {
  @Field(() => Int, { description: 'The first.' })
  readonly from!: number;
  @Field(() => Int, { description: `The last; of years, ${MAX_YEARS} at the most.` })
  readonly to!: number;
}

@ObjectType('BudgetPoint', { simpleResolvers: true, description: 'One point of a series of budget figures; a gap is a point, too, and says why.' })
export class BudgetPointType implements BudgetPoint {
  @Field(() => Int, { description: 'The financial year.' })
  readonly year!: number;
  readonly programmeCode!: string | null;
  @Field(() => BudgetStageEnum, { description: 'How far the budget had come.' })
  readonly stage!: BudgetStage;
  @Field(() => BudgetScopeEnum, { description: 'The scope asked for; every figure of the series is of it.' })
  readonly scope!: BudgetScope;
  @Field(() => PointStatusEnum, { description: 'Whether there is a figure, and if not, why.' })
  readonly status!: PointStatus;
  @Field(() => BudgetFigureType, { nullable: true, description: 'The figure; null in a gap, and where several figures, or a share of one, were taken through the concordance: see `taken`.' })
  readonly figure!: BudgetFigure | null;
  @Field(() => [TakenLineType], { description: 'The lines of the year that were taken: the one of the code asked for, or with `linesOf` those that it is through the concordance. Empty in a year in which there is no such line.' })
  readonly taken!: readonly TakenFigure[];
  readonly nominal!: Decimal | null;
  readonly amount!: Decimal | null;
  readonly basis!: Basis;
  @Field(() => BudgetStageEnum, { nullable: true, description: 'The earlier stage with which the figure is compared: the last before it with a figure of the same scope.' })
  readonly comparedWithStage!: BudgetStage | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'By how much the figure differs from that of the earlier stage, per cent, two places; a cut is negative. Null if there is none of the same scope.',
  })
  readonly changeFromEarlierStagePercent!: Decimal | null;
  @Field(() => [BudgetScopeEnum], { description: 'Other scopes in which this year and stage has a total that is not shown here: ask for each by itself.' })
  readonly otherScopesWithFigure!: readonly BudgetScope[];
}

@ObjectType('BudgetSum', { simpleResolvers: true, description: 'What the approved figures of the programmes of a year add up to, next to the total that was published.' })
export class BudgetSumType implements BudgetSum {
  @Field(() => BudgetScopeEnum, { description: 'Whether the Host State Loan is among them.' })
  readonly scope!: BudgetSum['scope'];
  readonly computed!: Decimal;
  readonly published!: Decimal | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether both are the same; null where there is no published total.' })
  readonly agree!: boolean | null;
}
