import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { cameAbout } from '../domain/programme.ts';
import { momentFrom } from '../domain/venue.ts';
import { programmeChanged } from './programme-changed.ts';
import type { SessionsDesk } from './sessions-desk.ts';

export interface ProgrammeTimes {
  readonly id: string;
  readonly expectedVersion: number;
  readonly startedAt: string;
  readonly endedAt?: string | null;
}

/**
 * Enters when something on the programme started, and when it ended.
 * @returns its id
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const recordProgrammeTimes =
  (together: UnitOfWork<Pick<SessionsDesk, 'programme'>>) =>
  (deed: Deed, { id, expectedVersion, startedAt, endedAt }: ProgrammeTimes): Promise<string> =>
    together(deed, async (hands) => {
      const was = await hands.programme.get(id);
      const changes = cameAbout(was, momentFrom('startedAt', startedAt), endedAt == null ? null : momentFrom('endedAt', endedAt));
      const entry = await hands.programme.change(was, expectedVersion, changes);
      programmeChanged(hands, 'TIMED', entry, ['startedAt', 'endedAt', 'status'], null);
      return id;
    });
