import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { rule } from '@assembly-graph/kernel';
import type { AccreditationsDesk } from './accreditations-desk.ts';
import { advance, ownAccreditation } from './advance-accreditation.ts';
import type { Submission } from './submit-accreditation.ts';

export interface InformationRequest extends Submission {
  readonly question: string;
  readonly answerDueOn: string;
}

/** Asks the organization for more; unanswered until the day given, the accreditation may lapse. @returns its id @throws RuleBroken, NotFound, VersionConflict */
export const requestInformation =
  (together: UnitOfWork<AccreditationsDesk>) =>
  (deed: Deed, { question, answerDueOn, ...asked }: InformationRequest): Promise<string> =>
    together(deed, async (hands) => {
      const was = await ownAccreditation(hands, deed, asked);
      rule(answerDueOn >= hands.now.slice(0, 10), 'an answer is due on a day to come');
      return (await advance(hands, deed, was, { step: 'requestInformation', to: { answerDueOn }, message: question, payload: { answerDueOn } })).id;
    });
