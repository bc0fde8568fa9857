import type { Confidence } from '@assembly-graph/kernel';
import { CitedInterface, DateFilter, DateTimeScalar, enumFilter, KeyFilter, listOf, NodeInterface } from '@assembly-graph/platform/graph';
import { Directive, Field, ObjectType } from 'type-graphql';
import type { PartyStatus, Standing } from '../domain/party-status.ts';
import type { TreatyCode } from '../domain/treaty.ts';
import { StandingEnum, TreatyCodeEnum } from './enums.ts';

@Directive('@key(fields: "id")')
@ObjectType('PartyStatus', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: 'How a State stands to a treaty during one stretch of time; the stretches follow each other without gap.',
})
export class PartyStatusType implements PartyStatus {
  readonly id!: string;
  readonly stateIso3!: string;
  readonly treatyCode!: TreatyCode;
  @Field(() => StandingEnum, { description: 'How it stands.' })
  readonly status!: Standing;
  readonly from!: string | null;
  readonly to!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'From when on the record says so; null for what it began with.' })
  readonly knownFrom!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when the record says otherwise; null while it stands.' })
  readonly knownTo!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const PartyStatusList = listOf('PartyStatus', () => PartyStatusType, {
  filters: {
    state: [KeyFilter, 'Alpha-3 code of the State.'],
    treaty: [enumFilter('TreatyCode', TreatyCodeEnum), 'The treaty.'],
    status: [enumFilter('Standing', StandingEnum), 'How it stands.'],
    from: [DateFilter, 'The first day.'],
    to: [DateFilter, 'The first day on which it no longer holds.'],
  },
  orders: { state: 'By alpha-3 code of the State.', from: 'By the first day.' },
});
