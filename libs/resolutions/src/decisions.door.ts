import type { UnitOfWork } from '@assembly-graph/events';
import { actsForState, only, type Clock } from '@assembly-graph/kernel';
import type { Subgraph } from '@assembly-graph/platform/graph';
import { postgresUnitOfWork, type ConstraintRules, type Storage } from '@assembly-graph/platform/sql';
import type { DataSource } from 'typeorm';
import { seesDraft } from './domain/draft.ts';
import {
  AmendmentProposalsResolver, DecisionDetailsResolver, DraftDetailsResolver, ExplanationsResolver, ParagraphsResolver, ResolutionDetailsResolver, StateDetailsResolver,
  StateVotesResolver,
} from './graphql/decision-details.resolver.ts';
import { AmendmentProposalType, ExplanationType, ParagraphType, StateVoteType } from './graphql/decision-details.type.ts';
import { decisionDeeds } from './graphql/decisions.deeds.ts';
import { DecisionType, TallyType } from './graphql/decision.type.ts';
import { DraftType } from './graphql/draft.type.ts';
import { draftDeeds } from './graphql/drafts.deeds.ts';
import { AgendaItemDraftsResolver, DraftsResolver, SessionDraftsResolver, StateDraftsResolver, TopicDraftsResolver } from './graphql/drafts.resolver.ts';
import { LifecycleStepType } from './graphql/lifecycle.type.ts';
import type { ResolutionsLoaders } from './graphql/loaders.ts';
import { ResolutionType } from './graphql/resolution.type.ts';
import { DecisionsResolver, ResolutionsResolver } from './graphql/resolutions.resolver.ts';
import { AgendaItemStub, DocumentStub, StatementStub } from './graphql/stubs.ts';
import { mandatesPart, mandatesRules } from './mandates.door.ts';
import { AmendmentProposalTable, ExplanationTable, ParagraphTable, StateVoteTable } from './storage/decision-detail-tables.ts';
import { DecisionTable, ResolutionTable } from './storage/decision-tables.ts';
import { DraftTable, LifecycleStepTable } from './storage/draft-tables.ts';
import { KeepThePast1795545000000 } from './storage/migrations/1795545000000-keep-the-past.ts';
import { AddDrafts1795546815921 } from './storage/migrations/1795546815921-add-drafts.ts';
import { AddVotesAndExplanations1795547627133 } from './storage/migrations/1795547627133-add-votes-and-explanations.ts';
import { postgresDecisionsDesk } from './storage/postgres-decisions-desk.ts';
import type { DecisionsDesk } from './use-cases/decisions-desk.ts';
import { adoptDraft } from './use-cases/adopt-draft.ts';
import { recordDecision } from './use-cases/record-decision.ts';
import { recordStateVotes } from './use-cases/record-state-votes.ts';
import { recordVoteCorrection } from './use-cases/record-vote-correction.ts';
import { proposeAmendment } from './use-cases/propose-amendment.ts';
import { disposeAmendment } from './use-cases/dispose-amendment.ts';
import { recordExplanation } from './use-cases/record-explanation.ts';
import { issueAdvanceVersion } from './use-cases/issue-advance-version.ts';
import { issueOfficialVersion } from './use-cases/issue-official-version.ts';
import { issueResolutionCorrigendum } from './use-cases/issue-resolution-corrigendum.ts';
import { correctResolution } from './use-cases/correct-resolution.ts';
import { enterParagraph } from './use-cases/enter-paragraph.ts';
import { amendOrally } from './use-cases/amend-orally.ts';
import { circulateInformally } from './use-cases/circulate-informally.ts';
import { correctDraft } from './use-cases/correct-draft.ts';
import { cosponsorDraft } from './use-cases/cosponsor-draft.ts';
import { openSilenceProcedure } from './use-cases/open-silence-procedure.ts';
import { recordNoAction } from './use-cases/record-no-action.ts';
import { reviseDraft } from './use-cases/revise-draft.ts';
import { startDraft } from './use-cases/start-draft.ts';
import { tableDraft } from './use-cases/table-draft.ts';
import { withdrawDraft } from './use-cases/withdraw-draft.ts';
import { withdrawSponsorship } from './use-cases/withdraw-sponsorship.ts';

/** What of the door is about texts and the decisions on them. */
export const decisionsStorage: { readonly tables: Storage['tables']; readonly migrations: readonly Function[] } = {
  tables: [
    ResolutionTable, DecisionTable, DraftTable, LifecycleStepTable, StateVoteTable, AmendmentProposalTable, ExplanationTable, ParagraphTable,
  ] as never,
  migrations: [KeepThePast1795545000000, AddDrafts1795546815921, AddVotesAndExplanations1795547627133],
};

export const decisionsRules: ConstraintRules = {
  draft_symbol: ['a symbol is given to one draft'],
  resolution_symbol: ['a symbol is given to one resolution'],
  a_resolution_is_adopted_once: ['a resolution is adopted once'],
  draft_becomes_one_resolution: ['a resolution comes of one draft'],
  each_state_party_has_one_vote: ['each State Party has one vote', 'Rome Statute, art. 112(7)'],
  only_a_recorded_vote_names_states: ['only of a recorded vote is it on record how each State voted'],
  what_was_cast_stays: ['what was cast stays as it was cast; what was meant is said beside it'],
  a_text_is_issued_once_in_a_language: ['a text is issued once in a language, its advance version before the official one'],
  a_corrigendum_is_issued_once_in_a_language: ['a corrigendum is issued once in a language'],
  a_label_names_one_paragraph_of_a_draft: ['a label names one paragraph of a text'],
  a_label_names_one_paragraph_of_a_resolution: ['a label names one paragraph of a text'],
  ...mandatesRules,
};

export function decisionsPart(database: DataSource, clock: Clock): Pick<Subgraph<ResolutionsLoaders>, 'types' | 'resolvers'> & Required<Pick<Subgraph, 'policies'>> {
  const together = postgresUnitOfWork(database, postgresDecisionsDesk, clock, decisionsRules);
  const mandates = mandatesPart(together, clock);
  return {
    types: [
      ResolutionType, DecisionType, TallyType, DraftType, LifecycleStepType, StateVoteType, AmendmentProposalType, ExplanationType, ParagraphType,
      AgendaItemStub, DocumentStub, StatementStub, ...mandates.types,
    ],
    resolvers: [
      new ResolutionsResolver(clock),
      new DecisionsResolver(),
      new DraftsResolver(clock),
      new AgendaItemDraftsResolver(),
      new SessionDraftsResolver(),
      new TopicDraftsResolver(),
      new StateDraftsResolver(),
      new StateVotesResolver(),
      new AmendmentProposalsResolver(),
      new ExplanationsResolver(),
      new ParagraphsResolver(),
      new DraftDetailsResolver(),
      new DecisionDetailsResolver(),
      new ResolutionDetailsResolver(),
      new StateDetailsResolver(),
      ...mandates.resolvers,
      ...deeds(together),
    ],
    policies: {
      secretariat: only('secretariat'),
      actsForStates: (actor) => actor.role === 'secretariat' || (actor.role === 'delegation' && actsForState(actor, actor.state)),
      seesDraft,
    },
  };
}

function deeds(together: UnitOfWork<DecisionsDesk>): object[] {
  return [
    draftDeeds({
      startDraft: startDraft(together),
      circulateInformally: circulateInformally(together),
      openSilenceProcedure: openSilenceProcedure(together),
      tableDraft: tableDraft(together),
      reviseDraft: reviseDraft(together),
      amendOrally: amendOrally(together),
      cosponsorDraft: cosponsorDraft(together),
      withdrawSponsorship: withdrawSponsorship(together),
      withdrawDraft: withdrawDraft(together),
      recordNoAction: recordNoAction(together),
      correctDraft: correctDraft(together),
    }),
    decisionDeeds({
      adoptDraft: adoptDraft(together),
      recordDecision: recordDecision(together),
      recordStateVotes: recordStateVotes(together),
      recordVoteCorrection: recordVoteCorrection(together),
      proposeAmendment: proposeAmendment(together),
      disposeAmendment: disposeAmendment(together),
      recordExplanation: recordExplanation(together),
      issueAdvanceVersion: issueAdvanceVersion(together),
      issueOfficialVersion: issueOfficialVersion(together),
      issueResolutionCorrigendum: issueResolutionCorrigendum(together),
      correctResolution: correctResolution(together),
      enterParagraph: enterParagraph(together),
    }),
  ];
}
