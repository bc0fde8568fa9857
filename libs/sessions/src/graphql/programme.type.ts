import type { Confidence } from '@assembly-graph/kernel';
import {
  CitedInterface, DateTimeFilter, DateTimeScalar, enumFilter, enumOf, KeyListFilter, KeyFilter, listOf, NodeInterface, StringFilter,
} from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { ProgrammeChange, ProgrammeChangeKind, ProgrammeEntry, ProgrammePlace, ProgrammeStatus } from '../domain/programme.ts';

export const ProgrammeStatusEnum = enumOf<ProgrammeStatus>('ProgrammeStatus', 'Where an entry of the programme stands.', {
  PLANNED: 'As first planned.',
  MOVED: 'To another time or room than first planned.',
  UNDER_WAY: 'It has started.',
  OVER: 'It has ended.',
  CANCELLED: 'It does not take place; it stays in the programme all the same.',
});
const ProgrammeChangeKindEnum = enumOf<ProgrammeChangeKind>('ProgrammeChangeKind', 'How an entry of the programme stands otherwise than it did.', {
  ADDED: 'It is new.',
  MOVED: 'It is at another time or in another room.',
  CANCELLED: 'It was cancelled.',
  TIMED: 'It became known when it started or ended.',
});

@Directive('@key(fields: "id")')
@ObjectType('ProgrammeEntry', { implements: [NodeInterface, CitedInterface], simpleResolvers: true, description: 'What a session does at a time, as planned and as it came about.' })
export class ProgrammeEntryType implements ProgrammeEntry {
  readonly id!: string;
  readonly sessionCode!: string;
  readonly meetingId!: string | null;
  readonly agendaItemId!: string | null;
  @Field(() => String, { description: 'What is done.' })
  readonly title!: string;
  @Field(() => DateTimeScalar, { description: 'When it starts as planned, in UTC.' })
  readonly startsAt!: string;
  @Field(() => DateTimeScalar, { description: 'When it ends as planned, in UTC.' })
  readonly endsAt!: string;
  @Field(() => String, { description: 'The zone of the clocks at the venue (IANA), e.g. "America/New_York".' })
  readonly timeZone!: string;
  @Field(() => String, { nullable: true, description: 'The room.' })
  readonly room!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it started.' })
  readonly startedAt!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended.' })
  readonly endedAt!: string | null;
  @Field(() => ProgrammeStatusEnum, { description: 'Where it stands.' })
  readonly status!: ProgrammeStatus;
  @Field(() => String, { nullable: true, description: 'Why it was last moved or cancelled.' })
  readonly changeReason!: string | null;
  readonly topics!: readonly string[];
  @Field(() => Int, { description: 'How often it was moved or cancelled: the SEQUENCE of iCalendar.' })
  readonly sequence!: number;
  @Field(() => Int, { description: 'How often it was changed, from 1; a deed on it says which one its author has seen.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const ProgrammeEntryList = listOf('ProgrammeEntry', () => ProgrammeEntryType, {
  filters: {
    session: [KeyFilter, 'Code of the session.'],
    title: [StringFilter, 'What is done.'],
    startsAt: [DateTimeFilter, 'When it starts as planned.'],
    endsAt: [DateTimeFilter, 'When it ends as planned.'],
    room: [StringFilter, 'The room.'],
    status: [enumFilter('ProgrammeStatus', ProgrammeStatusEnum), 'Where it stands.'],
    topics: [KeyListFilter, 'Codes of the topics of its agenda item.'],
  },
  orders: { startsAt: 'By when it starts as planned.' },
});

@ObjectType('ProgrammePlace', { simpleResolvers: true, description: 'When and where an entry stood in the programme.' })
export class ProgrammePlaceType implements ProgrammePlace {
  @Field(() => DateTimeScalar, { description: 'When it was to start.' })
  readonly startsAt!: string;
  @Field(() => DateTimeScalar, { description: 'When it was to end.' })
  readonly endsAt!: string;
  @Field(() => String, { nullable: true, description: 'The room.' })
  readonly room!: string | null;
  @Field(() => ProgrammeStatusEnum, { description: 'Where it stood.' })
  readonly status!: ProgrammeStatus;
}

@ObjectType('ProgrammeChange', { simpleResolvers: true, description: 'How an entry of the programme stands otherwise than it did at a moment.' })
export class ProgrammeChangeType implements ProgrammeChange {
  @Field(() => ProgrammeChangeKindEnum, { description: 'How.' })
  readonly kind!: ProgrammeChangeKind;
  readonly entryId!: string;
  @Field(() => ProgrammePlaceType, { nullable: true, description: 'As it stood then; null if it was not in the programme yet.' })
  readonly before!: ProgrammePlace | null;
  @Field(() => ProgrammePlaceType, { description: 'As it stands now.' })
  readonly after!: ProgrammePlace;
  @Field(() => String, { nullable: true, description: 'Why it was last moved or cancelled.' })
  readonly reason!: string | null;
}
