import type { Actor } from '@assembly-graph/kernel';
import type { AmendmentProposals } from '../domain/amendment-proposal.ts';
import type { Decisions } from '../domain/decision.ts';
import type { Draft, Drafts } from '../domain/draft.ts';
import type { Explanations } from '../domain/explanation.ts';
import type { LifecycleSteps } from '../domain/lifecycle-step.ts';
import type { Mandates } from '../domain/mandate.ts';
import type { Moment } from '../domain/moment.ts';
import type { Paragraphs } from '../domain/paragraph.ts';
import type { Resolutions } from '../domain/resolution.ts';
import type { StateVotes } from '../domain/state-vote.ts';

/** What is on record of texts and of the decisions on them, as far as it is there for somebody, at a moment. */
export interface DecisionsStores {
  readonly resolutions: Resolutions;
  readonly decisions: Decisions;
  readonly drafts: Drafts;
  /** The drafts that became these resolutions, by the ids of those. */
  readonly draftsThatBecame: (resolutionIds: readonly string[]) => Promise<Draft[]>;
  readonly lifecycleSteps: LifecycleSteps;
  readonly stateVotes: StateVotes;
  readonly amendments: AmendmentProposals;
  readonly explanations: Explanations;
  readonly paragraphs: Paragraphs;
  readonly mandates: Mandates;
}

export type DecisionsAt = (actor: Actor, moment: Moment) => DecisionsStores;
