import type { Deed, UnitOfWork } from '@assembly-graph/events';
import type { AccreditationsDesk } from './accreditations-desk.ts';
import { advance, ownAccreditation } from './advance-accreditation.ts';
import type { Submission } from './submit-accreditation.ts';

export type Circulation = Submission;

/** Notes that an accreditation was circulated to the States Parties. @returns its id @throws RuleBroken, NotFound, VersionConflict */
export const circulateAccreditation =
  (together: UnitOfWork<AccreditationsDesk>) =>
  (deed: Deed, asked: Circulation): Promise<string> =>
    together(deed, async (hands) => (await advance(hands, deed, await ownAccreditation(hands, deed, asked), { step: 'circulate' })).id);
