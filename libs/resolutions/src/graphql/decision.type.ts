import type { Confidence } from '@assembly-graph/kernel';
import { CitedInterface, DateFilter, DateScalar, enumFilter, KeyFilter, listOf, NodeInterface } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { Decision, DecisionMode, DecisionSubject } from '../domain/decision.ts';
import type { Office } from '../domain/election.ts';
import { DecisionModeEnum, DecisionSubjectEnum, OfficeEnum } from './enums.ts';

@Directive('@key(fields: "id")')
@ObjectType('Decision', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: 'An act of deciding by the Assembly: on what, when and how. Its confidence is that of its day and mode.',
})
export class DecisionType implements Decision {
  readonly id!: string;
  @Field(() => DecisionSubjectEnum, { description: 'What was decided on.' })
  readonly subject!: DecisionSubject;
  @Field(() => DecisionModeEnum, { nullable: true, description: 'How; null where it was not seen.' })
  readonly mode!: DecisionMode | null;
  @Field(() => DateScalar, { nullable: true, description: 'When; null where the day was not seen.' })
  readonly decidedOn!: string | null;
  readonly sessionCode!: string;
  readonly resolutionId!: string | null;
  @Field(() => String, { nullable: true, description: 'The article under which it was taken. Art. 46(2) prescribes a secret ballot; `mode` says only what the source says.' })
  readonly citation!: string | null;
  @Field(() => OfficeEnum, { nullable: true, description: 'Of a removal: from which office.' })
  readonly office!: Office | null;
  @Field(() => String, { nullable: true, description: 'Of a removal: the person who held the office. Never show it without the confidence of the decision.' })
  readonly officeHolder!: string | null;
  @Field(() => Int, { nullable: true, description: 'The States Parties that voted in favour, where the number is on record.' })
  readonly votesInFavour!: number | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const DecisionList = listOf('Decision', () => DecisionType, {
  filters: {
    subject: [enumFilter('DecisionSubject', DecisionSubjectEnum), 'What was decided on.'],
    mode: [enumFilter('DecisionMode', DecisionModeEnum), 'How.'],
    decidedOn: [DateFilter, 'When.'],
    session: [KeyFilter, 'Code of the session.'],
    office: [enumFilter('Office', OfficeEnum), 'Of a removal: from which office.'],
  },
  orders: { decidedOn: 'By day.' },
});
