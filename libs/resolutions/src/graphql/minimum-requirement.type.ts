import { Field, Int, ObjectType } from 'type-graphql';
import type { LapseReason, MinimumRequirement, PublishedRequirement, RequirementDimension } from '../domain/minimum-requirement.ts';
import { LapseReasonEnum, RequirementDimensionEnum } from './election-enums.ts';

@ObjectType('PublishedRequirement', {
  simpleResolvers: true,
  description: 'For at least how many candidates of a list, a region or a gender each State is to vote in an election of judges (ICC-ASP/3/Res.6), as published before the first ballot.',
})
export class PublishedRequirementType implements PublishedRequirement {
  @Field(() => RequirementDimensionEnum, { description: 'In what it counts candidates.' })
  readonly dimension!: RequirementDimension;
  @Field(() => String, { description: 'A or B; the code of a regional group; FEMALE or MALE.' })
  readonly value!: string;
  @Field(() => Int, { description: 'At least so many.' })
  readonly minimum!: number;
}

@ObjectType('MinimumRequirement', { simpleResolvers: true, description: 'A minimum voting requirement before one ballot: adjusted by who is elected, and whether it still holds (ICC-ASP/3/Res.6).' })
export class MinimumRequirementType implements MinimumRequirement {
  @Field(() => RequirementDimensionEnum, { description: 'In what it counts candidates.' })
  readonly dimension!: RequirementDimension;
  @Field(() => String, { description: 'A or B; the code of a regional group; FEMALE or MALE.' })
  readonly value!: string;
  @Field(() => Int, { description: 'At least so many: what was published, less those elected since.' })
  readonly minimum!: number;
  @Field(() => Boolean, { description: 'Whether each State had to vote for so many on this ballot.' })
  readonly inForce!: boolean;
  @Field(() => LapseReasonEnum, { nullable: true, description: 'If not, why.' })
  readonly lapsedBecause!: LapseReason | null;
}
