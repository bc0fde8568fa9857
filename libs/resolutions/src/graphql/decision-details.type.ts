import type { Confidence, TopicCode } from '@assembly-graph/kernel';
import { CitedInterface, DateFilter, DateScalar, enumFilter, IntFilter, KeyFilter, KeyListFilter, listOf, NodeInterface, StringFilter } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { AmendmentProposal, Disposition } from '../domain/amendment-proposal.ts';
import type { Explanation, ExplanationKind } from '../domain/explanation.ts';
import type { Paragraph, ParagraphPart } from '../domain/paragraph.ts';
import type { RegionalGroupCode } from '../domain/regional-group.ts';
import type { StateVote, VoteOption } from '../domain/state-vote.ts';
import { DispositionEnum, ExplanationKindEnum, ParagraphPartEnum, RegionalGroupCodeEnum, VoteOptionEnum } from './decision-detail-enums.ts';

const VERSION = 'Raised by every change; give it as `expectedVersion`.';

@Directive('@key(fields: "id")')
@ObjectType('StateVote', { implements: [NodeInterface, CitedInterface], simpleResolvers: true, description: 'How a State voted in a recorded vote. Of no other vote is it on record, and of a secret ballot never.' })
export class StateVoteType implements StateVote {
  readonly id!: string;
  readonly decisionId!: string;
  readonly stateIso3!: string;
  @Field(() => VoteOptionEnum, { description: 'As it was cast, which is what the tally counts.' })
  readonly castOption!: VoteOption;
  @Field(() => VoteOptionEnum, { nullable: true, description: 'What the State said later that it had meant; null: it said nothing.' })
  readonly intendedOption!: VoteOption | null;
  @Field(() => RegionalGroupCodeEnum, { nullable: true, description: 'The regional group of the State on the day of the vote, kept as it was then.' })
  readonly regionAtVote!: RegionalGroupCode | null;
  @Field(() => Int, { description: VERSION })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const StateVoteList = listOf('StateVote', () => StateVoteType, {
  filters: {
    state: [KeyFilter, 'Alpha-3 code of the State.'],
    castOption: [enumFilter('VoteOption', VoteOptionEnum), 'As it was cast.'],
    intendedOption: [enumFilter('VoteOption', VoteOptionEnum), 'As it was meant.'],
    regionAtVote: [enumFilter('RegionalGroupCode', RegionalGroupCodeEnum), 'The regional group of the State at the vote.'],
  },
  orders: { state: 'By alpha-3 code of the State.' },
});

@Directive('@key(fields: "id")')
@ObjectType('AmendmentProposal', { implements: [NodeInterface, CitedInterface], simpleResolvers: true, description: 'A change that States proposed to a tabled draft.' })
export class AmendmentProposalType implements AmendmentProposal {
  readonly id!: string;
  readonly draftId!: string;
  readonly sessionCode!: string;
  readonly topics!: readonly TopicCode[];
  @Field(() => String, { nullable: true, description: 'Which paragraph is meant, as the States call it, e.g. "OP 12 bis"; null: the draft as a whole.' })
  readonly target!: string | null;
  readonly paragraphId!: string | null;
  readonly proposers!: readonly string[];
  @Field(() => DateScalar, { description: 'On which day it was proposed.' })
  readonly proposedOn!: string;
  @Field(() => String, { nullable: true, description: 'In the words of whoever entered it; no text of the Assembly is kept here.' })
  readonly text!: string | null;
  @Field(() => DispositionEnum, { nullable: true, description: 'What became of it; null: nothing yet.' })
  readonly disposition!: Disposition | null;
  @Field(() => DateScalar, { nullable: true, description: 'On which day that was.' })
  readonly disposedOn!: string | null;
  @Field(() => Int, { description: VERSION })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const AmendmentProposalList = listOf('AmendmentProposal', () => AmendmentProposalType, {
  filters: {
    session: [KeyFilter, 'Code of the session.'],
    topics: [KeyListFilter, 'Codes of the topics of the draft.'],
    proposers: [KeyListFilter, 'Alpha-3 codes of the States that propose it.'],
    target: [StringFilter, 'Which paragraph is meant.'],
    disposition: [enumFilter('AmendmentDisposition', DispositionEnum), 'What became of it.'],
    proposedOn: [DateFilter, 'On which day it was proposed.'],
    disposedOn: [DateFilter, 'On which day it was disposed of.'],
  },
  orders: { proposedOn: 'By the day on which it was proposed.' },
});

@Directive('@key(fields: "id")')
@ObjectType('Explanation', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: 'What a State said of its position or its vote when something was decided, for itself and for others. Where the Assembly decides by consensus, it is what tells how States stand.',
})
export class ExplanationType implements Explanation {
  readonly id!: string;
  readonly decisionId!: string;
  readonly resolutionId!: string | null;
  readonly sessionCode!: string;
  readonly topics!: readonly TopicCode[];
  @Field(() => ExplanationKindEnum, { description: 'What it explains.' })
  readonly kind!: ExplanationKind;
  readonly stateIso3!: string;
  readonly states!: readonly string[];
  @Field(() => [String], { description: 'The paragraphs from which they dissociate themselves, as they call them; empty: none.' })
  readonly dissociatedFrom!: readonly string[];
  readonly statementId!: string | null;
  @Field(() => DateScalar, { description: 'On which day it was made.' })
  readonly madeOn!: string;
  @Field(() => String, { nullable: true, description: 'In the words of whoever entered it; no text of the Assembly is kept here.' })
  readonly text!: string | null;
  @Field(() => Int, { description: VERSION })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

/** Who explains, and on what: `summary(groupBy: [STATES])`, `[TOPICS]`, `[SESSION]`. */
export const ExplanationList = listOf('Explanation', () => ExplanationType, {
  filters: {
    kind: [enumFilter('ExplanationKind', ExplanationKindEnum), 'What it explains.'],
    session: [KeyFilter, 'Code of the session.'],
    topics: [KeyListFilter, 'Codes of the topics of what was decided.'],
    state: [KeyFilter, 'Alpha-3 code of the State that spoke.'],
    states: [KeyListFilter, 'Alpha-3 codes of the States whose position it is, that which spoke among them.'],
    dissociatedFrom: [KeyListFilter, 'Labels of paragraphs from which they dissociate themselves.'],
    madeOn: [DateFilter, 'On which day it was made.'],
  },
  orders: { madeOn: 'By day.', state: 'By alpha-3 code of the State that spoke.' },
});

@Directive('@key(fields: "id")')
@ObjectType('Paragraph', { implements: [NodeInterface, CitedInterface], simpleResolvers: true, description: 'A paragraph of a tabled draft or of a resolution, as far as amendments and dissociations name it. Its words are not kept.' })
export class ParagraphType implements Paragraph {
  readonly id!: string;
  readonly draftId!: string | null;
  readonly resolutionId!: string | null;
  @Field(() => ParagraphPartEnum, { description: 'Where it stands.' })
  readonly part!: ParagraphPart;
  @Field(() => String, { description: 'As the States call it, e.g. "OP 12 bis".' })
  readonly label!: string;
  @Field(() => Int, { description: 'Its place in the text, from 1.' })
  readonly position!: number;
  @Field(() => String, { nullable: true, description: 'The verb with which it begins, e.g. "Decides".' })
  readonly verb!: string | null;
  readonly topics!: readonly TopicCode[];
  @Field(() => Int, { description: VERSION })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const ParagraphList = listOf('Paragraph', () => ParagraphType, {
  filters: {
    part: [enumFilter('ParagraphPart', ParagraphPartEnum), 'Where it stands.'],
    label: [StringFilter, 'As the States call it.'],
    verb: [StringFilter, 'The verb with which it begins.'],
    topics: [KeyListFilter, 'Codes of the topics it belongs to.'],
    position: [IntFilter, 'Its place in the text.'],
  },
  orders: { position: 'As they stand in the text.', label: 'By label.' },
  groupedBy: ['verb'],
});
