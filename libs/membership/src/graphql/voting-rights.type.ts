import type { Confidence } from '@assembly-graph/kernel';
import { CitedInterface, DateTimeFilter, DateTimeScalar, enumFilter, KeyFilter, listOf, NodeInterface } from '@assembly-graph/platform/graph';
import { Directive, Field, ObjectType } from 'type-graphql';
import type { VotingBody, VotingRights, VotingStanding } from '../domain/voting-rights.ts';
import { VotingBodyEnum, VotingStandingEnum } from './enums.ts';

@Directive('@key(fields: "id")')
@ObjectType('VotingRights', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: 'Whether a State may vote in a body during a stretch of time, to the instant, and why. It follows from party status, arrears and what the Assembly permitted.',
})
export class VotingRightsType implements VotingRights {
  readonly id!: string;
  readonly stateIso3!: string;
  @Field(() => VotingBodyEnum, { description: 'Where it votes.' })
  readonly body!: VotingBody;
  @Field(() => VotingStandingEnum, { description: 'How it stands.' })
  readonly standing!: VotingStanding;
  @Field(() => DateTimeScalar, { nullable: true, description: 'The first instant; null if it has no beginning on record.' })
  readonly fromAt!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'The first instant at which it no longer holds; null while it is open.' })
  readonly toAt!: string | null;
  @Field(() => String, { description: 'The article that says so, e.g. "Rome Statute, art. 112(8)".' })
  readonly rule!: string;
  readonly arrearsPositionId!: string | null;
  readonly exemptionId!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'From when on the record says so; null for what it began with.' })
  readonly knownFrom!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when the record says otherwise; null while it stands.' })
  readonly knownTo!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const VotingRightsList = listOf('VotingRights', () => VotingRightsType, {
  filters: {
    state: [KeyFilter, 'Alpha-3 code of the State.'],
    body: [enumFilter('VotingBody', VotingBodyEnum), 'Where it votes.'],
    standing: [enumFilter('VotingStanding', VotingStandingEnum), 'How it stands.'],
    fromAt: [DateTimeFilter, 'The first instant.'],
    toAt: [DateTimeFilter, 'The first instant at which it no longer holds.'],
  },
  orders: { state: 'By alpha-3 code of the State.', fromAt: 'By the first instant.' },
  notGroupedBy: ['fromAt', 'toAt'],
});
