import type { Confidence } from '@assembly-graph/kernel';
import { CitedInterface, DateFilter, DateScalar, KeyFilter, listOf, NodeInterface } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { OrganizationMerger } from '../domain/organization-merger.ts';

@Directive('@key(fields: "id")')
@ObjectType('OrganizationMerger', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: 'That an organization has merged into another. What it did before stays its own; from that day on it begins nothing new.',
})
export class OrganizationMergerType implements OrganizationMerger {
  readonly id!: string;
  readonly organizationCode!: string;
  readonly intoCode!: string;
  @Field(() => DateScalar, { description: 'The first day on which it is part of the other; also one to come.' })
  readonly mergedOn!: string;
  @Field(() => Int, { description: 'Raised by every change: what `expectedVersion` asks for.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const OrganizationMergerList = listOf('OrganizationMerger', () => OrganizationMergerType, {
  filters: {
    organization: [KeyFilter, 'Code of the organization that has merged.'],
    into: [KeyFilter, 'Code of the organization into which it has.'],
    mergedOn: [DateFilter, 'The first day on which it is part of the other.'],
  },
  orders: { mergedOn: 'By day.', organization: 'By code of the organization that has merged.', into: 'By code of the organization into which it has.' },
  notGroupedBy: ['organization'],
});
