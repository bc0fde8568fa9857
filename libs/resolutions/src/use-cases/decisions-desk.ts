import type { Records, UseCase } from '@assembly-graph/events';
import type { KnownSources } from '@assembly-graph/kernel';
import type { Adoption } from './adopt-draft.ts';
import type { ResolutionCorrection } from './correct-resolution.ts';
import type { Disposal } from './dispose-amendment.ts';
import type { ParagraphInput } from './enter-paragraph.ts';
import type { VersionInput } from './issue-advance-version.ts';
import type { CorrigendumInput } from './issue-resolution-corrigendum.ts';
import type { ProposalInput } from './propose-amendment.ts';
import type { DecisionInput } from './record-decision.ts';
import type { ExplanationInput } from './record-explanation.ts';
import type { VotesInput } from './record-state-votes.ts';
import type { VoteCorrection } from './record-vote-correction.ts';
import type { OralAmendment } from './amend-orally.ts';
import type { Circulation } from './circulate-informally.ts';
import type { DraftCorrection } from './correct-draft.ts';
import type { Sponsorship } from './cosponsor-draft.ts';
import type { Silence } from './open-silence-procedure.ts';
import type { NoAction } from './record-no-action.ts';
import type { Revision } from './revise-draft.ts';
import type { NewDraft } from './start-draft.ts';
import type { Tabling } from './table-draft.ts';
import type { Withdrawal } from './withdraw-draft.ts';
import type { AmendmentProposal } from '../domain/amendment-proposal.ts';
import type { Decision } from '../domain/decision.ts';
import type { Draft } from '../domain/draft.ts';
import type { Explanation } from '../domain/explanation.ts';
import type { LifecycleStep } from '../domain/lifecycle-step.ts';
import type { Mandate } from '../domain/mandate.ts';
import type { Paragraph } from '../domain/paragraph.ts';
import type { Resolution } from '../domain/resolution.ts';
import type { StateVote } from '../domain/state-vote.ts';

/** What a deed on texts and decisions has in its hands. */
export interface DecisionsDesk {
  readonly drafts: Records<Draft>;
  readonly steps: Records<LifecycleStep>;
  readonly resolutions: Records<Resolution>;
  readonly decisions: Records<Decision>;
  readonly stateVotes: Records<StateVote>;
  readonly amendments: Records<AmendmentProposal>;
  readonly explanations: Records<Explanation>;
  readonly paragraphs: Records<Paragraph>;
  readonly mandates: Records<Mandate>;
  readonly knownSources: KnownSources;
  /** Of these alpha-3 codes, those of States that this record knows. */
  readonly knownStates: (codes: readonly string[]) => Promise<readonly string[]>;
  /** The event by which the record first told this of a thing; null if it never did. */
  readonly eventOf: (type: string, subjectId: string) => Promise<string | null>;
}

/** The deeds on decisions and what hangs on them, as the graph offers them. */
export interface DecisionUseCases {
  readonly adoptDraft: UseCase<Adoption>;
  readonly recordDecision: UseCase<DecisionInput>;
  readonly recordStateVotes: UseCase<VotesInput>;
  readonly recordVoteCorrection: UseCase<VoteCorrection>;
  readonly proposeAmendment: UseCase<ProposalInput>;
  readonly disposeAmendment: UseCase<Disposal>;
  readonly recordExplanation: UseCase<ExplanationInput>;
  readonly issueAdvanceVersion: UseCase<VersionInput>;
  readonly issueOfficialVersion: UseCase<VersionInput>;
  readonly issueResolutionCorrigendum: UseCase<CorrigendumInput>;
  readonly correctResolution: UseCase<ResolutionCorrection>;
  readonly enterParagraph: UseCase<ParagraphInput>;
}

/** The deeds on drafts, as the graph offers them. */
export interface DraftUseCases {
  readonly startDraft: UseCase<NewDraft>;
  readonly circulateInformally: UseCase<Circulation>;
  readonly openSilenceProcedure: UseCase<Silence>;
  readonly tableDraft: UseCase<Tabling>;
  readonly reviseDraft: UseCase<Revision>;
  readonly amendOrally: UseCase<OralAmendment>;
  readonly cosponsorDraft: UseCase<Sponsorship>;
  readonly withdrawSponsorship: UseCase<Sponsorship>;
  readonly withdrawDraft: UseCase<Withdrawal>;
  readonly recordNoAction: UseCase<NoAction>;
  readonly correctDraft: UseCase<DraftCorrection>;
}
