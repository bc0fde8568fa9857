import type { Confidence, TopicCode } from '@assembly-graph/kernel';
import { CitedInterface, DateFilter, DateScalar, enumFilter, enumOf, KeyFilter, KeyListFilter, listOf, NodeInterface, StringFilter } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { Addressee, DueKind, Mandate, MandateStatus } from '../domain/mandate.ts';
import { DocumentStub, SessionStub } from './stubs.ts';

export const AddresseeEnum = enumOf<Addressee>('MandateAddressee', 'Of whom a mandate asks something.', {
  BUREAU: 'The Bureau of the Assembly.',
  COURT: 'The Court.',
  REGISTRAR: 'The Registrar.',
  SECRETARIAT: 'The Secretariat of the Assembly.',
  CBF: 'The Committee on Budget and Finance.',
  STATES_PARTIES: 'States Parties.',
  WORKING_GROUP: 'A working group.',
  TFV: 'The Trust Fund for Victims.',
});

export const DueKindEnum = enumOf<DueKind>('MandateDue', 'How it is said by when a mandate is to be answered.', {
  DATE: 'By a day.',
  SESSION: 'By a session.',
  NONE: 'Not at all.',
});

export const MandateStatusEnum = enumOf<MandateStatus>('MandateStatus', 'How a mandate stands.', {
  OPEN: 'Not answered, and not overdue.',
  OVERDUE: 'The day by which it is due has passed, or the session has ended, without an answer.',
  REPORTED: 'Answered, in time or late.',
  SUPERSEDED: 'A later mandate took its place; it is not overdue.',
  CLOSED: 'Nothing more is to come of it.',
});

@ObjectType('MandateFollowUp', { simpleResolvers: true, description: 'A document that answered a mandate.' })
export class FollowUpType {
  @Field(() => DocumentStub, { description: 'The document, where it is on record.' })
  readonly document!: DocumentStub;
  @Field(() => SessionStub, { description: 'The session before which it came.' })
  readonly session!: SessionStub;
}

@Directive('@key(fields: "id")')
@ObjectType('Mandate', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: 'What a paragraph of a resolution asks of somebody, and what came of it. That no answer is on record does not say that there was none.',
})
export class MandateType implements Mandate {
  readonly id!: string;
  readonly paragraphId!: string;
  readonly resolutionId!: string;
  readonly sessionCode!: string;
  readonly topics!: readonly TopicCode[];
  @Field(() => AddresseeEnum, { description: 'Of whom something is asked.' })
  readonly addressee!: Addressee;
  @Field(() => String, { description: 'What is to be done, as a verb, e.g. "report".' })
  readonly verb!: string;
  readonly dueKind!: DueKind;
  @Field(() => DateScalar, { nullable: true, description: 'By which day, if by a day.' })
  readonly dueOn!: string | null;
  readonly dueSession!: string | null;
  @Field(() => DateScalar, { description: 'The day on which the resolution was adopted.' })
  readonly madeOn!: string;
  @Field(() => MandateStatusEnum, { description: 'How it stands today, or on the day asked about; of `knownAt` alone, on that day.' })
  readonly status!: MandateStatus;
  readonly followUpSymbols!: readonly string[];
  readonly followUpSessions!: readonly string[];
  @Field(() => DateScalar, { nullable: true, description: 'The day of the first answer.' })
  readonly reportedOn!: string | null;
  readonly supersededById!: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'From which day on another mandate has its place.' })
  readonly supersededOn!: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'On which day it was closed.' })
  readonly closedOn!: string | null;
  @Field(() => Int, { description: 'Raised by every change; give it as `expectedVersion`.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const MandateList = listOf('Mandate', () => MandateType, {
  filters: {
    addressee: [enumFilter('MandateAddressee', AddresseeEnum), 'Of whom something is asked.'],
    status: [enumFilter('MandateStatus', MandateStatusEnum), 'How it stands.'],
    due: [enumFilter('MandateDue', DueKindEnum), 'How it is said by when it is to be answered.'],
    dueOn: [DateFilter, 'By which day.'],
    dueSession: [KeyFilter, 'Code of the session by which it is due.'],
    madeOn: [DateFilter, 'The day on which the resolution was adopted.'],
    session: [KeyFilter, 'Code of the session that gave it.'],
    topics: [KeyListFilter, 'Codes of the topics it belongs to.'],
    verb: [StringFilter, 'What is to be done.'],
    documents: [KeyListFilter, 'Symbols of documents that answered it.'],
  },
  orders: { madeOn: 'By the day on which it was given.', dueOn: 'By the day by which it is due.' },
});
