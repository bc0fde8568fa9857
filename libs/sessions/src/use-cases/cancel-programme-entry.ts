import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { cancelled } from '../domain/programme.ts';
import { programmeChanged } from './programme-changed.ts';
import type { SessionsDesk } from './sessions-desk.ts';

export interface ProgrammeCancellation {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason: string;
}

/**
 * Cancels an entry of the programme: it stays visible as cancelled.
 * @returns its id
 * @throws RuleBroken, NotFound, VersionConflict
 */
export const cancelProgrammeEntry =
  (together: UnitOfWork<Pick<SessionsDesk, 'programme'>>) =>
  (deed: Deed, { id, expectedVersion, reason }: ProgrammeCancellation): Promise<string> =>
    together(deed, async (hands) => {
      const was = await hands.programme.get(id);
      const entry = await hands.programme.change(was, expectedVersion, cancelled(was, reason));
      programmeChanged(hands, 'CANCELLED', entry, ['status'], reason);
      return id;
    });
