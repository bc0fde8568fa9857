import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { rule } from '@assembly-graph/kernel';
import type { AccreditationsDesk } from './accreditations-desk.ts';
import { advance, ownAccreditation } from './advance-accreditation.ts';

export interface Submission {
  readonly id: string;
  readonly expectedVersion: number;
}

/** Submits a draft, by its organization, until the day that the secretariat has set for the session. @returns its id @throws RuleBroken, NotFound, VersionConflict */
export const submitAccreditation =
  (together: UnitOfWork<AccreditationsDesk>) =>
  (deed: Deed, asked: Submission): Promise<string> =>
    together(deed, async (hands) => {
      const was = await ownAccreditation(hands, deed, asked);
      const [terms] = await hands.sessionTerms.having({ sessionCode: was.sessionCode });
      rule(terms?.accreditationUntil == null || hands.now.slice(0, 10) <= terms.accreditationUntil, 'an accreditation is submitted until the day set for its session');
      return (await advance(hands, deed, was, { step: 'submit', to: { submittedAt: hands.now } })).id;
    });
