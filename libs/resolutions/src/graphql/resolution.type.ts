import type { Confidence, TopicCode } from '@assembly-graph/kernel';
import {
  CitedInterface, DateFilter, DateScalar, enumFilter, enumListFilter, IntFilter, KeyFilter, KeyListFilter, listOf, NodeInterface, StringFilter,
} from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { DecisionMode } from '../domain/decision.ts';
import type { Resolution, ResolutionKind, ResolutionPart, TextStatus } from '../domain/resolution.ts';
import { DecisionModeEnum, ResolutionKindEnum, ResolutionPartEnum, TextStatusEnum } from './enums.ts';

@Directive('@key(fields: "id")')
@Directive('@key(fields: "symbol")')
@ObjectType('Resolution', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: 'A text that the Assembly (or the Review Conference) adopted: a resolution, decision, recommendation or declaration.',
})
export class ResolutionType implements Resolution {
  readonly id!: string;
  @Field(() => String, { nullable: true, description: 'Its symbol as printed, e.g. "ICC-ASP/15/Res.1"; null where it was not seen.' })
  readonly symbol!: string | null;
  readonly sortKey!: string;
  @Field(() => ResolutionKindEnum, { description: 'What kind of text it is.' })
  readonly kind!: ResolutionKind;
  readonly sessionCode!: string;
  @Field(() => String, { description: 'Its title in English; `verifiedParts` says whether it was read word for word.' })
  readonly title!: string;
  @Field(() => DateScalar, { nullable: true, description: 'The day of its adoption.' })
  readonly adoptedOn!: string | null;
  @Field(() => Int, { nullable: true, description: 'The number of the plenary meeting that adopted it.' })
  readonly plenaryMeeting!: number | null;
  readonly adoptionMode!: DecisionMode | null;
  readonly topics!: readonly TopicCode[];
  @Field(() => [ResolutionPartEnum], {
    description: 'Which of its facts were read in a named source. The others are recalled; of a verified resolution that may still be the mode of adoption.',
  })
  readonly verifiedParts!: readonly ResolutionPart[];
  @Field(() => TextStatusEnum, { nullable: true, description: 'How far its text has come, in the language that is furthest; null: the record does not say. By language: `lifecycle`.' })
  readonly textStatus!: TextStatus | null;
  @Field(() => Int, { description: 'Raised by every change; give it as `expectedVersion`.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const ResolutionList = listOf('Resolution', () => ResolutionType, {
  filters: {
    symbol: [StringFilter, 'Its symbol.'],
    title: [StringFilter, 'Its title.'],
    kind: [enumFilter('ResolutionKind', ResolutionKindEnum), 'What kind of text it is.'],
    session: [KeyFilter, 'Code of the session that adopted it.'],
    adoptedOn: [DateFilter, 'The day of its adoption.'],
    adoptionMode: [enumFilter('DecisionMode', DecisionModeEnum), 'How it was adopted.'],
    plenaryMeeting: [IntFilter, 'The number of the plenary meeting.'],
    topics: [KeyListFilter, 'Codes of the topics it belongs to.'],
    textStatus: [enumFilter('TextStatus', TextStatusEnum), 'How far its text has come.'],
    verifiedParts: [enumListFilter('ResolutionPart', ResolutionPartEnum), 'Which of its facts were read in a named source.'],
  },
  orders: {
    symbol: 'By symbol, as numbers count (Res.4 before Res.10); those without a symbol follow the numbered ones of their session.',
    adoptedOn: 'By the day of adoption.',
    title: 'By title.',
  },
});
