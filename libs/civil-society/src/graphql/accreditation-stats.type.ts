import type { Decimal, SummaryGroup } from '@assembly-graph/kernel';
import { DecimalScalar, SummaryGroupType } from '@assembly-graph/platform/graph';
import { Field, Int, ObjectType } from 'type-graphql';
import type { FunnelStep } from '../domain/accreditation-funnel.ts';
import type { AccreditationStatus } from '../domain/accreditation-steps.ts';
import { AccreditationStatusEnum } from './accreditation-enums.ts';

/** The statistics of a session; each field is counted only if it is asked for. */
@ObjectType('AccreditationStats', {
  simpleResolvers: true,
  description: 'The accreditations to a session in counts, for everybody: groups so small that they could be told apart are suppressed.',
})
export class AccreditationStatsType {
  readonly sessionCode!: string;
}

@ObjectType('AccreditationFunnelStep', { simpleResolvers: true, description: 'How many accreditations to a session ever reached a step.' })
export class FunnelStepType implements FunnelStep {
  @Field(() => AccreditationStatusEnum, { description: 'The step.' })
  readonly step!: AccreditationStatus;
  @Field(() => Int, { nullable: true, description: 'How many reached it; null if it is suppressed.' })
  readonly reached!: number | null;
  @Field(() => Boolean, { description: 'true: so few reached it, or so few less than reached the step before, that it is not told.' })
  readonly suppressed!: boolean;
}

@ObjectType('Accredited', { simpleResolvers: true, description: 'The accredited organizations of a session, grouped in one way. An organization with several bases is counted under each.' })
export class AccreditedType {
  @Field(() => Int, { nullable: true, description: 'How many organizations were accredited; null if they are so few that it is not told.' })
  readonly count!: number | null;
  @Field(() => [SummaryGroupType], { description: 'The groups, with their shares of all that were accredited.' })
  readonly groups!: readonly SummaryGroup[];
}

@ObjectType('DecisionTime', { simpleResolvers: true, description: 'Whole days from the submission of an accreditation to the decision.' })
export class DecisionTimeType {
  @Field(() => Int, { description: 'How many were decided.' })
  readonly decided!: number;
  @Field(() => DecimalScalar, { nullable: true, description: 'The mean, four places.' })
  readonly mean!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'The median, four places.' })
  readonly median!: Decimal | null;
}
