import type { Confidence, Decimal } from '@assembly-graph/kernel';
import { CitedInterface, DecimalFilter, DecimalScalar, enumFilter, IntFilter, KeyFilter, listOf, NodeInterface } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { AssessedContribution, ContributionKind } from '../domain/assessed-contribution.ts';
import type { ScaleRate } from '../domain/scale-rate.ts';
import { ContributionKindEnum } from './enums.ts';

@Directive('@key(fields: "id")')
@ObjectType('ScaleRate', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: "A State's rate in the scale of assessments of the United Nations for a run of years; the Court's scale rests on it (art. 117).",
})
export class ScaleRateType implements ScaleRate {
  readonly id!: string;
  readonly stateIso3!: string;
  @Field(() => Int, { description: 'The first year.' })
  readonly fromYear!: number;
  @Field(() => Int, { description: 'The last year.' })
  readonly toYear!: number;
  @Field(() => DecimalScalar, { description: 'Per cent of the regular budget of the United Nations. The rates of a period from 2004 on add up to 100.' })
  readonly ratePercent!: Decimal;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const ScaleRateList = listOf('ScaleRate', () => ScaleRateType, {
  filters: {
    state: [KeyFilter, 'Alpha-3 code of the State.'],
    fromYear: [IntFilter, 'The first year.'],
    toYear: [IntFilter, 'The last year.'],
    ratePercent: [DecimalFilter, 'The rate.'],
  },
  orders: { fromYear: 'By the first year.', state: 'By alpha-3 code of the State.', ratePercent: 'By rate.' },
  // The rates of two periods are of the same hundred.
  measures: { ratePercent: { alike: ['fromYear'] } },
});

@Directive('@key(fields: "id")')
@ObjectType('AssessedContribution', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description:
    "What part of the Court's budget a State Party is to bear in a year (art. 117): a published share, or one computed by this record. A computed share is NOT the Court's official scale.",
})
export class AssessedContributionType implements AssessedContribution {
  readonly id!: string;
  @Field(() => Int, { description: 'The year.' })
  readonly year!: number;
  readonly stateIso3!: string;
  @Field(() => ContributionKindEnum, { description: 'Where the share comes from.' })
  readonly kind!: ContributionKind;
  @Field(() => DecimalScalar, { description: 'The share, per cent. Computed shares have four places, published ones those of their source.' })
  readonly sharePercent!: Decimal;
  readonly amount!: Decimal | null;
  readonly scaleRateId!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const AssessedContributionList = listOf('AssessedContribution', () => AssessedContributionType, {
  filters: {
    year: [IntFilter, 'The year.'],
    state: [KeyFilter, 'Alpha-3 code of the State.'],
    kind: [enumFilter('ContributionKind', ContributionKindEnum), 'Where the share comes from.'],
    sharePercent: [DecimalFilter, 'The share.'],
  },
  orders: { year: 'By year.', state: 'By alpha-3 code of the State.', sharePercent: 'By share.' },
  // The shares of two years, or the published and the computed ones, are of the same hundred.
  measures: { sharePercent: { alike: ['year', 'kind'] } },
});
