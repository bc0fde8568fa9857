import { Field, Int, ObjectType } from 'type-graphql';
import type { CoSponsorship, TopicAttention } from '../domain/attention.ts';

@ObjectType('CoSponsorship', { simpleResolvers: true, description: 'A State and an organization that stood behind the same side events of a session: an edge between the two.' })
export class CoSponsorshipType implements CoSponsorship {
  readonly stateIso3!: string;
  readonly organizationCode!: string;
  @Field(() => Int, { description: 'Behind how many.' })
  readonly sideEvents!: number;
}

@ObjectType('CivilSocietyAttention', { simpleResolvers: true, description: 'What civil society did about a topic, in counts; a thing of several topics is counted under each.' })
export class TopicAttentionType implements TopicAttention {
  readonly topicCode!: string;
  @Field(() => Int, { description: 'Side events, announced and not cancelled.' })
  readonly sideEvents!: number;
  @Field(() => Int, { description: 'Documents of organizations.' })
  readonly advocacyDocuments!: number;
  @Field(() => Int, { description: 'Recommendations in them.' })
  readonly recommendations!: number;
  @Field(() => Int, { description: 'Meetings, briefings and consultations.' })
  readonly engagements!: number;
}

@ObjectType('SideEventMatrixCell', { simpleResolvers: true, description: 'How many side events are of a row and a column.' })
export class SideEventMatrixCellType {
  @Field(() => String, { nullable: true, description: 'The value of the row; null: unknown or none.' })
  readonly row!: string | null;
  @Field(() => String, { nullable: true, description: 'The value of the column; null: unknown or none.' })
  readonly column!: string | null;
  @Field(() => Int, { description: 'How many.' })
  readonly count!: number;
}
