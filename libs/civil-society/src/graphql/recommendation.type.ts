import type { Confidence } from '@assembly-graph/kernel';
import { CitedInterface, enumFilter, KeyFilter, KeyListFilter, listOf, NodeInterface, StringFilter } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { BodyAddressed } from '../domain/addressee.ts';
import type { OutcomeLink, OutcomeRelation, Recommendation } from '../domain/recommendation.ts';
import { BodyAddressedEnum, OutcomeRelationEnum } from './enums.ts';

@Directive('@key(fields: "id")')
@ObjectType('Recommendation', { implements: [NodeInterface, CitedInterface], simpleResolvers: true, description: 'What an organization asks of a body or a State, in one of its documents.' })
export class RecommendationType implements Recommendation {
  readonly id!: string;
  readonly documentId!: string;
  readonly authorCode!: string;
  readonly sessionCode!: string | null;
  readonly sessionOpensOn!: string | null;
  @Field(() => String, { description: 'What is asked, in the words of the organization.' })
  readonly text!: string;
  readonly topics!: readonly string[];
  @Field(() => BodyAddressedEnum, { nullable: true, description: 'Of which body; null if it is asked of a State.' })
  readonly addressedBody!: BodyAddressed | null;
  readonly addressedState!: string | null;
  @Field(() => Int, { description: 'Raised by every change: what `expectedVersion` asks for.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

@Directive('@key(fields: "id")')
@ObjectType('OutcomeLink', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: 'What became of a recommendation in what was decided, in the opinion of whoever says so: that they hold it is a fact, what they hold is none.',
})
export class OutcomeLinkType implements OutcomeLink {
  readonly id!: string;
  readonly recommendationId!: string;
  readonly resolutionSymbol!: string | null;
  readonly decisionId!: string | null;
  @Field(() => OutcomeRelationEnum, { description: 'What became of it, in their opinion.' })
  readonly relation!: OutcomeRelation;
  readonly assessorCode!: string | null;
  @Field(() => String, { description: 'On what the opinion rests, in their words.' })
  readonly evidence!: string;
  @Field(() => Int, { description: 'Raised by every change: what `expectedVersion` asks for.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const RecommendationList = listOf('Recommendation', () => RecommendationType, {
  filters: {
    author: [KeyFilter, 'Code of the organization that issued its document.'],
    session: [KeyFilter, 'Code of the session; `isNull: true` finds those tied to none.'],
    text: [StringFilter, 'What is asked.'],
    topics: [KeyListFilter, 'Codes of its topics.'],
    addressedBody: [enumFilter('BodyAddressed', BodyAddressedEnum), 'Of which body it is asked.'],
    addressedState: [KeyFilter, 'Alpha-3 code of the State of which it is asked.'],
  },
  orders: { sessionOpensOn: 'By the first day of the session, so in the order of the sessions.', author: 'By code of the organization that issued its document.', addressedBody: 'By the body of which it is asked.' },
});

export const OutcomeLinkList = listOf('OutcomeLink', () => OutcomeLinkType, {
  filters: {
    relation: [enumFilter('OutcomeRelation', OutcomeRelationEnum), 'What became of it.'],
    assessor: [KeyFilter, 'Code of the organization whose opinion it is; `isNull: true` finds those of the secretariat.'],
    resolution: [KeyFilter, 'Symbol of the resolution.'],
  },
  orders: { relation: 'By what became of it.', assessor: 'By code of the organization whose opinion it is.', resolution: 'By symbol of the resolution.' },
});

@ObjectType('RelationCount', { simpleResolvers: true, description: 'Of how many recommendations somebody holds this.' })
export class RelationCountType {
  @Field(() => OutcomeRelationEnum, { description: 'What became of them.' })
  readonly relation!: OutcomeRelation;
  @Field(() => Int, { description: 'Of how many recommendations at least one holds it; one on which opinions differ is counted under each.' })
  readonly recommendations!: number;
  @Field(() => Int, { description: 'How many opinions say so.' })
  readonly opinions!: number;
}

@ObjectType('RecommendationUptake', { simpleResolvers: true, description: 'What became of the recommendations to one session, as far as somebody has said so: opinions, counted.' })
export class RecommendationUptakeType {
  readonly sessionCode!: string | null;
  @Field(() => Int, { description: 'How many recommendations there are.' })
  readonly recommendations!: number;
  @Field(() => Int, { description: 'Of how many somebody has said what became of them.' })
  readonly assessed!: number;
  @Field(() => [RelationCountType], { description: 'Each relation, those that nobody holds among them.' })
  readonly byRelation!: readonly RelationCountType[];
}
