import type { Deed, UnitOfWork } from '@assembly-graph/events';
import type { AccreditationsDesk } from './accreditations-desk.ts';
import { ownAccreditation } from './advance-accreditation.ts';
import { endAccreditation } from './end-accreditation.ts';
import type { AccreditationEnd } from './withdraw-accreditation.ts';

/** Takes back what was granted. @returns its id @throws RuleBroken, NotFound, VersionConflict */
export const revokeAccreditation =
  (together: UnitOfWork<AccreditationsDesk>) =>
  (deed: Deed, { reason, ...asked }: AccreditationEnd): Promise<string> =>
    together(deed, async (hands) => endAccreditation(hands, deed, await ownAccreditation(hands, deed, asked), 'revoke', reason));
