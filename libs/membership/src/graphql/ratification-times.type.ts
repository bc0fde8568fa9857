import type { Decimal } from '@assembly-graph/kernel';
import { DecimalScalar } from '@assembly-graph/platform/graph';
import { Field, Int, ObjectType } from 'type-graphql';
import type { RatificationTime } from '../domain/ratification-times.ts';

@ObjectType('GroupRatificationTime', { simpleResolvers: true, description: 'How long the States of a regional group took from signature to deposit.' })
export class GroupRatificationTimeType implements Omit<RatificationTime, 'isTotal' | 'leftOutUnconfirmed'> {
  readonly group!: string | null;
  @Field(() => Int, { description: 'How many States signed and then deposited.' })
  readonly states!: number;
  @Field(() => DecimalScalar, { nullable: true, description: 'The median, in days, one place; null where there is none.' })
  readonly median!: Decimal | null;
  @Field(() => Int, { nullable: true, description: 'Nine in ten took no longer, in days.' })
  readonly p90!: number | null;
}

@ObjectType('RatificationTimes', { simpleResolvers: true, description: 'How long States took from their signature to the deposit of their instrument; those that acceded never signed.' })
export class RatificationTimesType {
  @Field(() => Int, { description: 'How many States signed and then deposited.' })
  readonly states!: number;
  @Field(() => Int, { description: 'How many were left out because a day is recalled and unconfirmed.' })
  readonly leftOutUnconfirmed!: number;
  @Field(() => DecimalScalar, { nullable: true, description: 'The median, in days, one place.' })
  readonly median!: Decimal | null;
  @Field(() => Int, { nullable: true, description: 'Nine in ten took no longer, in days.' })
  readonly p90!: number | null;
  @Field(() => [GroupRatificationTimeType], { description: 'By the regional group to which each belonged on the day of its deposit.' })
  readonly byRegion!: readonly GroupRatificationTimeType[];
}
