import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citedBy, rule, type CitedInput, type Decimal } from '@assembly-graph/kernel';
import { isAtLeast, isPositive } from '../domain/decimal-difference.ts';
import { CONTRIBUTION_YEARS } from '../domain/payment.ts';
import type { ArrearsDesk } from './arrears-desk.ts';
import { standsAnew } from './stand-anew.ts';

export interface AssessmentInput extends CitedInput {
  readonly state: string;
  readonly year: number;
  readonly sharePercent: Decimal;
  readonly amount: Decimal;
}

/**
 * Records what was assessed on a State for a year (Rome Statute, art. 117).
 * @returns the id of the assessed contribution
 * @throws RuleBroken, NotFound, BadInput
 */
export const recordAssessedContribution =
  (together: UnitOfWork<ArrearsDesk>) =>
  (deed: Deed, input: AssessmentInput): Promise<string> =>
    together(deed, async (hands) => {
      const { state: stateIso3, year, sharePercent, amount } = input;
      const cited = await citedBy(hands.knownSources, input);
      await hands.openState(stateIso3);
      rule(year >= CONTRIBUTION_YEARS.first && year <= CONTRIBUTION_YEARS.last, 'contributions to the Court begin with its first financial period');
      rule(isPositive(amount), 'what is assessed is more than nothing', 'Rome Statute, art. 117');
      rule(isPositive(sharePercent) && isAtLeast('100', sharePercent), 'a share is more than nothing and no more than the whole', 'Rome Statute, art. 117');
      const id = randomUUID();
      await hands.addAssessment({ ...cited, id, year, stateIso3, kind: 'ASSESSED', sharePercent, amount, scaleRateId: null });
      hands.audit({ subject: { type: 'AssessedContribution', id }, version: 1, changedFields: ['sharePercent', 'amount'], reason: null });
      hands.outbox.add({
        type: 'ContributionAssessed',
        subject: { type: 'AssessedContribution', id, naturalKey: null },
        subjectVersion: 1,
        topics: ['BUDGET'],
        states: [stateIso3],
        payload: { state: stateIso3, year, amount },
      });
      await standsAnew(hands, { stateIso3, reason: null });
      return id;
    });
