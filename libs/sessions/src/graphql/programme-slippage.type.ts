import type { Decimal } from '@assembly-graph/kernel';
import { DecimalScalar, enumOf } from '@assembly-graph/platform/graph';
import { Field, Int, ObjectType } from 'type-graphql';
import type { MeetingFormat } from '../domain/meeting.ts';
import type { ProgrammePlan, ProgrammeSlippage, Slippage, SlippageDimension } from '../domain/programme-slippage.ts';
import { MeetingFormatEnum } from './meeting.type.ts';

export const SlippageDimensionEnum = enumOf<SlippageDimension>('ProgrammeSlippageDimension', 'By what it is added up how programmes came about, besides the session.', {
  TOPIC: 'By topic; an entry of several is counted under each.',
  ROOM: 'By room, as it stood last.',
  MEETING_FORMAT: 'By the format of the meeting.',
});
export const ProgrammePlanEnum = enumOf<ProgrammePlan>('ProgrammePlan', 'Against which plan it is measured how a programme came about.', {
  FIRST: 'As each entry was planned when it was put into the programme, before it was moved.',
  LAST: 'As each entry was planned last.',
});

@ObjectType('Slippage', { simpleResolvers: true, description: 'Minutes between what was planned and what came about: above 0 what was late, below 0 what was early. Two places; null where none is on record.' })
export class SlippageType implements Slippage {
  @Field(() => Int, { description: 'Of how many entries it is on record; the figures are over these alone.' })
  readonly known!: number;
  @Field(() => Int, { description: 'How many of these were early.' })
  readonly early!: number;
  @Field(() => Int, { description: 'How many of these were late.' })
  readonly late!: number;
  @Field(() => DecimalScalar, { nullable: true, description: 'The mean.' })
  readonly mean!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'The one in the middle, or the mean of the two there.' })
  readonly median!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'The least: the earliest, if any was early.' })
  readonly least!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'The greatest: the latest, if any was late.' })
  readonly greatest!: Decimal | null;
}

@ObjectType('ProgrammeSlippage', { simpleResolvers: true, description: 'How a programme came about against how it was planned, as far as the record has both.' })
export class ProgrammeSlippageType implements ProgrammeSlippage {
  readonly sessionCode!: string;
  readonly topicCode!: string | null;
  @Field(() => String, { nullable: true, description: 'The room, if it is added up by it; null also where none is on record.' })
  readonly room!: string | null;
  @Field(() => MeetingFormatEnum, { nullable: true, description: 'The format of the meeting, if it is added up by it; null also for what is done beside the meetings.' })
  readonly meetingFormat!: MeetingFormat | null;
  @Field(() => Int, { description: 'Entries of the programme, cancelled ones among them.' })
  readonly entries!: number;
  @Field(() => Int, { description: 'Of these, cancelled: they did not come about, and have no minutes.' })
  readonly cancelled!: number;
  @Field(() => Int, { description: 'Of these, moved to another time or room at least once, and not cancelled.' })
  readonly moved!: number;
  @Field(() => Int, { description: 'Of these, not cancelled and without a start on record: still to come, or never entered.' })
  readonly withoutStart!: number;
  @Field(() => Int, { description: 'Of these, not cancelled and without an end on record: still to come, under way, or never entered.' })
  readonly withoutEnd!: number;
  @Field(() => SlippageType, { description: 'Of the starts.' })
  readonly start!: Slippage;
  @Field(() => SlippageType, { description: 'Of the ends.' })
  readonly end!: Slippage;
}
