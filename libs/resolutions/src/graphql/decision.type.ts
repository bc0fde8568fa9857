import type { Confidence, TopicCode } from '@assembly-graph/kernel';
import { CitedInterface, DateFilter, DateScalar, enumFilter, IntFilter, KeyFilter, KeyListFilter, listOf, NodeInterface } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { Decision, DecisionMode, DecisionResult, DecisionSubject, Requirement } from '../domain/decision.ts';
import type { Office } from '../domain/election.ts';
import { DecisionModeEnum, DecisionResultEnum, DecisionSubjectEnum, OfficeEnum, RequirementEnum } from './enums.ts';

@ObjectType('Tally', { simpleResolvers: true, description: 'How many States Parties voted which way. A number that is not on record is null, not 0.' })
export class TallyType {
  @Field(() => Int, { nullable: true, description: 'In favour.' })
  readonly inFavour!: number | null;
  @Field(() => Int, { nullable: true, description: 'Against.' })
  readonly against!: number | null;
  @Field(() => Int, { nullable: true, description: 'Abstaining: present, but not voting.' })
  readonly abstaining!: number | null;
  @Field(() => Int, { nullable: true, description: 'Not participating.' })
  readonly notParticipating!: number | null;
}

export function tallyOf({ votesInFavour: inFavour, votesAgainst: against, abstentions: abstaining, notParticipating }: Decision): TallyType | null {
  const counts = [inFavour, against, abstaining, notParticipating];
  return counts.some((count) => count !== null) ? { inFavour, against, abstaining, notParticipating } : null;
}

@Directive('@key(fields: "id")')
@ObjectType('Decision', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: 'An act of deciding by the Assembly: on what, when and how. Its confidence is that of its day and mode.',
})
export class DecisionType implements Decision {
  readonly id!: string;
  @Field(() => DecisionSubjectEnum, { description: 'What was decided on.' })
  readonly subject!: DecisionSubject;
  @Field(() => DecisionModeEnum, { nullable: true, description: 'How; null where it was not seen.' })
  readonly mode!: DecisionMode | null;
  @Field(() => DateScalar, { nullable: true, description: 'When; null where the day was not seen.' })
  readonly decidedOn!: string | null;
  readonly sessionCode!: string;
  readonly resolutionId!: string | null;
  @Field(() => String, { nullable: true, description: 'The article under which it was taken. Art. 46(2) prescribes a secret ballot; `mode` says only what the source says.' })
  readonly citation!: string | null;
  @Field(() => OfficeEnum, { nullable: true, description: 'Of a removal: from which office.' })
  readonly office!: Office | null;
  @Field(() => String, { nullable: true, description: 'Of a removal: the person who held the office. Never show it without the confidence of the decision.' })
  readonly officeHolder!: string | null;
  @Field(() => Int, { nullable: true, description: 'The States Parties that voted in favour, where the number is on record.' })
  readonly votesInFavour!: number | null;
  readonly votesAgainst!: number | null;
  readonly abstentions!: number | null;
  readonly notParticipating!: number | null;
  @Field(() => Int, { nullable: true, description: 'How many States Parties there were, of whom majorities and the quorum are counted.' })
  readonly statesParties!: number | null;
  @Field(() => Int, { nullable: true, description: 'How many of them were present, where the number is on record.' })
  readonly statesPresent!: number | null;
  @Field(() => RequirementEnum, { nullable: true, description: 'What it took to decide; null where the record does not say.' })
  readonly requirement!: Requirement | null;
  @Field(() => DecisionResultEnum, { description: 'What came of it.' })
  readonly result!: DecisionResult;
  @Field(() => Int, { nullable: true, description: 'The number of the plenary meeting.' })
  readonly plenaryMeeting!: number | null;
  readonly draftId!: string | null;
  @Field(() => String, { nullable: true, description: 'In words, what was decided; null where the resolution says it.' })
  readonly matter!: string | null;
  readonly topics!: readonly TopicCode[];
  @Field(() => Int, { description: 'Raised by every change; give it as `expectedVersion`.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const DecisionList = listOf('Decision', () => DecisionType, {
  filters: {
    subject: [enumFilter('DecisionSubject', DecisionSubjectEnum), 'What was decided on.'],
    mode: [enumFilter('DecisionMode', DecisionModeEnum), 'How.'],
    decidedOn: [DateFilter, 'When.'],
    session: [KeyFilter, 'Code of the session.'],
    result: [enumFilter('DecisionResult', DecisionResultEnum), 'What came of it.'],
    requirement: [enumFilter('DecisionRequirement', RequirementEnum), 'What it took.'],
    topics: [KeyListFilter, 'Codes of the topics it belongs to.'],
    plenaryMeeting: [IntFilter, 'The number of the plenary meeting.'],
    office: [enumFilter('Office', OfficeEnum), 'Of a removal: from which office.'],
  },
  orders: { decidedOn: 'By day.' },
});
