import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { moved } from '../domain/programme.ts';
import { momentFrom } from '../domain/venue.ts';
import { programmeChanged } from './programme-changed.ts';
import type { SessionsDesk } from './sessions-desk.ts';

export interface ProgrammeMove {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly room?: string | null;
}

/**
 * Moves an entry of the programme to another time or room; its sequence number grows by one.
 * @returns its id
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const moveProgrammeEntry =
  (together: UnitOfWork<Pick<SessionsDesk, 'programme'>>) =>
  (deed: Deed, { id, expectedVersion, reason, startsAt, endsAt, room }: ProgrammeMove): Promise<string> =>
    together(deed, async (hands) => {
      const was = await hands.programme.get(id);
      const to = { startsAt: momentFrom('startsAt', startsAt), endsAt: momentFrom('endsAt', endsAt), room: room ?? was.room };
      const entry = await hands.programme.change(was, expectedVersion, moved(was, to, reason));
      programmeChanged(hands, 'MOVED', entry, (['startsAt', 'endsAt', 'room'] as const).filter((field) => was[field] !== entry[field]), reason);
      return id;
    });
