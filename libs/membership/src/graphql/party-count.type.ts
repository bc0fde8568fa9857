import type { Decimal } from '@assembly-graph/kernel';
import { DateTimeScalar, DecimalScalar } from '@assembly-graph/platform/graph';
import { Field, Int, ObjectType } from 'type-graphql';
import type { PartyCount } from '../domain/party-count.ts';

@ObjectType('GroupPartyCount', { simpleResolvers: true, description: 'The States Parties of one regional group at an instant.' })
export class GroupPartyCountType {
  readonly code!: string | null;
  @Field(() => Int, { description: 'How many.' })
  readonly parties!: number;
  @Field(() => DecimalScalar, { description: 'Their share of all States Parties, per cent, two places.' })
  readonly sharePercent!: Decimal;
}

@ObjectType('PartyCount', { simpleResolvers: true, description: 'How many States Parties to the Rome Statute there were at an instant.' })
export class PartyCountType implements PartyCount {
  @Field(() => DateTimeScalar, { description: 'The instant.' })
  readonly at!: string;
  @Field(() => Int, { description: 'All States Parties, those with a pending withdrawal among them (art. 127).' })
  readonly total!: number;
  @Field(() => Int, { description: 'Those of them whose withdrawal is notified but not yet effective.' })
  readonly withdrawing!: number;
  @Field(() => [GroupPartyCountType], { description: 'By the regional group to which each belonged then; groups without a party are left out.' })
  readonly groups!: readonly GroupPartyCountType[];
}
