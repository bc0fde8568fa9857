import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { basesOf, type Rule93Basis } from '../domain/rule-93.ts';
import type { AccreditationsDesk } from './accreditations-desk.ts';
import { advance, ownAccreditation } from './advance-accreditation.ts';
import type { Submission } from './submit-accreditation.ts';

export interface Eligibility extends Submission {
  /** As found; as claimed, if not given. */
  readonly bases?: readonly Rule93Basis[] | null;
}

/** Finds an organization eligible, on at least one basis of rule 93 (Rules of Procedure). @returns the id of the accreditation @throws RuleBroken, NotFound, VersionConflict */
export const findEligible =
  (together: UnitOfWork<AccreditationsDesk>) =>
  (deed: Deed, { bases, ...asked }: Eligibility): Promise<string> =>
    together(deed, async (hands) => {
      const was = await ownAccreditation(hands, deed, asked);
      return (await advance(hands, deed, was, { step: 'findEligible', to: { bases: basesOf(bases ?? was.bases) } })).id;
    });
