import type { Confidence, Decimal } from '@assembly-graph/kernel';
import { CitedInterface, DateFilter, DateScalar, DecimalFilter, enumFilter, enumOf, listOf, NodeInterface } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { FundCode, FundLevel, FundStage } from '../domain/fund.ts';

export const FundCodeEnum = enumOf<FundCode>('FundCode', 'A fund whose level the Assembly follows.', {
  WORKING_CAPITAL: 'The Working Capital Fund: what meets short-term problems of liquidity until contributions are received.',
  CONTINGENCY: 'The Contingency Fund: what meets costs that could not be foreseen.',
  TFV: 'The Trust Fund for Victims (art. 79).',
  LDC_PARTICIPATION: 'The trust fund for the participation of least developed countries in the work of the Assembly.',
});

export const FundStageEnum = enumOf<FundStage>('FundStage', 'How far the level of a fund had come, in this order.', {
  PROPOSED: 'Proposed.',
  CBF_RECOMMENDED: 'Recommended by the Committee on Budget and Finance.',
  DECIDED: 'Decided by the Assembly.',
  ACTUAL: 'What was in the fund.',
});

@Directive('@key(fields: "code")')
@ObjectType('Fund', { simpleResolvers: true, description: 'A fund whose level the Assembly follows.' })
export class FundType {
  @Field(() => FundCodeEnum, { description: 'Its code.' })
  readonly code!: FundCode;
  @Field(() => String, { description: 'What it is called, in English.' })
  readonly name!: string;
}

@Directive('@key(fields: "id")')
@ObjectType('FundLevel', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: 'The level of a fund from a day on, until another of the same stage follows. The data set states none, and none is made up.',
})
export class FundLevelType implements FundLevel {
  readonly id!: string;
  readonly fund!: FundCode;
  @Field(() => FundStageEnum, { description: 'How far it had come.' })
  readonly stage!: FundStage;
  @Field(() => DateScalar, { description: 'From the beginning of this day.' })
  readonly asAt!: string;
  readonly amount!: Decimal;
  readonly replenishment!: Decimal | null;
  readonly resolutionId!: string | null;
  @Field(() => String, { nullable: true, description: 'Symbol of the document in which it stands; null where not on record.' })
  readonly documentSymbol!: string | null;
  @Field(() => Int, { description: 'Raised by every change.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const FundLevelList = listOf('FundLevel', () => FundLevelType, {
  filters: {
    fund: [enumFilter('FundCode', FundCodeEnum), 'The fund.'],
    stage: [enumFilter('FundStage', FundStageEnum), 'How far it had come.'],
    asAt: [DateFilter, 'From which day on.'],
    amount: [DecimalFilter, 'The level, in thousands of euros.'],
    replenishment: [DecimalFilter, 'By how much to replenish the fund, in thousands of euros.'],
  },
  orders: { asAt: 'By the day from which it holds.', fund: 'By fund.' },
  // A level is of a day: those of two days are of the same money. What is paid in adds up, but a stage is an earlier word on the same.
  measures: { amount: { alike: ['stage', 'asAt'] }, replenishment: { alike: ['stage'] } },
});
