import type { Confidence, Role } from '@assembly-graph/kernel';
import {
  CitedInterface, DateFilter, DateScalar, DateTimeFilter, DateTimeScalar, enumFilter, enumListFilter, IntFilter, KeyFilter, listOf, NodeInterface,
} from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { AccreditationStatus } from '../domain/accreditation-steps.ts';
import type { Accreditation, LoggedStep } from '../domain/accreditation.ts';
import type { RegionalGroupCode } from '../domain/known.ts';
import type { Rule93Basis } from '../domain/rule-93.ts';
import { AccreditationStatusEnum, Rule93BasisEnum, SeatRegionEnum } from './accreditation-enums.ts';

@Directive('@key(fields: "id")')
@Directive('@authenticated')
@Directive('@policy(policies: [["ownOrganization"]])')
@ObjectType('Accreditation', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: 'That an organization may take part in a session, from its draft to its end. For the organization and the secretariat; everybody else learns counts.',
})
export class AccreditationType implements Accreditation {
  readonly id!: string;
  readonly organizationCode!: string;
  readonly sessionCode!: string;
  readonly sessionOpensOn!: string;
  @Field(() => AccreditationStatusEnum, { description: 'How far it has got.' })
  readonly status!: AccreditationStatus;
  @Field(() => [Rule93BasisEnum], { description: 'On what it rests, at least one basis of rule 93: as claimed, then as found.' })
  readonly bases!: readonly Rule93Basis[];
  @Field(() => String, { nullable: true, description: 'How the organization shows that it has them.' })
  readonly evidence!: string | null;
  readonly seatIso3!: string | null;
  @Field(() => SeatRegionEnum, { nullable: true, description: 'The regional group of its seat when it asked: later moves do not rewrite past sessions. Null where no seat is known.' })
  readonly seatRegion!: RegionalGroupCode | null;
  @Field(() => Int, { description: 'For how many delegates it asked.' })
  readonly delegatesAsked!: number;
  @Field(() => Int, { nullable: true, description: 'How many delegates it may have; null until it is accredited.' })
  readonly quota!: number | null;
  @Field(() => Int, { description: 'How many it has nominated.' })
  readonly delegates!: number;
  @Field(() => DateScalar, { nullable: true, description: 'Until when the secretariat waits for an answer; null if it waits for none.' })
  readonly answerDueOn!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was submitted.' })
  readonly submittedAt!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was decided.' })
  readonly decidedAt!: string | null;
  @Field(() => Int, { nullable: true, description: 'Whole days from its submission to the decision.' })
  readonly daysToDecision!: number | null;
  @Field(() => Int, { description: 'Raised by every change: what `expectedVersion` asks for.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

@ObjectType('AccreditationStep', { simpleResolvers: true, description: 'One step of an accreditation, as its log keeps it: never changed, never taken out.' })
export class AccreditationStepType implements LoggedStep {
  readonly id!: string;
  readonly accreditationId!: string;
  readonly place!: number;
  @Field(() => DateTimeScalar, { description: 'When.' })
  readonly at!: string;
  @Field(() => String, { description: 'The role of who took it, never who.' })
  readonly role!: Role;
  @Field(() => AccreditationStatusEnum, { nullable: true, description: 'From where; null for the draft.' })
  readonly fromStatus!: AccreditationStatus | null;
  @Field(() => AccreditationStatusEnum, { description: 'Where to.' })
  readonly toStatus!: AccreditationStatus;
  @Field(() => String, { nullable: true, description: 'What was asked, answered or given as the reason.' })
  readonly message!: string | null;
  readonly stateIso3!: string | null;
}

export const AccreditationList = listOf('Accreditation', () => AccreditationType, {
  filters: {
    organization: [KeyFilter, 'Code of the organization.'],
    session: [KeyFilter, 'Code of the session.'],
    status: [enumFilter('AccreditationStatus', AccreditationStatusEnum), 'How far it has got.'],
    bases: [enumListFilter('Rule93Basis', Rule93BasisEnum), 'On what it rests.'],
    seatRegion: [enumFilter('SeatRegion', SeatRegionEnum), 'The regional group of its seat when it asked.'],
    quota: [IntFilter, 'How many delegates it may have.'],
    delegates: [IntFilter, 'How many it has nominated.'],
    daysToDecision: [IntFilter, 'Whole days from its submission to the decision.'],
    answerDueOn: [DateFilter, 'Until when the secretariat waits for an answer.'],
    submittedAt: [DateTimeFilter, 'When it was submitted.'],
    decidedAt: [DateTimeFilter, 'When it was decided.'],
  },
  orders: {
    sessionOpensOn: 'By the first day of the session, so in the order of the sessions.',
    organization: 'By code of the organization.',
    status: 'By status.',
    submittedAt: 'By when it was submitted.',
    decidedAt: 'By when it was decided.',
    answerDueOn: 'By when an answer is due.',
  },
  measures: { quota: {}, delegates: {}, daysToDecision: {} },
});
