import type { Decimal } from '@assembly-graph/kernel';
import { DateTimeScalar, DecimalScalar } from '@assembly-graph/platform/graph';
import { Field, Int, ObjectType } from 'type-graphql';
import type { Threshold, TreatyUptake } from '../domain/treaty-uptake.ts';

@ObjectType('AmendmentThreshold', {
  simpleResolvers: true,
  description: 'Seven eighths of the States Parties, against the deposits on record: what art. 121(4) asks of an amendment that is to enter into force for all.',
})
export class AmendmentThresholdType implements Threshold {
  @Field(() => Int, { description: 'Seven eighths of the States Parties, rounded up.' })
  readonly needed!: number;
  @Field(() => Int, { description: 'How many deposits of States Parties are missing, as far as the record knows.' })
  readonly missing!: number;
  @Field(() => Boolean, { description: 'Whether the deposits on record are enough.' })
  readonly reached!: boolean;
  @Field(() => Boolean, { description: 'Whether the amendment enters into force for all by it (art. 121(4)). One to articles 5 to 8 only binds those that accept it (art. 121(5)).' })
  readonly decides!: boolean;
  @Field(() => String, { description: 'The article by which the amendment enters into force.' })
  readonly citation!: string;
}

@ObjectType('TreatyUptake', { simpleResolvers: true, description: 'How far the States have taken a treaty up, by the deposits on record.' })
export class TreatyUptakeType implements TreatyUptake {
  @Field(() => DateTimeScalar, { description: 'The instant that the answer is about.' })
  readonly at!: string;
  @Field(() => Int, { description: 'The States with a deposit on record, also those that withdrew from the Statute since.' })
  readonly deposits!: number;
  @Field(() => Int, { description: 'Those of them that were States Parties to the Rome Statute then.' })
  readonly depositsOfParties!: number;
  @Field(() => Int, { description: 'States whose deposit was left out because it is recalled and unconfirmed.' })
  readonly leftOutUnconfirmed!: number;
  @Field(() => Int, { description: 'All States Parties to the Rome Statute then.' })
  readonly statesParties!: number;
  @Field(() => DecimalScalar, { nullable: true, description: 'The States Parties with a deposit among all, per cent, two places.' })
  readonly sharePercent!: Decimal | null;
  @Field(() => AmendmentThresholdType, { nullable: true, description: 'Of an amendment to the Statute: the seven eighths; null for the Statute itself and the Agreement on Privileges and Immunities.' })
  readonly threshold!: Threshold | null;
  @Field(() => String, { nullable: true, description: 'Up to when the record is complete, or what it lacks: the true numbers are higher. Null where it is whole.' })
  readonly recordGap!: string | null;
}
