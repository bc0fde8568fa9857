import { rule, type Cited, type Collection, type TopicCode } from '@assembly-graph/kernel';
import type { Decision } from './decision.ts';
import { isByVote } from './deciding.ts';

export const EXPLANATION_KINDS = ['POSITION', 'VOTE'] as const;
export type ExplanationKind = (typeof EXPLANATION_KINDS)[number];

/** What a State said of its position, or of its vote, when something was decided; it may dissociate itself from paragraphs. */
export interface Explanation extends Cited {
  readonly id: string;
  readonly version: number;
  readonly knownFrom: string | null;
  readonly decisionId: string;
  readonly resolutionId: string | null;
  readonly sessionCode: string;
  readonly topics: readonly TopicCode[];
  readonly kind: ExplanationKind;
  /** Alpha-3 code of the State that spoke. */
  readonly stateIso3: string;
  /** All States whose position it is, that which spoke among them. */
  readonly states: readonly string[];
  /** Labels of the paragraphs from which they dissociate themselves, as they call them. */
  readonly dissociatedFrom: readonly string[];
  readonly statementId: string | null;
  readonly madeOn: string;
  /** In the words of whoever entered it. */
  readonly text: string | null;
}

/** `decision` and `resolution`: by their ids; `state`: by the alpha-3 code of any State whose position it is. */
export type Explanations = Collection<Explanation, 'decision' | 'resolution' | 'state'>;

/** Holds an explanation to the decision that it explains. @throws RuleBroken */
export function provenExplanation(decision: Pick<Decision, 'mode'>, kind: ExplanationKind, madeOn: string, today: string): void {
  rule(kind === 'POSITION' || decision.mode === null || isByVote(decision.mode), 'where there was no vote, a State explains its position, not its vote', 'Rome Statute, art. 112(7)');
  rule(madeOn <= today, 'what was said is recorded once it was said, not before');
}
