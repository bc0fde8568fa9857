import type { Confidence, Decimal } from '@assembly-graph/kernel';
import {
  BooleanFilter, CitedInterface, DateTimeFilter, DateTimeScalar, DecimalScalar, enumFilter, enumOf, IntFilter, KeyFilter, listOf, NodeInterface,
} from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { SpeakersList, SpeakersOrdering, TimeLimit } from '../domain/speakers-list.ts';
import type { SlotStatus, SpeakerRank, SpeakingSlot } from '../domain/speaking-slot.ts';
import type { SpeakingStats, StatsDimension } from '../domain/speaking-stats.ts';
import type { SpeakerCapacity, StatementSegment } from '../domain/statement.ts';
import { SpeakerCapacityEnum, StatementSegmentEnum } from './enums.ts';

export const SpeakersOrderingEnum = enumOf<SpeakersOrdering>('SpeakersOrdering', 'How a list of speakers is ordered.', {
  RANK: 'By the rank of who speaks, then by inscription.',
  INSCRIPTION: 'By inscription.',
});
export const SpeakerRankEnum = enumOf<SpeakerRank>('SpeakerRank', 'The rank of who is to speak.', {
  HEAD_OF_STATE: 'A head of State.', HEAD_OF_GOVERNMENT: 'A head of government.', MINISTER: 'A minister.', VICE_MINISTER: 'A vice-minister.', HEAD_OF_DELEGATION: 'A head of delegation.', OTHER: 'Anybody else.',
});
export const SlotStatusEnum = enumOf<SlotStatus>('SlotStatus', 'Where a place on a list of speakers stands.', {
  INSCRIBED: 'On the list.',
  CONFIRMED: 'On the list, and confirmed.',
  POSTPONED: 'Put off to the end of the list.',
  RIGHT_OF_REPLY: 'On the list for the right of reply.',
  CALLED: 'Called.',
  SPEAKING: 'Has the floor.',
  DELIVERED: 'Has spoken.',
  WITHDRAWN: 'Taken off the order.',
  WRITTEN_ONLY: 'Only handed in a text.',
});
export const StatsDimensionEnum = enumOf<StatsDimension>('SpeakingStatsDimension', 'By what speaking is added up, besides the session.', {
  STATE: 'By State; organizations together.',
  CAPACITY: 'By the capacity of the speaker.',
  SEGMENT: 'By the part of the session.',
});

@ObjectType('SpeakersTimeLimit', { simpleResolvers: true, description: 'How long speakers of a capacity may speak.' })
export class TimeLimitType implements TimeLimit {
  @Field(() => SpeakerCapacityEnum, { description: 'The capacity.' })
  readonly capacity!: SpeakerCapacity;
  @Field(() => Int, { description: 'How many seconds.' })
  readonly seconds!: number;
}

@Directive('@key(fields: "id")')
@ObjectType('SpeakersList', { implements: [NodeInterface, CitedInterface], simpleResolvers: true, description: 'Who is to speak in a part of a session, in which order.' })
export class SpeakersListType implements SpeakersList {
  readonly id!: string;
  readonly sessionCode!: string;
  @Field(() => StatementSegmentEnum, { description: 'The part of the session.' })
  readonly segment!: StatementSegment;
  readonly meetingId!: string | null;
  readonly agendaItemId!: string | null;
  @Field(() => DateTimeScalar, { description: 'From when on it takes speakers.' })
  readonly opensAt!: string;
  @Field(() => DateTimeScalar, { description: 'Until when it takes speakers, unless it is closed before.' })
  readonly closesAt!: string;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was closed; null: it was not.' })
  readonly closedAt!: string | null;
  @Field(() => SpeakersOrderingEnum, { description: 'How it is ordered.' })
  readonly ordering!: SpeakersOrdering;
  @Field(() => [TimeLimitType], { description: 'How long who may speak; none for a capacity: no limit is on record.' })
  readonly timeLimits!: readonly TimeLimit[];
  readonly admitted!: readonly string[];
  @Field(() => Int, { description: 'How often it or its order was changed, from 1; a deed on it says which one its author has seen.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const SpeakersListList = listOf('SpeakersList', () => SpeakersListType, {
  filters: {
    session: [KeyFilter, 'Code of the session.'],
    segment: [enumFilter('StatementSegment', StatementSegmentEnum), 'The part of the session.'],
    opensAt: [DateTimeFilter, 'From when on it takes speakers.'],
    closesAt: [DateTimeFilter, 'Until when it takes speakers.'],
    closedAt: [DateTimeFilter, 'When it was closed.'],
  },
  orders: { opensAt: 'By when they open.' },
});

@Directive('@key(fields: "id")')
@ObjectType('SpeakingSlot', { implements: [NodeInterface, CitedInterface], simpleResolvers: true, description: 'A place on a list of speakers.' })
export class SpeakingSlotType implements SpeakingSlot {
  readonly id!: string;
  readonly listId!: string;
  readonly sessionCode!: string;
  @Field(() => StatementSegmentEnum, { description: 'The part of the session.' })
  readonly segment!: StatementSegment;
  readonly meetingId!: string | null;
  @Field(() => Int, { nullable: true, description: 'Its place in the order, from 1, without gaps; null for who withdrew or only handed in a text.' })
  readonly position!: number | null;
  readonly speakerState!: string | null;
  readonly speakerOrganization!: string | null;
  @Field(() => SpeakerCapacityEnum, { description: 'In which capacity the speaker takes part.' })
  readonly capacity!: SpeakerCapacity;
  @Field(() => SpeakerRankEnum, { description: 'The rank of who is to speak, as it was asked for.' })
  readonly requestedRank!: SpeakerRank;
  @Field(() => Boolean, { description: 'Whether it is for the right of reply.' })
  readonly reply!: boolean;
  @Field(() => SlotStatusEnum, { description: 'Where it stands.' })
  readonly status!: SlotStatus;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the speaker was called.' })
  readonly calledAt!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the speaker started.' })
  readonly startedAt!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the speaker finished.' })
  readonly endedAt!: string | null;
  @Field(() => Int, { nullable: true, description: 'How many seconds were spoken; null for what was not delivered.' })
  readonly seconds!: number | null;
  @Field(() => Int, { description: 'How often it was changed, from 1; a deed on it says which one its author has seen.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const SpeakingSlotList = listOf('SpeakingSlot', () => SpeakingSlotType, {
  filters: {
    session: [KeyFilter, 'Code of the session.'],
    segment: [enumFilter('StatementSegment', StatementSegmentEnum), 'The part of the session.'],
    position: [IntFilter, 'Its place in the order.'],
    speakerState: [KeyFilter, 'Alpha-3 code of the State.'],
    speakerOrganization: [KeyFilter, 'Code of the organization.'],
    capacity: [enumFilter('SpeakerCapacity', SpeakerCapacityEnum), 'In which capacity the speaker takes part.'],
    requestedRank: [enumFilter('SpeakerRank', SpeakerRankEnum), 'The rank of who is to speak.'],
    reply: [BooleanFilter, 'Whether it is for the right of reply.'],
    status: [enumFilter('SlotStatus', SlotStatusEnum), 'Where it stands.'],
    startedAt: [DateTimeFilter, 'When the speaker started.'],
    seconds: [IntFilter, 'How many seconds were spoken.'],
  },
  orders: { position: 'By place; who has none comes last.', startedAt: 'By when they started.', seconds: 'By how long they spoke.' },
  measures: { seconds: {} },
  notGroupedBy: ['position'],
});

@ObjectType('SpeakingStats', {
  simpleResolvers: true,
  description: 'How much was spoken in slots on lists of speakers, as far as this record has them: lists of sessions before it was kept are not in it. See also `Session.speakingCounts`, which counts statements.',
})
export class SpeakingStatsType implements SpeakingStats {
  readonly sessionCode!: string;
  @Field(() => StatementSegmentEnum, { nullable: true, description: 'The part of the session, if it is added up by it.' })
  readonly segment!: StatementSegment | null;
  readonly stateIso3!: string | null;
  @Field(() => SpeakerCapacityEnum, { nullable: true, description: 'The capacity, if it is added up by it.' })
  readonly capacity!: SpeakerCapacity | null;
  @Field(() => Int, { description: 'States and organizations that spoke, each counted once.' })
  readonly speakers!: number;
  @Field(() => Int, { description: 'Slots in which was spoken.' })
  readonly delivered!: number;
  @Field(() => Int, { description: 'Slots for which only a text was handed in; they have no minutes.' })
  readonly writtenOnly!: number;
  @Field(() => DecimalScalar, { description: 'Minutes spoken, two places.' })
  readonly minutes!: Decimal;
  @Field(() => Int, { description: 'Of what was delivered, how many statements were made for others besides the speaker.' })
  readonly onBehalfOfOthers!: number;
  @Field(() => DecimalScalar, { nullable: true, description: 'The place in the middle of those in which was spoken; null if none was.' })
  readonly medianPosition!: Decimal | null;
}
