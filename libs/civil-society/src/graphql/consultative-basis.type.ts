import type { Confidence } from '@assembly-graph/kernel';
import { CitedInterface, DateFilter, enumFilter, KeyFilter, listOf, NodeInterface, StringFilter } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { ConsultativeBasis } from '../domain/consultative-basis.ts';
import type { Rule93Basis } from '../domain/rule-93.ts';
import { Rule93BasisEnum } from './accreditation-enums.ts';

@Directive('@key(fields: "id")')
@ObjectType('ConsultativeBasis', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: 'That an organization has a basis of rule 93 of the Rules of Procedure, during a stretch of time. On which of them it was accredited, its accreditation says.',
})
export class ConsultativeBasisType implements ConsultativeBasis {
  readonly id!: string;
  readonly organizationCode!: string;
  @Field(() => Rule93BasisEnum, { description: 'Which basis.' })
  readonly basis!: Rule93Basis;
  @Field(() => String, { description: 'What shows it, e.g. the symbol of a list of those with consultative status.' })
  readonly evidence!: string;
  readonly from!: string | null;
  readonly to!: string | null;
  @Field(() => Int, { description: 'Raised by every change: what `expectedVersion` asks for.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const ConsultativeBasisList = listOf('ConsultativeBasis', () => ConsultativeBasisType, {
  filters: {
    organization: [KeyFilter, 'Code of the organization.'],
    basis: [enumFilter('Rule93Basis', Rule93BasisEnum), 'Which basis.'],
    evidence: [StringFilter, 'What shows it.'],
    from: [DateFilter, 'Since when; `isNull: true` finds those of which it is not on record.'],
    to: [DateFilter, 'The first day on which the organization no longer has it.'],
  },
  orders: { organization: 'By code of the organization.', from: 'By since when.', to: 'By until when.' },
});
