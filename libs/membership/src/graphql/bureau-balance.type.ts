import type { Decimal } from '@assembly-graph/kernel';
import { DateTimeScalar, DecimalScalar } from '@assembly-graph/platform/graph';
import { Field, Int, ObjectType } from 'type-graphql';
import type { BureauBalance, GroupBalance } from '../domain/bureau-balance.ts';

@ObjectType('GroupBalance', { simpleResolvers: true, description: 'The seats of one regional group on the Bureau, beside its share of the States Parties.' })
export class GroupBalanceType implements GroupBalance {
  readonly code!: string | null;
  @Field(() => Int, { description: 'The seats that its States held.' })
  readonly seats!: number;
  @Field(() => DecimalScalar, { nullable: true, description: 'Their share of the seats on record, per cent, two places.' })
  readonly seatSharePercent!: Decimal | null;
  @Field(() => Int, { description: 'The States Parties of the group.' })
  readonly parties!: number;
  @Field(() => DecimalScalar, { nullable: true, description: 'Their share of all States Parties, per cent, two places.' })
  readonly partySharePercent!: Decimal | null;
}

@ObjectType('BureauBalance', {
  simpleResolvers: true,
  description: 'How the seats on the Bureau were distributed among the regional groups at a moment (art. 112(3)(b)). Seats of the data set whose days are those of the term (`daysFromTerm`) count for the whole term.',
})
export class BureauBalanceType implements BureauBalance {
  @Field(() => DateTimeScalar, { description: 'The instant.' })
  readonly at!: string;
  @Field(() => Int, { description: 'The seats held, as far as they are on record.' })
  readonly seats!: number;
  @Field(() => Int, { description: 'How many of the 21 seats have no holder on record: vacant, or not found.' })
  readonly withoutHolderOnRecord!: number;
  @Field(() => [GroupBalanceType], { description: 'By regional group, as of that moment.' })
  readonly groups!: readonly GroupBalanceType[];
}
