import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { rule } from '@assembly-graph/kernel';
import type { AccreditationsDesk } from './accreditations-desk.ts';
import { ownAccreditation } from './advance-accreditation.ts';
import { endAccreditation } from './end-accreditation.ts';
import type { AccreditationEnd } from './withdraw-accreditation.ts';

/** Lets an accreditation lapse: a draft that was not submitted, a question that was not answered in time, or one whose session is over. @returns its id @throws RuleBroken, NotFound, VersionConflict */
export const lapseAccreditation =
  (together: UnitOfWork<AccreditationsDesk>) =>
  (deed: Deed, { reason, ...asked }: AccreditationEnd): Promise<string> =>
    together(deed, async (hands) => {
      const was = await ownAccreditation(hands, deed, asked);
      rule(was.status !== 'INFO_REQUESTED' || was.answerDueOn === null || was.answerDueOn < hands.now.slice(0, 10), 'an accreditation does not lapse before the answer was due');
      return endAccreditation(hands, deed, was, 'lapse', reason);
    });
