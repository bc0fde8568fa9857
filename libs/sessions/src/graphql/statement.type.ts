import type { Confidence, Language, TopicCode } from '@assembly-graph/kernel';
import { CitedInterface, DateFilter, DateScalar, enumFilter, KeyFilter, KeyListFilter, LanguageEnum, listOf, NodeInterface } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { SpeakerCapacity, Statement, StatementForm, StatementKind, StatementSegment, StatementText } from '../domain/statement.ts';
import { SpeakerCapacityEnum, StatementFormEnum, StatementKindEnum, StatementSegmentEnum } from './enums.ts';

@ObjectType('StatementText', { simpleResolvers: true, description: 'Where the text of a statement can be had; the record has no texts.' })
export class StatementTextType implements StatementText {
  @Field(() => LanguageEnum, { description: 'The language.' })
  readonly lang!: Language;
  @Field(() => String, { description: 'Where it is.' })
  readonly url!: string;
}

@Directive('@key(fields: "id")')
@ObjectType('Statement', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: 'A statement that a State or an organization made to a session: that it was made, not its text. The record is partial.',
})
export class StatementType implements Statement {
  readonly id!: string;
  @Field(() => String, { description: 'Its key in the data set, e.g. "ST0113".' })
  readonly code!: string;
  readonly sessionCode!: string;
  readonly sessionOpensOn!: string;
  @Field(() => StatementSegmentEnum, { nullable: true, description: 'The part of the session; null where the source names none, or one that has no value here (see `note`).' })
  readonly segment!: StatementSegment | null;
  @Field(() => StatementKindEnum, { nullable: true, description: 'What sort of statement it is; null where the data set has no word for it.' })
  readonly kind!: StatementKind | null;
  readonly slotId!: string | null;
  readonly meetingId!: string | null;
  readonly onBehalfOfStates!: readonly string[];
  readonly concerns!: readonly string[];
  @Field(() => [StatementTextType], { description: 'Where its text can be had, as far as the record knows.' })
  readonly texts!: readonly StatementText[];
  @Field(() => Int, { nullable: true, description: 'Where it begins in the recording of the meeting, in seconds.' })
  readonly videoOffset!: number | null;
  @Field(() => Int, { description: 'How often it was changed, from 1.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'The day on which it was made; null where it is not known.' })
  readonly deliveredOn!: string | null;
  readonly speakerState!: string | null;
  readonly speakerOrganization!: string | null;
  readonly onBehalfOf!: readonly string[];
  @Field(() => String, { nullable: true, description: 'The name of the person who spoke, where the source gives it.' })
  readonly speakerPerson!: string | null;
  @Field(() => SpeakerCapacityEnum, { description: 'In which capacity the speaker took part.' })
  readonly capacity!: SpeakerCapacity;
  @Field(() => StatementFormEnum, { description: 'How it was made.' })
  readonly form!: StatementForm;
  readonly topics!: readonly TopicCode[];
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const StatementList = listOf('Statement', () => StatementType, {
  filters: {
    code: [KeyFilter, 'Its key in the data set.'],
    session: [KeyFilter, 'Code of the session.'],
    segment: [enumFilter('StatementSegment', StatementSegmentEnum), 'The part of the session.'],
    kind: [enumFilter('StatementKind', StatementKindEnum), 'What sort of statement it is.'],
    deliveredOn: [DateFilter, 'The day on which it was made.'],
    speakerState: [KeyFilter, 'Alpha-3 code of the State that spoke.'],
    speakerOrganization: [KeyFilter, 'Code of the organization that spoke.'],
    onBehalfOf: [KeyListFilter, 'Codes of the organizations it was made for besides the speaker.'],
    onBehalfOfStates: [KeyListFilter, 'Alpha-3 codes of the States it was made for besides the speaker.'],
    concerns: [KeyListFilter, 'Symbols of the drafts and resolutions that it is about.'],
    capacity: [enumFilter('SpeakerCapacity', SpeakerCapacityEnum), 'In which capacity the speaker took part.'],
    form: [enumFilter('StatementForm', StatementFormEnum), 'How it was made.'],
    topics: [KeyListFilter, 'Codes of its topics; our assignment by rule.'],
  },
  orders: {
    session: 'By the first day of the session.',
    deliveredOn: 'By the day on which it was made.',
    code: 'As the data set lists them; within a day often the order of delivery.',
  },
  notGroupedBy: ['code'],
});
