import { SMALLEST_CELL, type Confidence, type Decimal } from '@assembly-graph/kernel';
import { CitedInterface, DateFilter, DateScalar, DecimalScalar, enumOf, IntFilter, KeyFilter, listOf, NodeInterface } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { Representation, StaffFigures, StaffGroup } from '../domain/staff-balance.ts';
import type { DesirableRange, StaffCount, StaffSnapshot } from '../domain/staff-snapshot.ts';
import { StateStub } from './stubs.ts';

export const StaffGroupEnum = enumOf<StaffGroup>('StaffGroup', 'By what staff is grouped; never by both, for of one nationality and grade there are one or two.', {
  STATE: 'By nationality.',
  GRADE: 'By grade.',
});

export const RepresentationEnum = enumOf<Representation>('Representation', 'How many nationals of a State are among the staff, against its desirable range.', {
  NOT_REPRESENTED: 'None.',
  UNDER_REPRESENTED: 'Fewer than its desirable range.',
  IN_BALANCE: 'Within its desirable range.',
  OVER_REPRESENTED: 'More than its desirable range.',
});

@ObjectType('DesirableRange', { simpleResolvers: true, description: 'How many of the staff it is desirable that a State has as nationals.' })
export class DesirableRangeType implements DesirableRange {
  readonly stateIso3!: string;
  @Field(() => DecimalScalar, { description: 'From so many.' })
  readonly from!: Decimal;
  @Field(() => DecimalScalar, { description: 'To so many.' })
  readonly to!: Decimal;
}

@ObjectType('StaffBalanceGroup', { simpleResolvers: true, description: 'The staff of one nationality, or of one grade.' })
export class StaffBalanceGroupType implements StaffFigures {
  @Field(() => StateStub, { nullable: true, description: 'Of which State they are nationals, if by nationality.' })
  readonly state!: StateStub | null;
  @Field(() => String, { nullable: true, description: 'Of which grade they are, if by grade.' })
  readonly grade!: string | null;
  @Field(() => Int, { nullable: true, description: 'How many they are; null if the group is suppressed.' })
  readonly total!: number | null;
  @Field(() => Int, { nullable: true, description: 'How many are women; null where there are so few of either that it is not told.' })
  readonly women!: number | null;
  @Field(() => Int, { nullable: true, description: 'How many are men; null where there are so few of either that it is not told.' })
  readonly men!: number | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'The share of women, per cent, two places.' })
  readonly womenPercent!: Decimal | null;
  @Field(() => Boolean, { description: `true: fewer than ${SMALLEST_CELL}, or so few next to another such group, that it is not told how many.` })
  readonly suppressed!: boolean;
  @Field(() => DesirableRangeType, { nullable: true, description: 'The desirable range of the State; null where none is on record, and by grade.' })
  readonly desirableRange!: DesirableRange | null;
  @Field(() => RepresentationEnum, { nullable: true, description: 'How many there are against the desirable range; null without one, and if the group is suppressed.' })
  readonly representation!: Representation | null;
}

@ObjectType('StaffBalance', { simpleResolvers: true, description: 'The staff by geography or grade and by gender, as far as everybody may know: nothing is told of few.' })
export class StaffBalanceType implements StaffFigures {
  @Field(() => Int, { nullable: true, description: `How many there are; null if fewer than ${SMALLEST_CELL}.` })
  readonly total!: number | null;
  @Field(() => Int, { nullable: true, description: 'How many are women; null where there are so few of either that it is not told.' })
  readonly women!: number | null;
  @Field(() => Int, { nullable: true, description: 'How many are men; null where there are so few of either that it is not told.' })
  readonly men!: number | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'The share of women, per cent, two places.' })
  readonly womenPercent!: Decimal | null;
  @Field(() => [StaffBalanceGroupType], { description: 'The groups, by code of the State or by grade.' })
  readonly groups!: readonly StaffBalanceGroupType[];
}

@Directive('@key(fields: "id")')
@ObjectType('StaffSnapshot', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: 'The staff of the Court as at a day. The data set has none, and none is made up.',
})
export class StaffSnapshotType implements StaffSnapshot {
  readonly id!: string;
  @Field(() => DateScalar, { description: 'As at this day.' })
  readonly asAt!: string;
  @Field(() => [DesirableRangeType], { description: 'The desirable ranges of States, as far as they are on record.' })
  readonly desirableRanges!: readonly DesirableRange[];
  @Field(() => Int, { description: 'Raised by every change.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const StaffSnapshotList = listOf('StaffSnapshot', () => StaffSnapshotType, {
  filters: { asAt: [DateFilter, 'As at which day.'] },
  orders: { asAt: 'By day.' },
});

@ObjectType('StaffCount', { simpleResolvers: true, description: 'How many of the staff are of a nationality and grade. Often one person, so it is for the secretariat with `personal:read` alone.' })
export class StaffCountType implements StaffCount {
  readonly id!: string;
  readonly snapshotId!: string;
  @Field(() => DateScalar, { description: 'As at this day.' })
  readonly asAt!: string;
  readonly stateIso3!: string;
  @Field(() => String, { description: 'The grade, as in the common system of the United Nations, e.g. "P-4".' })
  readonly grade!: string;
  @Field(() => Int, { description: 'How many are women.' })
  readonly women!: number;
  @Field(() => Int, { description: 'How many are men.' })
  readonly men!: number;
}

export const StaffCountList = listOf('StaffCount', () => StaffCountType, {
  cited: false,
  filters: {
    asAt: [DateFilter, 'As at which day.'],
    state: [KeyFilter, 'Alpha-3 code of the State whose nationals they are.'],
    grade: [KeyFilter, 'The grade.'],
    women: [IntFilter, 'How many are women.'],
    men: [IntFilter, 'How many are men.'],
  },
  orders: { asAt: 'By day.', state: 'By nationality.', grade: 'By grade.' },
  // Those of two days are the same people.
  measures: { women: { alike: ['asAt'] }, men: { alike: ['asAt'] } },
});
