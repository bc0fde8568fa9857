import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { actsForOrganization, BadInput, ENTERED_HERE, rule } from '@assembly-graph/kernel';
import { decided, type OutcomeRelation } from '../domain/recommendation.ts';
import type { AdvocacyDesk } from './advocacy-desk.ts';
import { mustBeKnown, mustStand } from './known-here.ts';

export interface OutcomeInput {
  readonly recommendation: string;
  readonly resolution?: string | null;
  readonly decision?: string | null;
  readonly relation: OutcomeRelation;
  readonly evidence: string;
}

/**
 * Says what, in the opinion of whoever says it, became of a recommendation in a resolution or decision. Each organization has one opinion on each;
 * whether there is such a decision, the subgraph that owns it knows.
 * @returns the id of the link
 * @throws RuleBroken, NotFound, BadInput
 */
export const linkOutcome =
  (together: UnitOfWork<AdvocacyDesk>) =>
  (deed: Deed, { recommendation: recommendationId, resolution = null, decision = null, relation, evidence }: OutcomeInput): Promise<string> =>
    together(deed, async (hands) => {
      const { sessionCode, topics, authorCode } = await hands.recommendations.get(recommendationId);
      const { role, organization } = deed.actor;
      rule(role === 'secretariat' || actsForOrganization(deed.actor, organization), 'an opinion is of an organization or of the secretariat');
      if (resolution !== null && !(await hands.hasResolution(resolution))) throw new BadInput('There is no resolution of this symbol on record.', 'resolution');
      const assessorCode = role === 'secretariat' ? null : organization;
      await mustBeKnown(hands, 'organization', [], assessorCode === null ? [] : [assessorCode]);
      await mustStand(hands, hands.now.slice(0, 10), assessorCode === null ? [] : [assessorCode]);
      const id = randomUUID();
      const link = await hands.outcomeLinks.add({ ...ENTERED_HERE, id, recommendationId, ...decided(resolution, decision), relation, assessorCode, evidence });
      const subject = { type: 'OutcomeLink', id };
      hands.audit({ subject, version: 1, changedFields: ['relation', 'evidence'], reason: null });
      hands.outbox.add({
        type: 'OutcomeLinked',
        subject: { ...subject, naturalKey: null },
        subjectVersion: 1,
        session: sessionCode,
        topics,
        organizations: [...new Set([authorCode, ...(assessorCode === null ? [] : [assessorCode])])],
        payload: { relation, resolution, decision: link.decisionId, assessor: assessorCode, opinion: true },
      });
      return id;
    });
