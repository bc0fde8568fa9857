import { Field, Int, ObjectType } from 'type-graphql';
import type { ParticipationProfile } from '../domain/participation-profile.ts';

@ObjectType('ParticipationProfile', {
  simpleResolvers: true,
  description: 'How an organization took part, counted from the side events and documents on record. What it said in plenary is not counted here.',
})
export class ParticipationProfileType implements ParticipationProfile {
  @Field(() => Int, { description: 'The side events that it hosted, alone or with others.' })
  readonly sideEvents!: number;
  @Field(() => Int, { description: 'The documents that it issued.' })
  readonly advocacyDocuments!: number;
  readonly sessionCodes!: readonly string[];
}
