import { VersionConflict, type Deed, type UnitOfWork } from '@assembly-graph/events';
import { BadInput, citing, type CitedInput } from '@assembly-graph/kernel';
import { statusThatMoves, type ImplementationLevel, type ImplementationStatus } from '../domain/implementation-status.ts';
import { tellOfImplementation, type ImplementationDesk } from './implementation-desk.ts';
import { stateOf } from './states-desk.ts';

/** What is left out, or null, stays as it is. */
export interface ImplementationCorrection extends Partial<CitedInput> {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason: string;
  readonly level?: ImplementationLevel | null;
  readonly evidence?: string | null;
  readonly since?: string | null;
}

/**
 * Tells otherwise how far a State had got, because it was entered in error; what the record said before stays readable (`knownAt`).
 * @returns the id of the status
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const correctImplementationStatus =
  (together: UnitOfWork<ImplementationDesk>) =>
  (deed: Deed, { id, expectedVersion, reason, level, evidence, since, confidence, sources, note }: ImplementationCorrection): Promise<string> =>
    together(deed, async (hands) => {
      const { implementationStatuses } = hands;
      // The State's row is the lock, as when one is recorded; what was read before it is read again.
      const { stateIso3, subject } = await implementationStatuses.get(id);
      await stateOf(hands, stateIso3);
      const all = await implementationStatuses.having({ stateIso3, subject });
      const was = all.find((one) => one.id === id)!;
      if (was.version !== expectedVersion) throw new VersionConflict(expectedVersion, was.version);
      const said = Object.entries({ level, evidence, from: since, confidence, sourceKeys: sources, note }).filter(([, value]) => value != null);
      const to = await citing(hands.knownSources, Object.fromEntries(said) as Partial<ImplementationStatus>);
      const changedFields = Object.keys(to);
      if (changedFields.length === 0) throw new BadInput('Say what is told otherwise.', 'input');
      const moved = statusThatMoves(all, was, { ...was, ...to }, hands.now.slice(0, 10));
      // In this order the two never hold at once, whichever way the day moves.
      const shortenFirst = moved !== null && moved.to < moved.before.to!;
      if (moved && shortenFirst) await implementationStatuses.change(moved.before, moved.before.version, { to: moved.to });
      const corrected = await implementationStatuses.change(was, expectedVersion, to);
      if (moved && !shortenFirst) await implementationStatuses.change(moved.before, moved.before.version, { to: moved.to });
      tellOfImplementation(hands, corrected, 'ImplementationStatusCorrected', {
        changedFields, reason, correctionOf: await hands.lastEventOn(id, ['ImplementationStatusRecorded', 'ImplementationStatusCorrected']),
      });
      return id;
    });
