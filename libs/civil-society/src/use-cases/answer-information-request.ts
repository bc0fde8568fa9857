import type { Deed, UnitOfWork } from '@assembly-graph/events';
import type { AccreditationsDesk } from './accreditations-desk.ts';
import { advance, ownAccreditation } from './advance-accreditation.ts';
import type { Submission } from './submit-accreditation.ts';

export interface AccreditationAnswer extends Submission {
  readonly answer: string;
}

/** Answers what the secretariat asked, by the organization; late is better than never, as long as it has not lapsed. @returns its id @throws RuleBroken, NotFound, VersionConflict */
export const answerInformationRequest =
  (together: UnitOfWork<AccreditationsDesk>) =>
  (deed: Deed, { answer, ...asked }: AccreditationAnswer): Promise<string> =>
    together(deed, async (hands) => {
      const was = await ownAccreditation(hands, deed, asked);
      return (await advance(hands, deed, was, { step: 'answer', to: { answerDueOn: null }, message: answer })).id;
    });
