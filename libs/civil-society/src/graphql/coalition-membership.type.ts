import type { Confidence } from '@assembly-graph/kernel';
import { CitedInterface, DateFilter, KeyFilter, listOf, NodeInterface } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { CoalitionMembership } from '../domain/coalition-membership.ts';

@Directive('@key(fields: "id")')
@ObjectType('CoalitionMembership', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: 'That an organization is a member of a coalition, or of another that has members, during a stretch of time.',
})
export class CoalitionMembershipType implements CoalitionMembership {
  readonly id!: string;
  readonly coalitionCode!: string;
  readonly memberCode!: string;
  readonly from!: string | null;
  readonly to!: string | null;
  @Field(() => Int, { description: 'Raised by every change: what `expectedVersion` asks for.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const CoalitionMembershipList = listOf('CoalitionMembership', () => CoalitionMembershipType, {
  filters: {
    coalition: [KeyFilter, 'Code of the organization that has the member.'],
    member: [KeyFilter, 'Code of the member.'],
    from: [DateFilter, 'Since when; `isNull: true` finds those of which it is not on record.'],
    to: [DateFilter, 'The first day on which the organization is no longer a member.'],
  },
  orders: { coalition: 'By code of the organization that has the member.', member: 'By code of the member.', from: 'By since when.', to: 'By until when.' },
});
