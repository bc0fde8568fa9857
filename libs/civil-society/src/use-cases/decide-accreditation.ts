import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { BadInput, rule } from '@assembly-graph/kernel';
import { daysBetween, delegatesFrom } from '../domain/accreditation.ts';
import { basesOf, RULE_93, type Rule93Basis } from '../domain/rule-93.ts';
import type { AccreditationsDesk } from './accreditations-desk.ts';
import { advance, ownAccreditation } from './advance-accreditation.ts';
import type { Submission } from './submit-accreditation.ts';

export interface AccreditationDecision extends Submission {
  readonly decision: 'ACCREDITED' | 'REFUSED';
  readonly ruleBasis?: readonly Rule93Basis[] | null;
  readonly quota?: number | null;
  readonly reason: string;
}

/**
 * Decides on an accreditation: grants it on at least one basis of rule 93 (Rules of Procedure) for so many delegates, or refuses it.
 * @returns its id
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const decideAccreditation =
  (together: UnitOfWork<AccreditationsDesk>) =>
  (deed: Deed, { decision, ruleBasis, quota, reason, ...asked }: AccreditationDecision): Promise<string> =>
    together(deed, async (hands) => {
      const was = await ownAccreditation(hands, deed, asked);
      const decided = { decidedAt: hands.now, daysToDecision: was.submittedAt === null ? null : daysBetween(was.submittedAt, hands.now) };
      if (decision === 'REFUSED') {
        if (ruleBasis?.length || quota != null) throw new BadInput('What is refused has neither basis nor quota.', ruleBasis?.length ? 'ruleBasis' : 'quota');
        return (await advance(hands, deed, was, { step: 'refuse', to: decided, message: reason })).id;
      }
      rule((ruleBasis?.length ?? 0) > 0, 'an accreditation rests on at least one basis of rule 93', RULE_93);
      const to = { ...decided, bases: basesOf(ruleBasis!), quota: delegatesFrom('quota', quota ?? was.delegatesAsked) };
      return (await advance(hands, deed, was, { step: 'accredit', to, message: reason })).id;
    });
