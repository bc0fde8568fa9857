import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { BadInput, citedBy, type CitedInput } from '@assembly-graph/kernel';
import { randomUUID } from 'node:crypto';
import { provenExplanation, type ExplanationKind } from '../domain/explanation.ts';
import type { DecisionsDesk } from './decisions-desk.ts';
import { actingState, foreignId, provenStates } from './draft-steps.ts';

export interface ExplanationInput extends CitedInput {
  readonly decision: string;
  readonly kind: ExplanationKind;
  readonly state?: string | null;
  readonly onBehalfOf: readonly string[];
  readonly dissociatedFrom: readonly string[];
  readonly madeOn: string;
  readonly statement?: string | null;
  readonly text?: string | null;
}

const LONGEST_LABEL = 100;

/**
 * Records what a State said of its position or its vote on something decided, for itself and for others, and from what it dissociates itself.
 * @returns the id of the explanation
 * @throws RuleBroken, NotFound, BadInput
 */
export const recordExplanation =
  (together: UnitOfWork<DecisionsDesk>) =>
  (deed: Deed, input: ExplanationInput): Promise<string> =>
    together(deed, async (hands) => {
      const cited = await citedBy(hands.knownSources, input);
      const decision = await hands.decisions.get(input.decision);
      const stateIso3 = await actingState(hands, deed, input.state);
      const others = await provenStates(hands, 'onBehalfOf', input.onBehalfOf);
      const { kind, madeOn } = input;
      provenExplanation(decision, kind, madeOn, hands.now.slice(0, 10));
      const dissociatedFrom = [...new Set(input.dissociatedFrom)];
      if (dissociatedFrom.some((label) => label.length > LONGEST_LABEL)) throw new BadInput(`dissociatedFrom has labels of paragraphs, ${LONGEST_LABEL} characters at the most.`, 'dissociatedFrom');
      const states = [stateIso3, ...others.filter((iso3) => iso3 !== stateIso3)];
      const id = randomUUID();
      await hands.explanations.add({
        ...cited, id, kind, stateIso3, states, dissociatedFrom, madeOn, decisionId: decision.id, resolutionId: decision.resolutionId, sessionCode: decision.sessionCode,
        topics: decision.topics, statementId: foreignId('The statement', input.statement), text: input.text ?? null,
      });
      hands.audit({ subject: { type: 'Explanation', id }, version: 1, changedFields: ['states', 'kind'], reason: null });
      hands.outbox.add({
        type: 'ExplanationRecorded',
        subject: { type: 'Explanation', id, naturalKey: null },
        subjectVersion: 1,
        occurredAt: madeOn,
        topics: decision.topics,
        session: decision.sessionCode,
        states,
        payload: { decisionId: decision.id, resolutionId: decision.resolutionId, kind, state: stateIso3, dissociates: dissociatedFrom.length > 0 },
      });
      return id;
    });
