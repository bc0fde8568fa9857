import type { Deed, UnitOfWork } from '@assembly-graph/events';
import type { AccreditationsDesk } from './accreditations-desk.ts';
import { advance, ownAccreditation } from './advance-accreditation.ts';
import { mustBeKnown } from './known-here.ts';
import type { Submission } from './submit-accreditation.ts';

export interface Objection extends Submission {
  readonly state: string;
  readonly reason: string;
}

/** Notes that a State has objected to an accreditation that was circulated. Whether the Assembly knows this step was not verified. @returns its id @throws RuleBroken, NotFound, VersionConflict, BadInput */
export const objectToAccreditation =
  (together: UnitOfWork<AccreditationsDesk>) =>
  (deed: Deed, { state, reason, ...asked }: Objection): Promise<string> =>
    together(deed, async (hands) => {
      const was = await ownAccreditation(hands, deed, asked);
      await mustBeKnown(hands, 'state', [state], []);
      return (await advance(hands, deed, was, { step: 'object', message: reason, state, payload: { state } })).id;
    });
