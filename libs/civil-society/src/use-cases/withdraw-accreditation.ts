import type { Deed, UnitOfWork } from '@assembly-graph/events';
import type { AccreditationsDesk } from './accreditations-desk.ts';
import { ownAccreditation } from './advance-accreditation.ts';
import { endAccreditation } from './end-accreditation.ts';
import type { Submission } from './submit-accreditation.ts';

export interface AccreditationEnd extends Submission {
  readonly reason: string;
}

/** Takes an accreditation back, by its organization, at any time before it has ended. @returns its id @throws RuleBroken, NotFound, VersionConflict */
export const withdrawAccreditation =
  (together: UnitOfWork<AccreditationsDesk>) =>
  (deed: Deed, { reason, ...asked }: AccreditationEnd): Promise<string> =>
    together(deed, async (hands) => endAccreditation(hands, deed, await ownAccreditation(hands, deed, asked), 'withdraw', reason));
