import { globalId, wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { AmendmentProposal } from '../domain/amendment-proposal.ts';
import type { Decision } from '../domain/decision.ts';
import type { Draft } from '../domain/draft.ts';
import type { Explanation } from '../domain/explanation.ts';
import type { Paragraph } from '../domain/paragraph.ts';
import type { Resolution } from '../domain/resolution.ts';
import type { StateVote, VoteOption } from '../domain/state-vote.ts';
import { VoteOptionEnum } from './decision-detail-enums.ts';
import { AmendmentProposalList, AmendmentProposalType, ExplanationList, ExplanationType, ParagraphList, ParagraphType, StateVoteList, StateVoteType } from './decision-details.type.ts';
import { DecisionType } from './decision.type.ts';
import { DraftType } from './draft.type.ts';
import type { ResolutionsLoaders } from './loaders.ts';
import type { TellsOf } from './moments.ts';
import { ResolutionType } from './resolution.type.ts';
import { StatementStub, StateStub, TopicStub } from './stubs.ts';

type Context = RequestContext<ResolutionsLoaders>;

@Resolver(() => StateVoteType)
export class StateVotesResolver {
  @Query(() => StateVoteList.Connection, { description: 'How States voted in the recorded votes on record. There are few: the Assembly decides by consensus, and elects by secret ballot.' })
  stateVotes(@Args(() => StateVoteList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<StateVote>> {
    return wholeList(loaders.stateVotes, list);
  }

  @FieldResolver(() => StateStub, { description: 'The State.' })
  state(@Root() { stateIso3 }: StateVote): StateStub {
    return { iso3: stateIso3 };
  }

  @FieldResolver(() => VoteOptionEnum, { description: 'By what the State stands: as it meant it, if it said so later, or else as it was cast.' })
  option(@Root() { castOption, intendedOption }: StateVote): VoteOption {
    return intendedOption ?? castOption;
  }

  @FieldResolver(() => DecisionType, { description: 'The decision on which it voted.' })
  decision(@Root() vote: StateVote & TellsOf, @Ctx() { loaders }: Context): Promise<Decision | null> {
    return loaders.along(vote).decision.load(vote.decisionId);
  }
}

@Resolver(() => AmendmentProposalType)
export class AmendmentProposalsResolver {
  @Query(() => AmendmentProposalList.Connection, { description: 'The amendments that States proposed to drafts, and what became of them.' })
  amendmentProposals(@Args(() => AmendmentProposalList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<AmendmentProposal>> {
    return wholeList(loaders.amendments, list);
  }

  @FieldResolver(() => DraftType, { nullable: true, description: 'The draft that was to be changed.' })
  draft(@Root() proposal: AmendmentProposal & TellsOf, @Ctx() { loaders }: Context): Promise<Draft | null> {
    return loaders.along(proposal).draft.load(proposal.draftId);
  }

  @FieldResolver(() => ParagraphType, { nullable: true, description: 'The paragraph that is meant, where it is on record.' })
  paragraph(@Root() proposal: AmendmentProposal & TellsOf, @Ctx() { loaders }: Context): Promise<Paragraph | null> | null {
    return proposal.paragraphId === null ? null : loaders.along(proposal).paragraph.load(proposal.paragraphId);
  }

  @FieldResolver(() => [StateStub], { name: 'proposers', description: 'The States that proposed it.' })
  proposers(@Root() { proposers }: AmendmentProposal): StateStub[] {
    return proposers.map((iso3) => ({ iso3 }));
  }

  @FieldResolver(() => [TopicStub], { name: 'topics', description: 'The topics of the draft.' })
  topics(@Root() { topics }: AmendmentProposal): TopicStub[] {
    return topics.map((code) => ({ code }));
  }
}

@Resolver(() => ExplanationType)
export class ExplanationsResolver {
  @Query(() => ExplanationList.Connection, { description: 'Explanations of position and of vote. Who explains, and on what: `summary(groupBy: [STATES])` and by TOPICS or SESSION.' })
  explanations(@Args(() => ExplanationList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Explanation>> {
    return wholeList(loaders.explanations, list);
  }

  @FieldResolver(() => StateStub, { description: 'The State that spoke.' })
  state(@Root() { stateIso3 }: Explanation): StateStub {
    return { iso3: stateIso3 };
  }

  @FieldResolver(() => [StateStub], { name: 'states', description: 'All States whose position it is, that which spoke first.' })
  states(@Root() { states }: Explanation): StateStub[] {
    return states.map((iso3) => ({ iso3 }));
  }

  @FieldResolver(() => DecisionType, { description: 'The decision that it explains.' })
  decision(@Root() explanation: Explanation & TellsOf, @Ctx() { loaders }: Context): Promise<Decision | null> {
    return loaders.along(explanation).decision.load(explanation.decisionId);
  }

  @FieldResolver(() => ResolutionType, { nullable: true, description: 'The resolution that was adopted by the decision.' })
  resolution(@Root() explanation: Explanation & TellsOf, @Ctx() { loaders }: Context): Promise<Resolution | null> | null {
    return explanation.resolutionId === null ? null : loaders.along(explanation).resolution.load(explanation.resolutionId);
  }

  @FieldResolver(() => StatementStub, { nullable: true, description: 'The statement in which it was made, where it is on record.' })
  statement(@Root() { statementId }: Explanation): StatementStub | null {
    return statementId === null ? null : { id: globalId('Statement', statementId) };
  }

  @FieldResolver(() => [TopicStub], { name: 'topics', description: 'The topics of what was decided.' })
  topics(@Root() { topics }: Explanation): TopicStub[] {
    return topics.map((code) => ({ code }));
  }
}

@Resolver(() => ParagraphType)
export class ParagraphsResolver {
  @FieldResolver(() => DraftType, { nullable: true, description: 'The draft in which it stands, or stood.' })
  draft(@Root() paragraph: Paragraph & TellsOf, @Ctx() { loaders }: Context): Promise<Draft | null> | null {
    return paragraph.draftId === null ? null : loaders.along(paragraph).draft.load(paragraph.draftId);
  }

  @FieldResolver(() => ResolutionType, { nullable: true, description: 'The resolution in which it stands.' })
  resolution(@Root() paragraph: Paragraph & TellsOf, @Ctx() { loaders }: Context): Promise<Resolution | null> | null {
    return paragraph.resolutionId === null ? null : loaders.along(paragraph).resolution.load(paragraph.resolutionId);
  }

  @FieldResolver(() => [TopicStub], { name: 'topics', description: 'The topics it belongs to.' })
  topics(@Root() { topics }: Paragraph): TopicStub[] {
    return topics.map((code) => ({ code }));
  }
}

/** What hangs on a draft, a decision, a resolution and a State. */
@Resolver(() => DraftType)
export class DraftDetailsResolver {
  @FieldResolver(() => AmendmentProposalList.Connection, { description: 'The amendments proposed to it.' })
  amendments(@Root() draft: Draft & TellsOf, @Args(() => AmendmentProposalList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<AmendmentProposal>> {
    return loaders.along(draft).amendmentsOfDraft.list(draft.id, list);
  }

  @FieldResolver(() => ParagraphList.Connection, { description: 'Its paragraphs, as far as they are on record.' })
  paragraphs(@Root() draft: Draft & TellsOf, @Args(() => ParagraphList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Paragraph>> {
    return loaders.along(draft).paragraphsOfDraft.list(draft.id, list);
  }
}

@Resolver(() => DecisionType)
export class DecisionDetailsResolver {
  @FieldResolver(() => StateVoteList.Connection, { description: 'How States voted, of a recorded vote; empty of anything else.' })
  stateVotes(@Root() decision: Decision & TellsOf, @Args(() => StateVoteList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<StateVote>> {
    return loaders.along(decision).votesOfDecision.list(decision.id, list);
  }

  @FieldResolver(() => ExplanationList.Connection, { description: 'How States explained their positions or votes.' })
  explanations(@Root() decision: Decision & TellsOf, @Args(() => ExplanationList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Explanation>> {
    return loaders.along(decision).explanationsOfDecision.list(decision.id, list);
  }
}

@Resolver(() => ResolutionType)
export class ResolutionDetailsResolver {
  @FieldResolver(() => ExplanationList.Connection, { description: 'How States explained their positions or votes when it was adopted.' })
  explanations(@Root() resolution: Resolution & TellsOf, @Args(() => ExplanationList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Explanation>> {
    return loaders.along(resolution).explanationsOfResolution.list(resolution.id, list);
  }

  @FieldResolver(() => ParagraphList.Connection, { description: 'Its paragraphs, as far as they are on record.' })
  paragraphs(@Root() resolution: Resolution & TellsOf, @Args(() => ParagraphList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Paragraph>> {
    return loaders.along(resolution).paragraphsOfResolution.list(resolution.id, list);
  }
}

@Resolver(() => StateStub)
export class StateDetailsResolver {
  @FieldResolver(() => ExplanationList.Connection, { description: 'How it explained its position or vote, by itself or through another State.' })
  explanations(@Root() { iso3 }: StateStub, @Args(() => ExplanationList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Explanation>> {
    return loaders.explanationsOfState.list(iso3, list);
  }

  @FieldResolver(() => StateVoteList.Connection, { description: 'How it voted in recorded votes.' })
  votes(@Root() { iso3 }: StateStub, @Args(() => StateVoteList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<StateVote>> {
    return loaders.votesOfState.list(iso3, list);
  }

  @FieldResolver(() => AmendmentProposalList.Connection, { description: 'The amendments that it proposed to drafts.' })
  proposedAmendments(@Root() { iso3 }: StateStub, @Args(() => AmendmentProposalList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<AmendmentProposal>> {
    return loaders.amendmentsOfState.list(iso3, list);
  }
}
