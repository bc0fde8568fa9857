import type { Confidence } from '@assembly-graph/kernel';
import { CitedInterface, ConfidenceEnum, enumFilter, KeyFilter, listOf, NodeInterface, StringFilter } from '@assembly-graph/platform/graph';
import { Directive, Field, ObjectType } from 'type-graphql';
import type { Organization, OrganizationKind } from '../domain/organization.ts';
import { OrganizationKindEnum } from './enums.ts';

@Directive('@key(fields: "code")')
@Directive('@key(fields: "id")')
@ObjectType('Organization', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: 'An organization or body, other than a State, that took part in the work of the Assembly. Its confidence is that of its part in it; the seat has its own.',
})
export class OrganizationType implements Organization {
  readonly id!: string;
  @Field(() => String, { description: 'Its code in this graph, e.g. "cicc".' })
  readonly code!: string;
  @Field(() => String, { description: 'Its name.' })
  readonly name!: string;
  @Field(() => String, { nullable: true, description: 'Its acronym.' })
  readonly acronym!: string | null;
  @Field(() => OrganizationKindEnum, { description: 'What kind of organization it is.' })
  readonly kind!: OrganizationKind;
  readonly seatIso3!: string | null;
  @Field(() => ConfidenceEnum, { nullable: true, description: 'How far the seat can be trusted: of most organizations it is RECALLED. Null where no seat is known.' })
  readonly seatConfidence!: Confidence | null;
  @Field(() => String, { nullable: true, description: 'What it did at the Assembly, in the words of the data set, e.g. "general debate; side events".' })
  readonly roleInAssembly!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const OrganizationList = listOf('Organization', () => OrganizationType, {
  filters: {
    code: [KeyFilter, 'Its code.'],
    name: [StringFilter, 'Its name.'],
    acronym: [StringFilter, 'Its acronym.'],
    kind: [enumFilter('OrganizationKind', OrganizationKindEnum), 'What kind of organization it is.'],
    seat: [KeyFilter, 'Alpha-3 code of the State where it has its seat.'],
    seatConfidence: [enumFilter('Confidence', ConfidenceEnum), 'How far the seat can be trusted.'],
    roleInAssembly: [StringFilter, 'What it did at the Assembly.'],
  },
  orders: { name: 'By name.', acronym: 'By acronym.', code: 'By code.', kind: 'By kind.', seat: 'By alpha-3 code of the State where it has its seat.' },
  notGroupedBy: ['code'],
});
