import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { actsForOrganization, BadInput, ENTERED_HERE, NotFound } from '@assembly-graph/kernel';
import { delegatesFrom } from '../domain/accreditation.ts';
import { basesOf, type Rule93Basis } from '../domain/rule-93.ts';
import type { AccreditationsDesk } from './accreditations-desk.ts';
import { tellOfAccreditation } from './advance-accreditation.ts';
import { mustStand, openSession } from './known-here.ts';

export interface AccreditationDraft {
  readonly session: string;
  /** Whoever asks, if not given. */
  readonly organization?: string | null;
  readonly bases: readonly Rule93Basis[];
  readonly evidence?: string | null;
  readonly delegates: number;
}

/**
 * Begins an accreditation of an organization for a session, on at least one basis of rule 93 (Rules of Procedure).
 * @returns its id
 * @throws RuleBroken, NotFound, BadInput
 */
export const draftAccreditation =
  (together: UnitOfWork<AccreditationsDesk>) =>
  (deed: Deed, { session, organization, bases, evidence, delegates }: AccreditationDraft): Promise<string> =>
    together(deed, async (hands) => {
      const code = organization ?? deed.actor.organization;
      if (code === null) throw new BadInput('Say which organization.', 'organization');
      if (!actsForOrganization(deed.actor, code)) throw new NotFound('The organization', code);
      const { seatIso3 } = await hands.organization(code);
      await mustStand(hands, hands.now.slice(0, 10), [code]);
      const draft = await hands.accreditations.add({
        ...ENTERED_HERE,
        id: randomUUID(),
        organizationCode: code,
        ...(await openSession(hands, session)),
        status: 'DRAFT',
        bases: basesOf(bases),
        evidence: evidence ?? null,
        seatIso3,
        seatRegion: await hands.regionOf(seatIso3),
        delegatesAsked: delegatesFrom('delegates', delegates),
        quota: null,
        delegates: 0,
        answerDueOn: null,
        submittedAt: null,
        decidedAt: null,
        daysToDecision: null,
      });
      await hands.log({ accreditationId: draft.id, at: hands.now, role: deed.actor.role, fromStatus: null, toStatus: 'DRAFT', message: null, stateIso3: null });
      tellOfAccreditation(hands, draft, 'AccreditationDrafted', ['status'], {});
      return draft.id;
    });
