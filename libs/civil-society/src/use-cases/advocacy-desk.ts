import type { Records, UseCase } from '@assembly-graph/events';
import type { AdvocacyDocument } from '../domain/advocacy-document.ts';
import type { Engagement } from '../domain/engagement.ts';
import type { OutcomeLink, Recommendation } from '../domain/recommendation.ts';
import type { RecommendationInput } from './add-recommendation.ts';
import type { KnownHere } from './known-here.ts';
import type { OutcomeInput } from './link-outcome.ts';
import type { Publication } from './publish-advocacy-document.ts';
import type { EngagementInput } from './record-engagement.ts';
import type { SignatureInput } from './sign-advocacy-document.ts';

/** What a deed on what organizations write and whom they meet has in its hands. */
export interface AdvocacyDesk extends KnownHere {
  readonly documents: Records<AdvocacyDocument>;
  readonly recommendations: Records<Recommendation>;
  readonly outcomeLinks: Records<OutcomeLink>;
  readonly engagements: Records<Engagement>;
}

/** The deeds on documents, recommendations and engagements, as the graph offers them. */
export interface AdvocacyUseCases {
  readonly publishAdvocacyDocument: UseCase<Publication>;
  readonly signAdvocacyDocument: UseCase<SignatureInput>;
  readonly withdrawSignature: UseCase<SignatureInput>;
  readonly addRecommendation: UseCase<RecommendationInput>;
  readonly linkOutcome: UseCase<OutcomeInput>;
  readonly recordEngagement: UseCase<EngagementInput>;
}
