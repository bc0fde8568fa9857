import type { Versioned } from '@assembly-graph/events';
import { BadInput, type Cited, type Collection } from '@assembly-graph/kernel';
import type { BodyAddressed } from './addressee.ts';

/** What a document asks of somebody, so that one can say later what became of it. */
export interface Recommendation extends Cited, Versioned {
  readonly id: string;
  readonly documentId: string;
  /** Of the document, for lists. */
  readonly authorCode: string;
  readonly sessionCode: string | null;
  readonly sessionOpensOn: string | null;
  readonly text: string;
  readonly topics: readonly string[];
  readonly addressedBody: BodyAddressed | null;
  readonly addressedState: string | null;
}

/** Each scope by the key of its owner: the id of the document, code of the session, the topic, the author. */
export type Recommendations = Collection<Recommendation, 'document' | 'session' | 'topic' | 'author'>;

export const OUTCOME_RELATIONS = ['REFLECTED', 'PARTLY_REFLECTED', 'NOT_REFLECTED', 'OPPOSED'] as const;
export type OutcomeRelation = (typeof OUTCOME_RELATIONS)[number];

/** What somebody holds that became of a recommendation in what was decided: an opinion, and never more. */
export interface OutcomeLink extends Cited, Versioned {
  readonly id: string;
  readonly recommendationId: string;
  /** Exactly one of the two: what was decided, owned by `resolutions`. */
  readonly resolutionSymbol: string | null;
  readonly decisionId: string | null;
  readonly relation: OutcomeRelation;
  /** Whose opinion it is; null: the secretariat's. */
  readonly assessorCode: string | null;
  /** On what it rests. */
  readonly evidence: string;
}

export type OutcomeLinks = Collection<OutcomeLink, 'recommendation'>;

const SYMBOL = /^(ICC-ASP|RC)\/[\w.]+(\/[\w.]+)*$/;

/** What the graph reads where an id is of something else. */
const NOTHING = '00000000-0000-0000-0000-000000000000';

/** @throws BadInput unless exactly one thing that was decided is named, a resolution by a symbol as the Assembly gives them */
export function decided(resolution: string | null, decision: string | null): Pick<OutcomeLink, 'resolutionSymbol' | 'decisionId'> {
  if ((resolution === null) === (decision === null)) throw new BadInput('Name a resolution or a decision.', 'resolution');
  if (decision === NOTHING) throw new BadInput('This is no id of a decision.', 'decision');
  if (resolution !== null && !SYMBOL.test(resolution)) throw new BadInput('A resolution is named by its symbol, e.g. "ICC-ASP/15/Res.1".', 'resolution');
  return { resolutionSymbol: resolution, decisionId: decision };
}

/** What became of the recommendations of one session, as far as somebody has assessed it. */
export interface RecommendationUptake {
  readonly sessionCode: string | null;
  readonly recommendations: number;
  /** Of how many somebody has said what became of them. */
  readonly assessed: number;
  /** How many of them somebody holds to be reflected, and so on: one on which opinions differ is counted under each. */
  readonly byRelation: readonly { readonly relation: OutcomeRelation; readonly recommendations: number; readonly opinions: number }[];
}

export interface UptakeRequest {
  readonly topic: string | null;
  readonly sessions: readonly string[] | null;
}
export type RecommendationUptakes = (request: UptakeRequest) => Promise<readonly RecommendationUptake[]>;
