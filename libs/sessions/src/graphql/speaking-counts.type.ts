import { Field, Int, ObjectType } from 'type-graphql';
import type { SpeakingCounts } from '../domain/speaking-counts.ts';

@ObjectType('SpeakingCounts', {
  simpleResolvers: true,
  description:
    'How many spoke, as far as the record knows. The record of statements is partial: it is whole only for the second day of the general debate of the 20th session, the States of day four of the 22nd and the NGO segment of the 21st. How long was spoken, `speakingStats` adds up where lists of speakers are on record.',
})
export class SpeakingCountsType implements SpeakingCounts {
  @Field(() => Int, { description: 'Statements, written ones among them.' })
  readonly statements!: number;
  @Field(() => Int, { description: 'Those who made them: States and organizations, each counted once.' })
  readonly speakers!: number;
  @Field(() => Int, { description: 'The States among the speakers.' })
  readonly states!: number;
  @Field(() => Int, { description: 'The organizations among the speakers.' })
  readonly organizations!: number;
  @Field(() => Int, { description: 'Statements made on behalf of others besides the speaker.' })
  readonly onBehalfOfOthers!: number;
  @Field(() => Int, { description: 'Statements that were only submitted in writing.' })
  readonly writtenOnly!: number;
}
