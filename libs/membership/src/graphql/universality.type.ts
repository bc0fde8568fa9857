import { DateScalar, enumOf } from '@assembly-graph/platform/graph';
import { Field, Int, ObjectType } from 'type-graphql';
import type { TimelineInterval, UniversalityPoint } from '../domain/universality.ts';

export const TimelineIntervalEnum = enumOf<TimelineInterval>('TimelineInterval', 'How far apart the points of a timeline are.', {
  CHANGE: 'One point for each day on which something changed.',
  YEAR: 'One point for each year, also for those without a change.',
});

@ObjectType('UniversalityPoint', { simpleResolvers: true, description: 'How many States Parties to the Rome Statute there were when a day or year was over.' })
export class UniversalityPointType implements UniversalityPoint {
  @Field(() => DateScalar, { description: 'The day, or the first day of the year.' })
  readonly from!: string;
  @Field(() => Int, { description: 'The States Parties when it was over, those with a pending withdrawal among them (art. 127); of the last year, on the last day asked for.' })
  readonly parties!: number;
  @Field(() => Int, { description: 'The States for which the Statute entered into force (art. 126).' })
  readonly joined!: number;
  @Field(() => Int, { description: 'The States whose withdrawal took effect (art. 127).' })
  readonly left!: number;
}
