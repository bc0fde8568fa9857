import { VersionConflict, type Deed, type UnitOfWork } from '@assembly-graph/events';
import { BadInput, citing, type CitedInput } from '@assembly-graph/kernel';
import { predecessorOf, proveSuccession, type StateSuccession, type SuccessionKind } from '../domain/state-succession.ts';
import { stateOf, successionsOf, tellOfSuccession, type StatesDesk } from './states-desk.ts';

/** What is left out, or null, stays as it is. */
export interface SuccessionCorrection extends Partial<CitedInput> {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason: string;
  readonly predecessor?: string | null;
  readonly predecessorName?: string | null;
  readonly successor?: string | null;
  readonly succeededOn?: string | null;
  readonly kind?: SuccessionKind | null;
}

/**
 * Tells a succession otherwise, because it was entered in error; what the record said before stays readable (`knownAt`).
 * @returns the id of the succession
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const correctStateSuccession =
  (together: UnitOfWork<StatesDesk>) =>
  (deed: Deed, { id, expectedVersion, reason, predecessor, predecessorName, successor, succeededOn, kind, confidence, sources, note }: SuccessionCorrection): Promise<string> =>
    together(deed, async (hands) => {
      const was = await hands.successions.get(id);
      if (was.version !== expectedVersion) throw new VersionConflict(expectedVersion, was.version);
      const said = Object.entries({ successorIso3: successor, succeededOn, kind, confidence, sourceKeys: sources, note }).filter(([, value]) => value != null);
      const other = predecessor == null && predecessorName == null ? {} : predecessorOf(predecessor, predecessorName);
      const to = await citing(hands.knownSources, { ...other, ...(Object.fromEntries(said) as Partial<StateSuccession>) });
      const changedFields = Object.keys(to);
      if (changedFields.length === 0) throw new BadInput('Say what is told otherwise.', 'input');
      for (const iso3 of [successor, predecessor]) if (iso3 != null) await stateOf(hands, iso3);
      const is = { ...was, ...to };
      proveSuccession(is, (await successionsOf(hands, is)).filter((one) => one.id !== id), hands.now.slice(0, 10));
      const corrected = await hands.successions.change(was, expectedVersion, to);
      tellOfSuccession(hands, corrected, 'StateSuccessionCorrected', {
        changedFields, reason, correctionOf: await hands.lastEventOn(id, ['StateSuccessionRecorded', 'StateSuccessionCorrected']),
      });
      return id;
    });
