import type { Records, UseCase } from '@assembly-graph/events';
import type { KnownSources } from '@assembly-graph/kernel';
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
  readonly knownSources: KnownSources;
  /** Of these alpha-3 codes, those of States that this record knows. */
  readonly knownStates: (codes: readonly string[]) => Promise<readonly string[]>;
  /** The event by which the record first told this of a thing; null if it never did. */
  readonly eventOf: (type: string, subjectId: string) => Promise<string | null>;
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
