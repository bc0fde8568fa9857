import type { Confidence } from '@assembly-graph/kernel';
import { CitedInterface, DateTimeFilter, DateTimeScalar, enumFilter, KeyFilter, listOf, NodeInterface } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { ExemptionRequest, ExemptionStatus } from '../domain/exemption-request.ts';
import { ExemptionStatusEnum } from './enums.ts';

@Directive('@key(fields: "id")')
@ObjectType('ExemptionRequest', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: 'What a State asks of the Assembly: to vote in spite of its arrears, as they are due to conditions beyond its control (art. 112(8)).',
})
export class ExemptionRequestType implements ExemptionRequest {
  readonly id!: string;
  readonly stateIso3!: string;
  readonly sessionCode!: string;
  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  readonly submittedAt!: string;
  @Directive('@policy(policies: [["ownExemption"]])')
  @Field(() => String, { nullable: true, description: 'On which grounds: for the delegation of the State and the secretariat.' })
  readonly grounds!: string;
  @Field(() => ExemptionStatusEnum, { description: 'How far it has come.' })
  readonly status!: ExemptionStatus;
  readonly decisionId!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'The instant from which on the State may vote; null unless granted.' })
  readonly effectiveAt!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'The instant from which on it may no longer by this decision; null: while the arrears last.' })
  readonly until!: string | null;
  @Field(() => Int, { description: 'Raised by every step; give it as `expectedVersion` for the next.' })
  readonly version!: number;
  @Field(() => DateTimeScalar, { nullable: true, description: 'From when on the record says so.' })
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const ExemptionRequestList = listOf('ExemptionRequest', () => ExemptionRequestType, {
  filters: {
    state: [KeyFilter, 'Alpha-3 code of the State.'],
    session: [KeyFilter, 'Code of the session.'],
    status: [enumFilter('ExemptionStatus', ExemptionStatusEnum), 'How far it has come.'],
    submittedAt: [DateTimeFilter, 'When it was made.'],
    effectiveAt: [DateTimeFilter, 'From when on the State may vote.'],
  },
  orders: { submittedAt: 'By the instant at which it was made.', state: 'By alpha-3 code of the State.' },
  notGroupedBy: ['submittedAt', 'effectiveAt'],
});
