import type { Confidence } from '@assembly-graph/kernel';
import { CitedInterface, DateTimeFilter, DateTimeScalar, enumFilter, enumOf, IntFilter, KeyFilter, listOf, NodeInterface, StringFilter } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { Meeting, MeetingFormat, MeetingStatus, Publicity } from '../domain/meeting.ts';

export const MeetingFormatEnum = enumOf<MeetingFormat>('MeetingFormat', 'What sort of meeting it is.', {
  PLENARY: 'A plenary meeting of the Assembly.',
  WORKING_GROUP: 'Of a working group.',
  INFORMAL_CONSULTATIONS: 'Informal consultations.',
  BUREAU: 'Of the Bureau.',
  COMMITTEE: 'Of a committee.',
  PANEL: 'A panel discussion.',
});
export const PublicityEnum = enumOf<Publicity>('Publicity', 'Whether a meeting is public.', {
  PUBLIC: 'Public, as the meetings of the Assembly are (Rules of Procedure, rule 42).',
  PRIVATE: 'Private; one of the Assembly only for exceptional circumstances (rule 42).',
});
export const MeetingStatusEnum = enumOf<MeetingStatus>('MeetingStatus', 'Where a meeting stands.', {
  SCHEDULED: 'To be held as planned.',
  MOVED: 'To be held, at another time or in another room than first planned.',
  CONVENED: 'Called to order.',
  SUSPENDED: 'Interrupted; it can be convened again.',
  ADJOURNED: 'Over.',
  CANCELLED: 'Not held.',
});

@Directive('@key(fields: "id")')
@ObjectType('Meeting', { implements: [NodeInterface, CitedInterface], simpleResolvers: true, description: 'One meeting of the Assembly or of one of its bodies, e.g. the 13th plenary meeting of a session.' })
export class MeetingType implements Meeting {
  readonly id!: string;
  readonly sessionCode!: string;
  @Field(() => String, { description: 'Code of the body that meets, "ASSEMBLY" or e.g. "BUREAU".' })
  readonly bodyCode!: string;
  @Field(() => MeetingFormatEnum, { description: 'What sort of meeting it is.' })
  readonly format!: MeetingFormat;
  @Field(() => Int, { nullable: true, description: 'Its number among those of its body and format in the session, e.g. 13 of the 13th plenary meeting.' })
  readonly ordinal!: number | null;
  @Field(() => String, { nullable: true, description: 'What it is about, where it has a title.' })
  readonly title!: string | null;
  @Field(() => PublicityEnum, { description: 'Whether it is public (Rules of Procedure, rule 42).' })
  readonly publicity!: Publicity;
  @Field(() => String, { nullable: true, description: 'The exceptional circumstances for which a meeting of the Assembly is private.' })
  readonly exceptionalCircumstances!: string | null;
  @Field(() => DateTimeScalar, { description: 'When it starts as planned, in UTC.' })
  readonly startsAt!: string;
  @Field(() => DateTimeScalar, { description: 'When it ends as planned, in UTC.' })
  readonly endsAt!: string;
  @Field(() => String, { description: 'The zone of the clocks at the venue (IANA), e.g. "Europe/Amsterdam".' })
  readonly timeZone!: string;
  @Field(() => String, { nullable: true, description: 'The room.' })
  readonly room!: string | null;
  @Field(() => String, { nullable: true, description: 'Where it can be watched.' })
  readonly streamUrl!: string | null;
  @Field(() => MeetingStatusEnum, { description: 'Where it stands.' })
  readonly status!: MeetingStatus;
  @Field(() => Int, { description: 'How often it was moved or cancelled: the SEQUENCE of iCalendar.' })
  readonly sequence!: number;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was convened first.' })
  readonly convenedAt!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was adjourned.' })
  readonly adjournedAt!: string | null;
  @Field(() => Int, { description: 'How often it was changed, from 1; a deed on it says which one its author has seen.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const MeetingList = listOf('Meeting', () => MeetingType, {
  filters: {
    session: [KeyFilter, 'Code of the session.'],
    body: [KeyFilter, 'Code of the body that meets.'],
    format: [enumFilter('MeetingFormat', MeetingFormatEnum), 'What sort of meeting it is.'],
    ordinal: [IntFilter, 'Its number.'],
    title: [StringFilter, 'What it is about.'],
    publicity: [enumFilter('Publicity', PublicityEnum), 'Whether it is public.'],
    startsAt: [DateTimeFilter, 'When it starts as planned.'],
    endsAt: [DateTimeFilter, 'When it ends as planned.'],
    room: [StringFilter, 'The room.'],
    status: [enumFilter('MeetingStatus', MeetingStatusEnum), 'Where it stands.'],
  },
  orders: { startsAt: 'By when it starts as planned.', ordinal: 'By number.' },
  notGroupedBy: ['ordinal'],
});
