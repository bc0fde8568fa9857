import type { Confidence, Decimal } from '@assembly-graph/kernel';
import {
  BooleanFilter, CitedInterface, DateFilter, DateScalar, DecimalFilter, DecimalScalar, enumFilter, enumOf, IntFilter, KeyFilter, listOf, NodeInterface,
} from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { ArrearsBasis, ArrearsPosition } from '../domain/arrears-position.ts';
import type { Payment } from '../domain/payment.ts';
import type { Punctuality, PunctualityGroup } from '../domain/punctuality.ts';

export const ArrearsBasisEnum = enumOf<ArrearsBasis>('ArrearsBasis', 'How a position came about.', {
  RECORDED: 'As the Court reported it.',
  PAYMENTS: 'Worked out: what was reported before, less what was received since.',
});

export const PunctualityGroupEnum = enumOf<PunctualityGroup>('ContributionPunctualityGroup', 'By what contributions are put together.', {
  YEAR: 'By the year for which they were assessed.',
  STATE: 'By State.',
});

@Directive('@key(fields: "id")')
@ObjectType('ArrearsPosition', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: 'What a State owes the Court from a day on, against the amount at which it loses its vote (art. 112(8)): what was due for the preceding two full years.',
})
export class ArrearsPositionType implements ArrearsPosition {
  readonly id!: string;
  readonly stateIso3!: string;
  @Field(() => DateScalar, { description: 'From this day on; payments of the day are in it only if it was worked out from payments.' })
  readonly asAt!: string;
  readonly until!: string | null;
  @Field(() => ArrearsBasisEnum, { description: 'Whether it was reported, or worked out from payments.' })
  readonly basis!: ArrearsBasis;
  readonly outstanding!: Decimal;
  readonly dueTwoPrecedingYears!: Decimal;
  @Field(() => [Int], { description: 'The two full years whose contributions are the measure.' })
  readonly precedingYears!: readonly number[];
  @Field(() => [Int], { description: 'The years whose contributions are unpaid, wholly or in part; empty where it is not stated.' })
  readonly contributingYears!: readonly number[];
  @Field(() => Boolean, { description: 'Whether what is outstanding equals or exceeds what was due for the preceding two full years (art. 112(8)). The Assembly may permit the vote all the same.' })
  readonly thresholdReached!: boolean;
  @Field(() => Int, { description: 'Raised by every change.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const ArrearsPositionList = listOf('ArrearsPosition', () => ArrearsPositionType, {
  filters: {
    state: [KeyFilter, 'Alpha-3 code of the State.'],
    asAt: [DateFilter, 'From which day on.'],
    basis: [enumFilter('ArrearsBasis', ArrearsBasisEnum), 'How it came about.'],
    thresholdReached: [BooleanFilter, 'Whether it reaches the threshold of art. 112(8).'],
    outstanding: [DecimalFilter, 'What is outstanding, in thousands of euros.'],
  },
  orders: { state: 'By alpha-3 code of the State.', asAt: 'By day.', outstanding: 'By what is outstanding.' },
  // Two positions of one State are of the same debt.
  measures: { outstanding: { alike: ['asAt'] } },
});

@Directive('@key(fields: "id")')
@ObjectType('Payment', { implements: [NodeInterface, CitedInterface], simpleResolvers: true, description: 'What a State paid of its contributions.' })
export class PaymentType implements Payment {
  readonly id!: string;
  readonly stateIso3!: string;
  @Field(() => DateScalar, { description: 'The day on which it was received.' })
  readonly receivedOn!: string;
  readonly amount!: Decimal;
  @Field(() => Int, { nullable: true, description: 'The year to whose contribution it is credited; null where it is not stated.' })
  readonly year!: number | null;
  @Field(() => Int, { description: 'Raised by every change.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const PaymentList = listOf('Payment', () => PaymentType, {
  filters: {
    state: [KeyFilter, 'Alpha-3 code of the State.'],
    receivedOn: [DateFilter, 'The day on which it was received.'],
    year: [IntFilter, 'The year to whose contribution it is credited.'],
    amount: [DecimalFilter, 'The amount, in thousands of euros.'],
  },
  orders: { receivedOn: 'By the day of receipt.', state: 'By alpha-3 code of the State.', amount: 'By amount.' },
  measures: { amount: {} },
});

@ObjectType('ContributionPunctuality', {
  simpleResolvers: true,
  description: 'How contributions were paid of which the record has the amount; in time is by the end of the year for which they were assessed.',
})
export class ContributionPunctualityType implements Punctuality {
  @Field(() => Int, { nullable: true, description: 'The year, of a group by year.' })
  readonly year!: number | null;
  readonly stateIso3!: string | null;
  @Field(() => Int, { description: 'How many contributions have an amount on record.' })
  readonly contributions!: number;
  @Field(() => Int, { description: 'Of these, paid in full in time.' })
  readonly paidInTime!: number;
  @Field(() => Int, { description: 'Of these, paid in full, but not in time.' })
  readonly paidLate!: number;
  @Field(() => Int, { description: 'Of these, paid in part.' })
  readonly paidInPart!: number;
  @Field(() => Int, { description: 'Of these, without a payment on record.' })
  readonly unpaid!: number;
  @Field(() => DecimalScalar, { nullable: true, description: 'How many were paid in full in time, per cent, two places.' })
  readonly inTimePercent!: Decimal | null;
  readonly assessed!: Decimal;
  readonly received!: Decimal;
}
